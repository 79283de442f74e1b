import { duplicationLevels } from "./answers-duplication.js";
import type { Duplication } from "./duplication.js";
import type { DeclaredState } from "./duplication-declared.js";
import { order } from "./gaps.js";

/** How far the score moves before the facts count as changed. */
const step = 0.05;
/** What of a level's score names its leading items. */
const leading = 0.1;

/**
 * The facts that a decision on a pair rests on, as text: its score in steps of 0.05, declared against done, and at every level the items
 * that make up a tenth or more of its score. A decision holds while this text is the same; single firms that come or go leave it as it is.
 */
export function evidenceOf({ a, b, score, levels, items }: Duplication, state: DeclaredState): string {
  const named = duplicationLevels.map((level) => items.filter((one) => one.level === level && one.part >= leading * (levels[level] ?? 0)).map(({ item }) => item).toSorted(order));
  return JSON.stringify([a, b, Math.floor(score / step), state, named]);
}
