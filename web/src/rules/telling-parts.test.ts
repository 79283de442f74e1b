import { compileRule, explain, factsOf, type Vocabulary } from "@chengqi/engines/rules";
import { expect, it } from "vitest";
import { tellingParts } from "./telling-parts.js";

const vocabulary: Vocabulary = { terms: [{ name: "税收", type: "number", unit: "cny" }] };

function told(text: string, facts: Record<string, unknown>): string[] {
  const rule = compileRule(text, vocabulary);
  return tellingParts(explain(rule, text, { facts: factsOf(facts, vocabulary), today: 0 }), rule).map((part) => part.text);
}

it("of a choice only the condition and the branch taken are told, of values written out nothing", () => {
  const light = "if 税收 < 10 then \"红\" else if 税收 < 50 then \"黄\" else \"绿\"";
  expect(told(light, { 税收: 5 })).toEqual(["税收 < 10"]);
  expect(told(light, { 税收: 20 })).toEqual(["税收 < 10", "if 税收 < 50 then \"黄\" else \"绿\""]);
});

it("while the condition of a choice is unknown, both branches are told", () => {
  expect(told("if 税收 < 10 then 税收 > 1 else 税收 > 2", {})).toEqual(["税收 < 10", "税收 > 1", "税收 > 2"]);
});

it("all parts of a joined condition are told", () => {
  expect(told("税收 > 1 and 税收 < 9", { 税收: 5 })).toEqual(["税收 > 1", "税收 < 9"]);
});
