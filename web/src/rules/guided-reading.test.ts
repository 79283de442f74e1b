import { compileRule, type Vocabulary } from "@chengqi/engines/rules";
import { describe, expect, it } from "vitest";
import { expressionOf, isComplete, type Group, type Row } from "./guided-form.js";
import { guidedOf } from "./guided-reading.js";
import { sameRule } from "./same-rule.js";
import { typeOfTerm } from "./term-type.js";

const vocabulary: Vocabulary = {
  terms: [
    { name: "税收", type: "number", unit: "cny" }, { name: "用地面积", type: "number", unit: "m2" }, { name: "研发经费", type: "number", unit: "cny" },
    { name: "营业收入", type: "number", unit: "cny" }, { name: "从业人员", type: "number", unit: "person" }, { name: "成立年份", type: "number" },
    { name: "规模", type: "string", values: ["大型", "中型", "小型", "微型"] }, { name: "行业代码", type: "string" },
    { name: "上市日期", type: "date" }, { name: "产品", type: "strings" }, { name: "近三年税收", type: "numbers", unit: "cny" },
    { name: "高新技术企业", type: "boolean" },
  ],
};
const written = (group: Group) => expressionOf(group, typeOfTerm(vocabulary));

describe("expressions of common conditions", () => {
  it.each([
    "税收 / 用地面积 >= 万元(20) / 亩(1)",
    "税收 > 5000000",
    "研发经费 / 营业收入 >= 百分之(3)",
    "研发经费 / 营业收入 >= 0.03",
    "税收 between 万元(20) and 万元(500)",
    "从业人员 in [10..300]",
    "规模 in (\"中型\", \"小型\")",
    "not(规模 in (\"大型\", \"中型\"))",
    "starts with(行业代码, \"39\")",
    "list contains(产品, \"芯片\")",
    "上市日期 <= date(\"2018-06-30\")",
    "高新技术企业 = true",
    "用地面积 = null or 税收 != null",
    "规模 = \"小型\" and (税收 > 万元(3) or 从业人员 >= 人(20)) and 成立年份 <= 2016",
    "(规模 = \"小型\" and 税收 > 万元(3)) or (规模 = \"微型\" and 税收 > 万元(1.5))",
  ])("become rows and the same rule again: %s", (text) => {
    const guided = guidedOf(text, vocabulary);
    if (!guided.ok) throw new Error(`${guided.reason}: ${guided.text}`);
    expect(sameRule(compileRule(written(guided.group), vocabulary), compileRule(text, vocabulary))).toBe(true);
    // And rows again: nothing is lost however often one switches.
    expect(guidedOf(written(guided.group), vocabulary)).toEqual(guided);
  });

  it("keep their values as typed, with units", () => {
    const guided = guidedOf("税收 / 用地面积 >= 万元(20.50) / 亩(1)", vocabulary);
    expect(guided).toEqual({
      ok: true,
      group: { kind: "group", join: "and", items: [{ kind: "row", measure: { name: "税收", per: "用地面积" }, comparator: ">=", values: ["20.50"], unit: "万元", perUnit: "亩" }] },
    });
  });
});

describe("expressions that rows cannot show", () => {
  it.each([
    ["if 税收 > 1 then \"红\" else \"绿\"", "value", "if 税收 > 1 then \"红\" else \"绿\""],
    ["税收 / 用地面积", "value", "税收 / 用地面积"],
    ["every x in 近三年税收 satisfies x > 1", "part", "every x in 近三年税收 satisfies x > 1"],
    ["税收 > 1 and 税收 - 研发经费 > 2", "part", "税收 - 研发经费"],
    ["税收 > 1 and (税收 > 2 or (税收 > 3 and 税收 > 4))", "nested", "税收 > 3 and 税收 > 4"],
    ["万元(5) < 税收", "part", "万元(5)"],
    ["税收 > 万元(5) // 示例", "comment", ""],
    ["税收 >", "fault", ""],
    ["规模 = \"巨型\"", "fault", ""],
    [" ", "empty", ""],
  ])("say why: %s", (text, reason, part) => {
    expect(guidedOf(text, vocabulary)).toEqual({ ok: false, reason, text: part });
  });

  it("are not taken for a comment because of a text", () => {
    expect(guidedOf("starts with(行业代码, \"//\")", vocabulary).ok).toBe(true);
  });
});

it("a row without its value is incomplete and leaves a gap that checking names", () => {
  const row: Row = { kind: "row", measure: { name: "税收", per: null }, comparator: ">=", values: [], unit: "万元", perUnit: "" };
  expect(isComplete(row, "number")).toBe(false);
  expect(isComplete({ ...row, values: ["20"] }, "number")).toBe(true);
  expect(isComplete({ ...row, values: ["zwanzig"] }, "number")).toBe(false);
  expect(() => compileRule(written({ kind: "group", join: "and", items: [row] }), vocabulary)).toThrow(/found the end/);
});
