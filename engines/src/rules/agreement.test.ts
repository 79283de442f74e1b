import { array, assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compiled, conditions, firms, vocabulary } from "../../../tests/rules/sentences.js";
import { batchRows, compileRule, dayOfText, decidingFacts, factsOf, no, numberColumn, truthOf, truthsOf, unknown, yes, type Column } from "./index.js";

type Firm = Record<string, unknown>;
const today = dayOfText("2020-12-31")!;
const asNumber = (truth: boolean | null) => (truth === null ? unknown : truth ? yes : no);

/** Columns of a few firms, as a table would hold them. */
function columnsOf(rows: readonly Firm[]): Map<string, Column> {
  return new Map(vocabulary.terms.map(({ name, type }): [string, Column] => {
    const values = rows.map((row) => factsOf(row, vocabulary).get(name) ?? null);
    if (type === "number") return [name, numberColumn(values as (number | null)[], rows.length)];
    if (type === "date") return [name, { kind: "numbers", values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) }];
    if (type === "boolean") return [name, { kind: "truths", values: Uint8Array.from(values, (value) => asNumber(value as boolean | null)) }];
    if (type !== "string") return [name, { kind: "lists", values: values as (number | string | null)[][] }];
    const texts = [...new Set(values.filter((value) => value !== null))] as string[];
    return [name, { kind: "texts", texts, codes: Int32Array.from(values, (value) => (value === null ? -1 : texts.indexOf(value as string))) }];
  }));
}

describe("the evaluator by columns", () => {
  it("gives what the plain evaluator gives, for any condition and any facts", () => {
    let compared = 0;
    assert(property(conditions, array(firms, { minLength: 1, maxLength: 8 }), (text, rows) => {
      const rule = compiled(text);
      if (!rule) return;
      const truths = truthsOf(rule, columnsOf(rows), today)(0, rows.length);
      compared += rows.length;
      expect({ text, truths: [...truths.subarray(0, rows.length)] }).toEqual({ text, truths: rows.map((row) => asNumber(truthOf(rule, { facts: factsOf(row, vocabulary), today }))) });
    }), { numRuns: 1500 });
    expect(compared).toBeGreaterThan(3000);
  });

  it("works through more rows than one batch holds", () => {
    const count = batchRows * 2 + 7;
    const values = Float64Array.from({ length: count }, (_, row) => (row % 3 === 0 ? Number.NaN : row));
    const truths = truthsOf(compileRule("税收 >= 1500 and not(税收 / 2 > 1200)", vocabulary), new Map([["税收", { kind: "numbers", values }]]), today);
    const found: number[] = [];
    for (let first = 0; first < count; first += batchRows) found.push(...truths(first, Math.min(batchRows, count - first)).subarray(0, Math.min(batchRows, count - first)));
    expect(found).toEqual(Array.from(values, (value) => (Number.isNaN(value) ? unknown : value >= 1500 && value <= 2400 ? yes : no)));
  });

  it("refuses what is no condition", () => {
    expect(() => truthsOf(compileRule("税收 + 1", vocabulary), new Map(), today)).toThrow("found a rule that gives number, expected a condition");
  });
});

describe("the facts that would decide", () => {
  it("are missing ones, at most three, and knowing all but them leaves the rule undecided", () => {
    let found = 0;
    assert(property(conditions, firms, (text, row) => {
      const rule = compiled(text);
      if (!rule) return;
      const facts = factsOf(row, vocabulary);
      const deciding = decidingFacts(rule, { facts, today });
      if (truthOf(rule, { facts, today }) !== null) expect(deciding).toEqual([]);
      for (const { facts: names, can } of deciding) {
        found += 1;
        expect(names.length).toBeGreaterThan(0);
        expect(names.length).toBeLessThanOrEqual(3);
        expect(can.length).toBeGreaterThan(0);
        expect(names.filter((name) => facts.has(name))).toEqual([]);
      }
    }), { numRuns: 1500 });
    expect(found).toBeGreaterThan(200);
  });
});
