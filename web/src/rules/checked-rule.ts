import { compileRule, RuleFault, type Fault, type Rule, type Vocabulary } from "@chengqi/engines/rules";

export type CheckedRule = { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly fault: Fault };

/** The checked tree of an expression, or the mistake in it. */
export function checkedRule(text: string, vocabulary: Vocabulary): CheckedRule {
  try {
    return { ok: true, rule: compileRule(text, vocabulary) };
  } catch (error) {
    if (error instanceof RuleFault) return { ok: false, fault: error.fault };
    throw error;
  }
}
