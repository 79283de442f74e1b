import type { Rule } from "@chengqi/engines/rules";

/** Without its places in the text, and without joins of a single part. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (value === null || typeof value !== "object") return value;
  const rule = value as Partial<Rule> & Record<string, unknown>;
  if ((rule.kind === "and" || rule.kind === "or") && rule.parts?.length === 1) return plainOf(rule.parts[0]);
  return Object.fromEntries(Object.entries(rule).filter(([key]) => key !== "from" && key !== "to").map(([key, inner]) => [key, plainOf(inner)]));
}

/** Whether two checked expressions are one rule, however they are spaced and bracketed. */
export const sameRule = (a: Rule, b: Rule): boolean => JSON.stringify(plainOf(a)) === JSON.stringify(plainOf(b));
