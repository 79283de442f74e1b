import { keyRuleSchema } from "@chengqi/domain/atlas/atlas";
import type { Params } from "../api.js";

const standard = keyRuleSchema.parse({});

/** The rule for “key” as it stands in the address; texts, the standard ones left out. */
export const ruleDefaults = {
  minRevenueCny: String(standard.minRevenueCny),
  minEmployees: String(standard.minEmployees),
  declaredOnly: standard.declaredOnly,
  top: String(standard.top),
};
export type RuleState = Readonly<Record<keyof typeof ruleDefaults, string>>;

/** Parameters of the rule; what is no rule counts as the standard one, so that a mistyped address still answers. */
export function ruleParams(state: RuleState): Params {
  const { minRevenueCny, minEmployees, declaredOnly, top } = state;
  const read = keyRuleSchema.safeParse({ minRevenueCny, minEmployees, declaredOnly, top });
  const rule = read.success ? read.data : standard;
  const changed = Object.entries(rule).filter(([key, value]) => String(value) !== ruleDefaults[key as keyof RuleState]);
  return Object.fromEntries(changed);
}
