import { statusOf, type StatusInput } from "@chengqi/domain/chains/presence-status";
import { versionOn, type RuleFile } from "@chengqi/domain/rules/rule-file";
import { vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, dayOfText, type Rule } from "@chengqi/engines/rules";

export const statusRuleId = "chain-link-status";

export interface StatusRule {
  readonly rule: RuleFile;
  readonly vocabulary: VocabularyFile;
}

export type StatusJudge = (input: StatusInput) => ReturnType<typeof statusOf> & { readonly rule: { readonly rule: string; readonly version: number; readonly text: string } | null };

const compiled = new Map<string, Rule>();

/** Judges links of a year by the version of the rule in force on its last day; without one nothing can be told. */
export function statusJudge(status: StatusRule | null, year: number): StatusJudge {
  const version = status && versionOn(status.rule.versions, `${year}-12-31`);
  if (!status || !version) return () => ({ status: "unknown", confidence: null, rule: null });
  const known = compiled.get(version.expression) ?? compileRule(version.expression, vocabularyIn(status.vocabulary));
  if (compiled.size > 100) compiled.clear();
  compiled.set(version.expression, known);
  const today = dayOfText(`${year}-12-31`) ?? 0;
  const said = { rule: status.rule.id, version: version.version, text: version.expression };
  return (input) => ({ ...statusOf(known, input, today), rule: said });
}
