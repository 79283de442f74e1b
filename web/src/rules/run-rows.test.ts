import { compileRule, factsOf, truthOf, type Vocabulary } from "@chengqi/engines/rules";
import { describe, expect, it } from "vitest";
import type { RunResult } from "./answers.js";
import { pointsOf } from "./distribution-option.js";
import { runRows } from "./run-rows.js";

const result: RunResult = { scope: "all", of: "boolean", firms: 6, values: null, summary: null, met: 3, unmet: 2, unknown: 1, missing: [], examined: 1, year: 2020, asOf: "2020-12-31", synthetic: 6, tookMs: 1 };
const vocabulary: Vocabulary = { terms: [{ name: "税收", type: "number", unit: "cny" }] };
const light = "if 税收 < 万元(10) then \"红\" else \"绿\" // 灯";

/** Whether a firm with these facts is among those a row asks for. */
function among(row: ReturnType<typeof runRows>[number], facts: Record<string, unknown>): boolean {
  const truth = truthOf(compileRule(row.ask.expression, vocabulary), { facts: factsOf(facts, vocabulary), today: 0 });
  return row.ask.truth === "unknown" ? truth === null : truth === (row.ask.truth === "met");
}

describe("counts of a run", () => {
  it("of a condition are met, not met and unknown, and ask for just their firms", () => {
    const rows = runRows(result, "税收 > 万元(1)");
    expect(rows.map(({ key, firms }) => [key, firms])).toEqual([["met", 3], ["unmet", 2], ["unknown", 1]]);
    const facts = [{ 税收: 20_000 }, { 税收: 5000 }, { 税收: null }];
    expect(facts.map((one) => rows.map((row) => among(row, one)))).toEqual([[true, false, false], [false, true, false], [false, false, true]]);
  });

  it("of a light are its colours, each with a shape of its own, also where the rule ends in a comment", () => {
    const rows = runRows({ ...result, of: "string", met: null, unmet: null, values: { 绿: 3, 红: 2 } }, light);
    expect(rows.map(({ text, sign, firms }) => [text, sign, firms])).toEqual([["绿", "●", 3], ["红", "■", 2], ["", "?", 1]]);
    const facts = [{ 税收: 200_000 }, { 税收: 5000 }, { 税收: null }];
    expect(facts.map((one) => rows.map((row) => among(row, one)))).toEqual([[true, false, false], [false, true, false], [false, false, true]]);
  });

  it("of an indicator are those with a value and those without", () => {
    const rows = runRows({ ...result, of: "number", met: null, unmet: null, summary: { min: 0, max: 2, quantiles: [1] } }, "税收 / 万元(1)");
    expect(rows.map(({ key, firms }) => [key, firms])).toEqual([["known", 5], ["unknown", 1]]);
    expect([{ 税收: 1 }, { 税收: null }].map((one) => rows.map((row) => among(row, one)))).toEqual([[true, false], [false, true]]);
  });
});

it("quantiles stand at equal steps between the least and the largest value", () => {
  expect(pointsOf({ min: 0, max: 9, quantiles: [1, 2, 5] })).toEqual([
    { share: 0, value: 0 }, { share: 0.25, value: 1 }, { share: 0.5, value: 2 }, { share: 0.75, value: 5 }, { share: 1, value: 9 },
  ]);
  expect(pointsOf({ min: null, max: null, quantiles: [1] })).toEqual([{ share: 0.5, value: 1 }]);
});
