import type { RuleFile } from "@chengqi/domain/rules/rule-file";
import { describe, expect, it } from "vitest";
import { contentOf, draftOf, newDraft } from "./draft.js";
import { openedRule, yamlOf } from "./rule-yaml.js";

const rule: RuleFile = {
  id: "tax-per-mu", kind: "eligibility", subject: "firm", name: { zh: "亩均税收达标", en: "Tax per mu reached" },
  source: { document: { zh: "示例", en: "Example" }, article: { zh: "一", en: "1" }, mark: "illustrative" },
  versions: [
    { version: 1, validFrom: "2016-01-01", validTo: "2020-01-01", expression: "税收 / 用地面积 >= 万元(15) / 亩(1)", examples: [{ facts: { 税收: 5_000_000, 用地面积: 12_000 }, result: true }] },
    { version: 2, validFrom: "2020-01-01", expression: "税收 / 用地面积 >= 万元(20) / 亩(1)", change: { zh: "提高", en: "Raised" }, examples: [{ facts: { 税收: null }, today: "2020-12-31", result: null }] },
  ],
};

describe("a rule as a draft", () => {
  it("is the same rule again when nothing was changed", () => {
    expect(contentOf(draftOf(rule, { newVersionFrom: null }))).toEqual(rule);
  });

  it("as a new version ends the former one on the day it begins and leaves the others as they are", () => {
    const draft = draftOf(rule, { newVersionFrom: "2021-01-01" });
    expect([draft.version, draft.expression, draft.change]).toEqual([3, rule.versions[1]!.expression, { zh: "", en: "" }]);
    const content = contentOf({ ...draft, expression: "税收 > 1" });
    expect(content.versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([["2016-01-01", "2020-01-01"], ["2020-01-01", "2021-01-01"], ["2021-01-01", undefined]]);
    expect(content.versions.slice(0, 1)).toEqual(rule.versions.slice(0, 1));
    expect(content.versions.at(-1)?.expression).toBe("税收 > 1");
  });

  it("without a note or reason leaves them out of the file", () => {
    const content = contentOf(newDraft("2020-12-31"));
    expect("note" in content).toBe(false);
    expect(content.versions).toEqual([{ version: 1, validFrom: "2020-12-31", expression: "", examples: [] }]);
  });
});

describe("a rule file", () => {
  it("is read again as it was written, with its days as texts", () => {
    const text = yamlOf(rule);
    expect(text).toContain("validFrom: 2016-01-01");
    const opened = openedRule(text);
    if (!opened.ok) throw new Error(opened.wrong);
    expect(contentOf(opened.draft)).toEqual(rule);
  });

  it.each([
    ["- no: rule", /expected/i], ["id: x\nkind: tax\n", /kind|Invalid/], ["a: [1", /flow|\]/i], ["a: &x [1]\nb: *x", /alias/i],
  ])("that is none says what is wrong: %s", (text, due) => {
    const opened = openedRule(text);
    expect(opened.ok ? "" : opened.wrong).toMatch(due);
  });
});
