import { describe, expect, it } from "vitest";
import { firmRulesSchema, ruleAnswerSchema, triedExampleSchema } from "./answers.js";
import { ruleFileSchema, versionOn, type RuleFile } from "./rule-file.js";
import { problemLine, problemsOf, tryExample } from "./rule-problems.js";
import { vocabularyFileSchema, vocabularyIn } from "./vocabulary-file.js";
import { compileRule } from "@chengqi/engines/rules";

const vocabulary = vocabularyIn(vocabularyFileSchema.parse({
  id: "firm", label: { zh: "企业", en: "Firm" },
  terms: [{ name: "税收", type: "number", unit: "cny", label: { zh: "税收", en: "tax" } }, { name: "从业人员", type: "number", unit: "person", label: { zh: "从业人员", en: "employees" } }],
}));
const known = new Map([["firm", vocabulary]]);
const both = { zh: "示例", en: "Example" };
const rule: RuleFile = {
  id: "tax-per-head", kind: "indicator", subject: "firm", name: both, source: { document: both, article: both, mark: "illustrative" },
  versions: [
    { version: 1, validFrom: "2016-01-01", validTo: "2018-01-01", expression: "税收 / 从业人员 / 万元(1) * 人(1)", examples: [{ facts: { 税收: 300_000, 从业人员: 10 }, result: 3 }] },
    { version: 2, validFrom: "2019-01-01", expression: "税收 / 万元(1)", examples: [{ facts: { 税收: 1_000 }, result: 0.1 }, { facts: {}, result: null }] },
  ],
};
const lines = (raw: unknown): string[] => problemsOf(raw, known).problems.map(problemLine);
const withSecond = (change: object): unknown => ({ ...rule, versions: [rule.versions[0], { ...rule.versions[1], ...change }] });

describe("the problems of a rule", () => {
  it("are none where its examples hold", () => expect(problemsOf(rule, known)).toEqual({ rule, problems: [] }));

  it.each([
    [withSecond({ expression: "税收 / 万元(1" }), /^versions\[1\]\.expression\[\d+–\d+\]: found .*, expected /],
    [withSecond({ expression: "税收 > 1" }), /found a rule that gives boolean, expected number/],
    [withSecond({ examples: [{ facts: { 税收: 1000 }, result: 2 }] }), /^versions\[1\]\.examples\[0\]\.result: found 2, expected 0\.1, which the rule gives$/],
    [withSecond({ examples: [{ facts: { 税收: "1" }, result: 2 }] }), /^versions\[1\]\.examples\[0\]\.facts\.税收: found "1", expected /],
    [withSecond({ validFrom: "2017-06-01" }), /^versions\[1\]\.validFrom: found "2017-06-01", expected not before 2018-01-01/],
    [withSecond({ version: 1 }), /^versions\[1\]\.version: found 1, expected above 1/],
    [withSecond({ validTo: "2019-01-01" }), /^versions\[1\]\.validTo: .* expected a day after 2019-01-01/],
    [{ ...rule, subject: "ship" }, /^subject: found "ship", expected one of firm$/],
    [{ ...rule, source: { ...rule.source, mark: "published" } }, /^source\.url: found nothing, expected a published rule names/],
    [null, /^rule: found null/],
  ])("name the place, what was found and what was expected: %#", (raw, line) => {
    expect(lines(raw)).toContainEqual(expect.stringMatching(line));
    expect(problemsOf(raw, known).rule).toBeNull();
  });
});

describe("an example", () => {
  it("comes with the missing facts that would decide it, as the answers give it", () => {
    const { expression, validFrom } = rule.versions[0]!;
    const example = { facts: { 税收: 300_000 }, result: null };
    const { result, holds, explanation, missing } = tryExample(compileRule(expression, vocabulary), expression, example, vocabulary, validFrom);
    expect(missing.map(({ facts }) => facts)).toEqual([["从业人员"]]);
    expect(triedExampleSchema.parse({ ...example, came: result, holds, explanation, missing })).toMatchObject({ holds: true, came: null });
    expect(firmRulesSchema.safeParse({ year: null, rows: [] }).success).toBe(true);
    expect(ruleAnswerSchema.safeParse(rule).success).toBe(false);
  });
});

describe("the version on a day", () => {
  it.each([["2015-12-31", null], ["2016-01-01", 1], ["2017-12-31", 1], ["2018-01-01", null], ["2019-01-01", 2], ["2030-01-01", 2]])("%s is %s", (day, version) =>
    expect(versionOn(ruleFileSchema.parse(rule).versions, day)?.version ?? null).toBe(version));
});
