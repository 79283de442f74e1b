import { describe, expect, it } from "vitest";
import { evaluateCall } from "./evaluate.js";

const facts = JSON.stringify({ 税收: 5_000_000, 面积: 10_000, 成立日期: "2015-03-01", 从业人员: null });
const vocabulary = JSON.stringify({ terms: [{ name: "税收", type: "number", unit: "cny" }, { name: "面积", type: "number", unit: "m2" }, { name: "成立日期", type: "date" }, { name: "从业人员", type: "number", unit: "person" }] });
const call = (expression: string, more: object = {}) => evaluateCall({ expression, facts, vocabulary, today: "2020-12-31", ...more });

describe("chengqi evaluate", () => {
  it("gives value, explanation and what is missing", () => {
    expect(JSON.parse(call("税收 / 面积 >= 万元(20) / 亩(1) and 从业人员 > 20"))).toMatchObject({
      value: null,
      explanation: { value: null, parts: [{ text: "税收 / 面积 >= 万元(20) / 亩(1)", value: true, sides: [500, 300] }, { value: null, facts: { 从业人员: null } }] },
      missing: [{ facts: ["从业人员"], can: [true, false] }],
    });
  });

  it("takes names and types from the facts where no vocabulary is given", () => {
    expect(JSON.parse(call("税收 > 1 and 成立日期 < date(\"2016-01-01\")", { vocabulary: undefined }))).toMatchObject({ value: true, missing: [] });
  });

  it.each([
    ["税收 > 面积", {}, "expression[5–7]: found number in m2, expected number in cny"],
    ["税收 >", {}, "expected the expression to go on"],
    ["利润 > 1", {}, 'found "利润", expected a known name'],
    ["税收 > 1", { facts: "{" }, "facts: found no JSON"],
    ["税收 > 1", { facts: '{"税收":"5"}' }, 'facts.税收: found "5", expected a number'],
    ["税收 > 1", { vocabulary: '{"terms":[{"name":"税收","type":"money"}]}' }, "vocabulary.terms.0.type"],
    ["税收 > 1", { today: "yesterday" }, 'today: found "yesterday"'],
  ])("says in one line what is wrong with %j and %j", (expression, more, complaint) => {
    expect(() => call(expression, more)).toThrow(complaint);
  });
});
