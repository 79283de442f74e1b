import { compileRule } from "@chengqi/engines/rules";
import { describe, expect, it, test } from "vitest";
import { checkAnswerSchema, firmRulesSchema, ruleAnswerSchema, runResultSchema } from "./answers.js";
import { conditionText } from "./condition-text.js";
import { versionOn, type RuleFile } from "./rule-file.js";
import { problemLine, problemsOf, tryExample } from "./rule-problems.js";
import { changesBetween, changeWords } from "./version-words.js";
import { vocabularyFileSchema, vocabularyIn } from "./vocabulary-file.js";

const both = (zh: string, en: string) => ({ zh, en });
const file = vocabularyFileSchema.parse({
  id: "firm", label: both("企业", "Firm"),
  terms: [
    { name: "税收", type: "number", unit: "cny", label: both("税收", "tax") }, { name: "用地面积", type: "number", unit: "m2", label: both("用地面积", "land") },
    { name: "近三年税收", type: "numbers", unit: "cny", label: both("近三年税收", "tax of three years") },
    { name: "规模", type: "string", values: ["大型", "中型", "小型"], label: both("规模", "size") }, { name: "失信", type: "boolean", label: both("失信", "dishonest") },
  ],
});
const vocabulary = vocabularyIn(file);
const vocabularies = new Map([["firm", vocabulary]]);
const labels = new Map(file.terms.map(({ name, label }) => [name, label]));

const good: RuleFile = {
  id: "tax-per-mu", kind: "eligibility", subject: "firm", name: both("亩均税收", "Tax per mu"),
  source: { document: both("示例", "Example"), article: both("第一条", "Article 1"), mark: "illustrative" },
  versions: [
    { version: 1, validFrom: "2016-01-01", validTo: "2018-01-01", expression: "税收 > 万元(10)", examples: [{ facts: { 税收: 2e5 }, result: true }] },
    { version: 2, validFrom: "2019-01-01", expression: "税收 / 用地面积 >= 万元(20) / 亩(1)", examples: [{ facts: { 税收: 5e6, 用地面积: 12000 }, result: true }, { facts: { 税收: 5e6 }, result: null }] },
  ],
};
const [first, second] = good.versions as [RuleFile["versions"][0], RuleFile["versions"][0]];
const lines = (raw: unknown) => problemsOf(raw, vocabularies).problems.map(problemLine);

describe("a rule file", () => {
  it("that holds has no problems", () => {
    expect(problemsOf(good, vocabularies)).toEqual({ rule: good, problems: [] });
  });

  it.each([
    [{ ...good, id: "Tax" }, "id: found \"Tax\", expected lower-case words joined by -"],
    [{ ...good, subject: "parcel" }, "subject: found \"parcel\", expected one of firm"],
    [{ ...good, versions: [first, { ...second, version: 1 }] }, "versions[1].version: found 1, expected above 1, the version before it"],
    [{ ...good, versions: [{ ...first, validTo: "2019-01-01" }, { ...first, version: 2, validFrom: "2019-01-01", validTo: undefined, expression: "税收  >\n万元(10)" }] }, "versions[1].expression: found \"税收  >\\n万元(10)\", expected something else than version 1 says, which it follows"],
    [{ ...good, versions: [first, { ...second, validFrom: "2017-06-01" }] }, "versions[1].validFrom: found \"2017-06-01\", expected not before 2018-01-01"],
    [{ ...good, versions: [{ ...first, validTo: "2015-01-01" }] }, "versions[0].validTo: found \"2015-01-01\", expected a day after 2016-01-01"],
    [{ ...good, source: { ...good.source, mark: "published" } }, "source.url: found nothing, expected a published rule names where it stands"],
    [{ ...good, versions: [{ ...first, expression: "税金 > 1" }] }, "versions[0].expression[0–2]: found \"税金\", expected a known name, such as 税收"],
    [{ ...good, versions: [{ ...first, expression: "税收 * 2" }] }, "versions[0].expression[0–6]: found a rule that gives number, expected boolean, as eligibility does"],
    [{ ...good, kind: "light" }, "versions[0].expression[0–11]: found a rule that gives boolean, expected string, as light does"],
    [{ ...good, versions: [{ ...first, examples: [{ facts: { 税收: 1 }, result: true }] }] }, "versions[0].examples[0].result: found true, expected false, which the rule gives"],
    [{ ...good, versions: [{ ...first, examples: [{ facts: { 税收: "多" }, result: true }] }] }, "versions[0].examples[0].facts.税收: found \"多\", expected a number"],
  ])("is refused by place: %#", (raw, line) => {
    expect(problemsOf(raw, vocabularies).rule).toBeNull();
    expect(lines(raw).join("\n")).toContain(line);
  });

  it("is in force on a day by its latest version begun, if that has not ended", () => {
    expect(["2015-12-31", "2016-01-01", "2017-12-31", "2018-01-01", "2019-01-01", "2026-01-01"].map((day) => versionOn(good.versions, day)?.version ?? null)).toEqual([null, 1, 1, null, 2, 2]);
  });

  it("takes a result for the same up to ten digits, and says which fact would decide", () => {
    const text = "税收 / 3";
    const tried = (result: number) => tryExample(compileRule(text, vocabulary), text, { facts: { 税收: 1 }, result }, vocabulary, "2020-01-01");
    expect([tried(0.33333333333).holds, tried(0.3334).holds]).toEqual([true, false]);
    expect(tryExample(compileRule(second.expression, vocabulary), second.expression, second.examples[1]!, vocabulary, "2020-01-01").missing).toEqual([{ facts: ["用地面积"], can: [true, false] }]);
  });
});

