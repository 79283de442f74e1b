import type { Rule } from "@chengqi/engines/rules";

/** The parts of a rule, whatever it is made of. */
function partsOf(rule: Rule): readonly Rule[] {
  return Object.values(rule).flatMap((value: unknown): readonly Rule[] => {
    if (Array.isArray(value)) return value.filter(isRule);
    return isRule(value) ? [value] : [];
  });
}

const isRule = (value: unknown): value is Rule => value !== null && typeof value === "object" && "kind" in value && "of" in value && "from" in value;

/** The part that stands at a place of the expression; null if none does. */
export function partAt(rule: Rule, place: { readonly from: number; readonly to: number }): Rule | null {
  if (rule.from === place.from && rule.to === place.to) return rule;
  for (const part of partsOf(rule)) {
    const found = partAt(part, place);
    if (found) return found;
  }
  return null;
}
