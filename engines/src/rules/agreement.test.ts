import { array, assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { compiled, conditions, firms, vocabulary } from "../../../tests/rules/sentences.js";
import { batchRows, compileRule, dayOfText, decidingFacts, factsOf, no, numberColumn, numberListColumn, numbersOf, textColumn, textListColumn, textsOf, truthOf, truthsOf, unknown, valueOf, yes, type Column } from "./index.js";

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
    if (type === "numbers") return [name, numberListColumn(values as (number | null)[][])];
    if (type === "strings") return [name, textListColumn(values as (string | null)[][])];
    return [name, textColumn(values as (string | null)[], rows.length)];
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

  it.each([
    "if 税收 > 营业收入 then 税收 / 从业人员 else if 高新技术企业 then 营业收入 else 从业人员 + 1", "sum(得分) / count(得分)", "max(得分) - min(得分)", "mean(得分) * 2",
    "count(资质)", "years and months duration(成立日期, today())", "成立日期 + duration(\"P3Y\")", "string length(简称)",
  ])("gives the numbers of the plain evaluator: %s", (text) => {
    const rule = compileRule(text, vocabulary);
    assert(property(array(firms, { minLength: 1, maxLength: 8 }), (rows) => {
      const values = numbersOf(rule, columnsOf(rows), today)(0, rows.length);
      expect([...values.subarray(0, rows.length)]).toEqual(rows.map((row) => valueOf(rule, { facts: factsOf(row, vocabulary), today }) ?? Number.NaN));
    }));
  });

  it.each([
    "if 税收 < 营业收入 then \"红\" else if 高新技术企业 then \"黄\" else \"绿\"", "substring(行业代码, 1, 2)", "if 上市 then 简称 else 行业代码", "\"绿\"",
  ])("gives the texts of the plain evaluator: %s", (text) => {
    const rule = compileRule(text, vocabulary);
    assert(property(array(firms, { minLength: 1, maxLength: 8 }), (rows) => {
      const { texts, codes } = textsOf(rule, columnsOf(rows), today);
      expect([...codes(0, rows.length).subarray(0, rows.length)].map((code) => texts[code] ?? null))
        .toEqual(rows.map((row) => valueOf(rule, { facts: factsOf(row, vocabulary), today })));
    }));
  });

  it("works through lists of more members than one batch holds, and lists that are empty or unknown", () => {
    const lists = Array.from({ length: 300 }, (_, row) => (row % 7 === 0 ? null : Array.from({ length: (row * 13) % 40 }, (__, at) => (at === 39 || (row + at) % 97 === 0 ? null : row + at))));
    const raw = lists.map((list) => ({ 得分: list }));
    for (const text of ["every x in 得分 satisfies x >= 20", "some x in 得分 satisfies x > 320", "list contains(得分, 200)", "not(list contains(得分, 7))", "max(得分) > 200", "count(得分) = 0"]) {
      const rule = compileRule(text, vocabulary);
      const truths = truthsOf(rule, new Map([["得分", numberListColumn(lists)]]), today);
      const found = [[0, 150], [150, 150]].flatMap(([first, count]) => [...truths(first!, count!).subarray(0, count)]);
      expect({ text, found }).toEqual({ text, found: raw.map((row) => asNumber(truthOf(rule, { facts: factsOf(row, vocabulary), today }))) });
    }
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
    expect(() => numbersOf(compileRule("税收 > 1", vocabulary), new Map(), today)).toThrow("found a rule that gives boolean, expected a number");
    expect(() => textsOf(compileRule("税收", vocabulary), new Map(), today)).toThrow("found a rule that gives number, expected a text");
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