describe("two versions of a rule", () => {
  const said = (before: string, after: string) => changesBetween(before, after, vocabulary).map((change) => changeWords(change, labels));

  test.each([
    ["税收 > 万元(10)", "税收 > 万元(20)", ["税收：由 10 万元 提高到 20 万元（从严）"], ["tax: raised from 100,000 CNY to 200,000 CNY (stricter)"]],
    ["税收 < 万元(10)", "税收 < 万元(20)", ["税收：由 10 万元 提高到 20 万元（放宽）"], ["tax: raised from 100,000 CNY to 200,000 CNY (looser)"]],
    ["not(税收 > 万元(20))", "not(税收 > 万元(10))", ["税收：由 20 万元 降低到 10 万元（从严）"], ["tax: lowered from 200,000 CNY to 100,000 CNY (stricter)"]],
    ["税收 > 万元(10) and 失信", "税收 > 万元(10)", ["取消条件：失信"], ["Dropped condition: dishonest"]],
    ["失信", "失信 or 规模 = \"大型\"", ["新增可替代的条件：规模 = \"大型\""], ["New alternative: size = \"大型\""]],
    ["失信 and 税收 > 1", "失信 or 税收 > 1", ["由须全部满足改为满足任一条即可"], ["Any one condition is enough; before, all had to hold"]],
    ["规模 in (\"大型\", \"中型\")", "规模 in (\"中型\", \"小型\")", ["规模：增加小型，去掉大型"], ["size: with 小型 now; without 大型"]],
    ["规模 = \"大型\"", "规模 in (\"大型\", \"中型\")", ["规模：增加中型"], ["size: with 中型 now"]],
    ["if 税收 < 1 then \"红\" else \"绿\"", "if 税收 < 2 then \"红\" else \"绿\"", ["税收：由 1 提高到 2"], ["tax: raised from 1 to 2"]],
    ["失信", "税收 > 1", ["由“失信”改为“税收 > 1”"], ["changed from “dishonest” to “tax > 1”"]],
    ["税收 > 1 and 失信", "失信   and 税收>1", [], []],
    ["税收 >= 万元(10)", "税收 >= 元(100000)", [], []],
  ])("%s → %s", (before, after, zh, en) => {
    expect(said(before, after).map((words) => words.zh)).toEqual(zh);
    expect(said(before, after).map((words) => words.en)).toEqual(en);
  });

  it("mirror each other: what one adds, the other drops", () => {
    const texts = ["税收 > 万元(10)", "税收 > 万元(10) and 失信", "税收 > 万元(20) and 规模 in (\"大型\", \"中型\")", "失信 or 税收 > 万元(5)", "规模 = \"大型\""];
    for (const a of texts) {
      expect(changesBetween(a, a, vocabulary)).toEqual([]);
      for (const b of texts) expect(changesBetween(a, b, vocabulary).length === 0).toBe(changesBetween(b, a, vocabulary).length === 0);
    }
  });
});

test("amounts stand before their units, names are translated, texts in quotes are left", () => {
  expect(conditionText("近三年税收 = null or 税收 / 用地面积 >= 万元(20.5) / 亩(1) and 规模 != \"税收\" and 税收 < 百分之(3) * 亿元(2) / 万元(1)", labels)).toEqual({
    zh: "近三年税收 = null or 税收 / 用地面积 >= 20.5 万元/亩 and 规模 != \"税收\" and 税收 < 3% * 2 亿元/万元",
    en: "tax of three years = null or tax / land >= 205,000 CNY/mu and size != \"税收\" and tax < 3% * 200,000,000 CNY/10,000 CNY",
  });
});

test("answers are described by schemas that tell one from another", () => {
  for (const schema of [checkAnswerSchema, firmRulesSchema, ruleAnswerSchema, runResultSchema]) expect(schema.safeParse({}).success).toBe(false);
});
