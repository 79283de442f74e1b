import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileRule, dayOfText, factsOf, functionNames, shown, valueOf, type Term, type TermType } from "../../engines/src/rules/index.js";

const page = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
const raw = JSON.parse(/<!-- facts -->\s*```json\n([\s\S]*?)```/.exec(page)![1]!) as Record<string, unknown>;
const units: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["税收", "营业收入", "增加值", "研发经费", "固定资产投资", "建设投入", "计划投入", "近三年税收"].map((name) => [name, "cny"])),
  用地面积: "m2", 建筑面积: "m2", 综合能耗: "tce", 从业人员: "person", 研发人员: "person", 本科以上人员: "person",
};
const unknownTypes: Readonly<Record<string, TermType>> = { 本科以上人员: "number", 开工日期: "date", 环评批复: "boolean" };

function typeOf(name: string, value: unknown): TermType {
  if (value === null) return unknownTypes[name]!;
  if (Array.isArray(value)) return typeof value[0] === "number" ? "numbers" : "strings";
  return typeof value === "string" && dayOfText(value) !== null ? "date" : (typeof value as TermType);
}

const vocabulary = { terms: Object.entries(raw).map(([name, value]): Term => ({ name, type: typeOf(name, value), ...(units[name] && { unit: units[name] }) })) };
const situation = { facts: factsOf(raw, vocabulary), today: dayOfText("2020-12-31")! };
const examples = [...page.matchAll(/^\| (\d+) \| (.*?) \| `(.*?)` \| `(.*?)` \|$/gm)].map(([, number, says, rule, result]) => ({ number, says, rule: rule!, result: JSON.parse(result!) as unknown }));

describe("the page on writing rules", () => {
  it("has twenty examples", () => expect(examples).toHaveLength(20));

  it.each(examples)("is right in example $number: $rule", ({ rule, result }) => {
    const compiled = compileRule(rule, vocabulary);
    expect(shown(valueOf(compiled, situation), compiled.of)).toEqual(result);
  });

  it("names every function of the language", () => {
    expect(functionNames.filter((name) => !page.includes(name))).toEqual([]);
  });
});
