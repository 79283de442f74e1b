import type { RuleAnswer } from "@chengqi/domain/rules/answers";
import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import { tryExample } from "@chengqi/domain/rules/rule-problems";
import { changesBetween, changeWords } from "@chengqi/domain/rules/version-words";
import { vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule, type Rule, type Vocabulary } from "@chengqi/engines/rules";
import type { StoredRule } from "./sql.js";

/** Bytes of a request that holds a rule with all its versions and examples. */
export const mostBody = 300_000;

/** A rule with its versions compared in words and its examples tried. */
export function answerOf({ rule, origin }: StoredRule, file: VocabularyFile): RuleAnswer {
  const vocabulary = vocabularyIn(file);
  const labels = new Map(file.terms.map(({ name, label }) => [name, label]));
  const { id, kind, subject, name, note, source } = rule;
  const versions = rule.versions.map(({ version, validFrom, validTo, expression, change, examples }, index) => {
    const before = rule.versions[index - 1];
    const checkedRule = compileRule(expression, vocabulary);
    return {
      version, validFrom, validTo: validTo ?? null, expression, change: change ?? null,
      changes: before ? changesBetween(before.expression, expression, vocabulary).map((one) => changeWords(one, labels)) : [],
      examples: examples.map((example) => tried(checkedRule, expression, example, vocabulary, validFrom)),
    };
  });
  return { id, kind, subject, name, note: note ?? null, source, origin, versions };
}

export function tried(rule: Rule, expression: string, example: RuleExample, vocabulary: Vocabulary, day: string) {
  const { holds, result, explanation, missing } = tryExample(rule, expression, example, vocabulary, day);
  return { ...example, holds, came: result, explanation, missing };
}
