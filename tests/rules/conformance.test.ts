import { evaluate } from "feelin";
import { sample } from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRule, dayOfText, factsOf, truthOf, vocabularyOf, valueOf, shown } from "../../engines/src/rules/index.js";
import { compiled, conditions, firms, vocabulary } from "./sentences.js";

type Firm = Record<string, unknown>;
const today = "2020-12-31";
const dates = vocabulary.terms.filter(({ type }) => type === "date").map(({ name }) => name);

/** What the interpreter of the grammar's own makers says of a sentence. Days come to it as texts, and no day is today. */
function byInterpreter(text: string, firm: Firm): unknown {
  const made = dates.reduce((said, name) => said.replaceAll(name, `date(${name}文)`), text.replaceAll("today()", `date("${today}")`));
  const context = { ...firm, ...Object.fromEntries(dates.map((name) => [`${name}文`, firm[name] ?? null])) };
  return evaluate(made, context).value;
}

function byUs(text: string, firm: Firm): boolean | null {
  return truthOf(compileRule(text, vocabulary), { facts: factsOf(firm, vocabulary), today: dayOfText(today)! });
}

/** Ranges whose ends stand the wrong way round are empty to us; the interpreter turns them about. */
const hasRange = (text: string) => /between|\.\./.test(text);
const isRefused = (text: string) => compiled(text) === null;

describe("the language beside the interpreter of its grammar", () => {
  it("differs only where we say so: what is unknown stays unknown, and a range is not turned about", () => {
    const rows = sample(firms, { numRuns: 25, seed: 5 });
    const counts = { same: 0, unknown: 0, range: 0 };
    const others: string[] = [];
    for (const text of sample(conditions, { numRuns: 400, seed: 3 }).filter((one) => !isRefused(one))) {
      for (const firm of rows) {
        const [own, theirs] = [byUs(text, firm), byInterpreter(text, firm)];
        if (own === theirs) counts.same += 1;
        else if (own === null) counts.unknown += 1;
        else if (hasRange(text)) counts.range += 1;
        else others.push(`${text}: ${own} for ${String(theirs)} with ${JSON.stringify(firm)}`);
      }
    }
    expect(others).toEqual([]);
    expect(counts.same).toBeGreaterThan(3 * (counts.unknown + counts.range));
  }, 120_000);

  it("agrees where every fact is known and nothing is divided", () => {
    const known: Firm = {
      营业收入: 2_500_000, 税收: 130_000.5, 从业人员: 48, 行业代码: "3921", 简称: "城棋", 高新技术企业: true, 上市: false,
      成立日期: "2016-02-29", 认定日期: "2020-01-31", 得分: [3, 1, 2], 资质: ["高新", "专精特新"],
    };
    const sentences = sample(conditions, { numRuns: 1500, seed: 9 }).filter((text) => !isRefused(text) && !hasRange(text) && !/[/]|modulo/.test(text));
    expect(sentences.length).toBeGreaterThan(800);
    expect(sentences.filter((text) => byUs(text, known) !== byInterpreter(text, known))).toEqual([]);
  }, 120_000);
});

/** Chapter of DMN 1.5, expression, what the standard gives, what we give where we deviate. */
type Result = number | string | boolean | null;
const worked: readonly (readonly [chapter: string, text: string, standard: Result, own?: Result])[] = [
  ["10.3.2 arithmetic", "1 + 2 * 3", 7], ["10.3.2 arithmetic", "10 / 4", 2.5], ["10.3.2 arithmetic", "1 / 0", null],
  ["10.3.2 comparison", "\"a\" = \"a\"", true], ["10.3.2 comparison", "3 between 1 and 5", true], ["10.3.2 comparison", "5 in (> 3, 1)", true],
  ["10.3.2 conjunction", "缺 and false", false], ["10.3.2 conjunction", "缺 and true", null], ["10.3.2 disjunction", "缺 or true", true],
  ["10.3.2 comparison", "缺 = null", true], ["10.3.2 comparison", "缺 = 缺", true, null], ["10.3.2 if", "if 缺 > 1 then 1 else 2", 2, null],
  ["10.3.4 boolean functions", "not(缺)", null], ["10.3.4 string functions", "substring(\"foobar\", 3)", "obar"], ["10.3.4 string functions", "string length(\"foo\")", 3],
  ["10.3.4 string functions", "contains(\"foobar\", \"of\")", false], ["10.3.4 string functions", "starts with(\"foobar\", \"fo\")", true], ["10.3.4 string functions", "ends with(\"foobar\", \"r\")", true],
  ["10.3.4 list functions", "list contains([1, 2, 3], 2)", true], ["10.3.4 list functions", "count([1, 2, 3])", 3], ["10.3.4 list functions", "min(1, 2, 3)", 1],
  ["10.3.4 list functions", "max([1, 2, 3])", 3], ["10.3.4 list functions", "sum([1, 2, 3])", 6], ["10.3.4 list functions", "mean([1, 2, 3])", 2],
  ["10.3.4 numeric functions", "abs(-10)", 10], ["10.3.4 numeric functions", "floor(1.5)", 1], ["10.3.4 numeric functions", "ceiling(-1.5)", -1],
  ["10.3.4 numeric functions", "modulo(-12, 5)", 3], ["10.3.4 numeric functions", "round half up(-5.5, 0)", -6],
  ["10.3.4 conversion functions", "years and months duration(date(\"2011-12-22\"), date(\"2013-08-24\")) = duration(\"P1Y8M\")", true],
];

describe("worked cases of the standard", () => {
  it.each(worked.map(([chapter, text, standard, own = standard]) => ({ chapter, text, standard, own })))("$chapter: $text", ({ text, standard, own }) => {
    const implied = vocabularyOf({});
    const rule = compileRule(text, implied);
    expect(shown(valueOf(rule, { facts: factsOf({}, implied), today: 0 }), rule.of)).toEqual(own);
    expect(evaluate(text, { 缺: null }).value).toEqual(standard);
  });
});
