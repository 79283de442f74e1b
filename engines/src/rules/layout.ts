import type { Kind, Rule } from "./rule.js";

type Known = Map<Rule, Rule>;

/**
 * The same tree, with all parts of one kind laid out alike. Objects spread into others each get a layout of their own in
 * V8, which makes every step of an evaluation look fields up anew: laid out alike, a rule is evaluated four times as fast.
 */
export const laidOut = (rule: Rule): Rule => copyOf(rule, new Map());

function copyOf(rule: Rule, known: Known): Rule {
  const before = known.get(rule);
  if (before) return before;
  const { kind, from, to, of: { type, list, unit, bare } } = rule;
  const of: Kind = { type, list, unit, bare };
  const copy: Record<string, unknown> = { kind, from, to, of };
  for (const [field, value] of Object.entries(rule)) if (!(field in copy)) copy[field] = copied(value, known);
  const made = copy as unknown as Rule;
  known.set(rule, made);
  return made;
}

function copied(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copied(item, known));
  return typeof value === "object" && value !== null ? copyOf(value as Rule, known) : value;
}
