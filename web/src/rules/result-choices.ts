import type { Rule } from "@chengqi/engines/rules";

/** Texts a rule can come out as, in the order they are written: of a light its colours. */
export function textResults(rule: Rule): string[] {
  if (rule.kind === "if") return [...new Set([...textResults(rule.met), ...textResults(rule.unmet)])];
  return rule.kind === "constant" && typeof rule.value === "string" ? [rule.value] : [];
}

/** What can be expected of a rule, as texts; null where any number can. Without a rule it is taken for a condition. */
export function resultChoices(rule: Rule | null): readonly string[] | null {
  if (rule === null || rule.of.type === "boolean") return ["true", "false", "null"];
  return rule.of.type === "string" ? [...textResults(rule), "null"] : null;
}
