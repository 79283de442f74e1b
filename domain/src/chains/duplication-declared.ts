import { declaredStates } from "./answers-duplication.js";
import type { Duplication } from "./duplication.js";

export type DeclaredState = (typeof declaredStates)[number];

/** Classes that stand under the declared codes, which may be divisions, groups or classes. */
export const declaredClasses = (codes: readonly string[], classes: readonly string[]): ReadonlySet<string> => new Set(classes.filter((code) => codes.some((prefix) => code.startsWith(prefix))));

/** |A ∩ B| / max(|A|, |B|) of the declared classes: 1 where both declare the same; null where one declares none. */
export function declaredOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  const both = [...a].filter((code) => b.has(code)).length;
  return both / Math.max(a.size, b.size);
}

/**
 * What was declared beside what is done: whether most of what both do, by its part in the score of classes, was declared by both zones, by
 * one, or by neither (the more declared of equal ones); where they share no class, whether both declare the same without doing it.
 */
export function declaredState(items: Duplication["items"], a: ReadonlySet<string>, b: ReadonlySet<string>, overlap: number | null): DeclaredState {
  const parts = [0, 0, 0];
  for (const { level, item, part } of items) if (level === "class") parts[Number(a.has(item)) + Number(b.has(item))]! += part;
  const [neither = 0, one = 0, both = 0] = parts;
  if (neither + one + both === 0) return (overlap ?? 0) > 0 ? "declared-not-done" : "none";
  if (both >= one && both >= neither) return "both-declare";
  return one >= neither ? "one-declares-other-does" : "both-do";
}
