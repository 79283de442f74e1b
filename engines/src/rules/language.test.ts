import { describe, expect, it } from "vitest";
import { calendarDay, dayNumber, durationOf, firstDay, lastDay, monthsLater, wholeMonths } from "./days.js";
import { compileRule, dayOfText, decidingFacts, explain, factsOf, functionNames, roundedHalfUp, RuleFault, shown, textOfDay, truthOf, unitText, valueOf, vocabularyOf, type Vocabulary } from "./index.js";

const vocabulary: Vocabulary = {
  terms: [
    { name: "税收", type: "number", unit: "cny" }, { name: "用地面积", type: "number", unit: "m2" }, { name: "从业人员", type: "number", unit: "person" },
    { name: "成立日期", type: "date" }, { name: "资质", type: "strings" }, { name: "行业代码", type: "string" }, { name: "高新技术企业", type: "boolean" },
    { name: "规模", type: "string", values: ["大型", "中型", "小型", "微型"] },
  ],
};
const facts = factsOf({ 税收: 5e6, 用地面积: 10_000, 成立日期: "2015-03-01", 资质: ["专精特新", null], 行业代码: "3921", 规模: "中型" }, vocabulary);
const situation = { facts, today: dayOfText("2020-12-31")! };

const result = (text: string) => {
  const rule = compileRule(text, vocabulary);
  return shown(valueOf(rule, situation), rule.of);
};

describe("an expression", () => {
  it.each([
    ["税收 / 用地面积 >= 万元(20) / 亩(1)", true], ["税收 / 用地面积", 500], ["税收 / 0", null], ["-税收 < 0", true], ["2 ** 3", 8], ["1 + 2 * 3 - 4 / 2", 5],
    ["成立日期 <= today() - duration(\"P3Y\")", true], ["成立日期.year", 2015], ["today() - 成立日期", "P2132D"], ["成立日期 + duration(\"P1M\")", "2015-04-01"],
    ["years and months duration(成立日期, today())", "P69M"], ["date(2020, 2, 29) + duration(\"P1Y\")", "2021-02-28"], ['@"2020-12-31" = today()', true],
    ["list contains(资质, \"专精特新\")", true], ["list contains(资质, \"高新\")", null], ["some x in 资质 satisfies x = \"专精特新\"", true], ["every x in [1, 2] satisfies x < 3", true],
    ["substring(行业代码, 1, 2) in (\"39\", \"40\")", true], ["规模 in (\"大型\", \"中型\")", true], ["税收 in [万元(100)..亿元(1)]", true], ["税收 in (> 万元(500))", false],
    ["税收 between 1 and 2", false], ["从业人员 = null", true], ["税收 != null", true], ["高新技术企业", null], ["高新技术企业 or 税收 > 1", true], ["高新技术企业 and 税收 < 1", false],
    ["not(高新技术企业)", null], ["if 税收 > 1 then \"高\" else \"低\"", "高"], ["if 高新技术企业 then 1 else 2", null], ["max(1, 2, 3)", 3], ["mean([1, 2])", 1.5], ["count(资质)", 2],
    ["sum(1, 从业人员)", null], ["round half up(2.345, 2)", 2.35], ["round half up(-2.5, 0)", -3], ["modulo(-5, 3)", 1], ["ceiling(1.2) + floor(-1.2) + abs(-1)", 1],
    ["string length(\"𠮷城\")", 2], ["ends with(行业代码, \"21\") and contains(行业代码, \"9\") and starts with(行业代码, \"3\")", true], ["税收 > 1 // 说明\n and 用地面积 > 1", true],
  ] as const)("%s is %j", (text, due) => expect(result(text)).toEqual(due));

  it.each([
    ["税收 > 用地面积", "expression[5–9]: found number in m2, expected number in cny"],
    ["税收 + ", "found the end, expected the expression to go on"],
    ["", "found nothing, expected an expression"],
    ["税收额 > 1", 'found "税收额", expected a known name, such as 税收'],
    ["规模 = \"特大\"", 'found "特大", expected one of "大型", "中型", "小型", "微型"'],
    ["税收 > \"1\"", "found string, expected number in cny"],
    ["税收 and 高新技术企业", "found number in cny, expected boolean"],
    ["行业代码 < \"4\"", "expected = or !="],
    ["大写(行业代码)", "expected a function of the language"],
    ["abs(1, 2)", "found 2 parameters of abs, expected 1"],
    ["1 < 税收 < 2", "expected and between two comparisons"],
    ["税收[1] > 2", "expected a part of the rule language"],
    ["null = null", "found null on both sides"],
    ["税收 > null", "expected = null or != null"],
    ["date(\"2020-02-30\") < today()", "expected a day such as 2020-12-31"],
    ["today() - duration(\"P1W\") < today()", "expected whole days or months"],
    ["成立日期.weekday = 1", "expected year, month or day of a date"],
    ["2 ** 9", "expected a whole power from 1 to 4"],
    ["万元(税收) > 1", "found number in cny, expected a number without a unit"],
    [`税收${" * 税收".repeat(20)} > 1`, "could be too large or too small"],
    ["1e30 > 税收", "expected 0, or a number from 1e-12 to below 1e18"],
    [`${"(".repeat(90)}1${")".repeat(90)} > 0`, "expected at most 60 levels"],
    ["x".repeat(10_001), "expected at most 10000"],
    ["[] = 税收", "found an empty list"],
  ])("%j is refused with its place, what was found and what would be right", (text, words) => {
    let fault: unknown = null;
    try {
      compileRule(text, vocabulary);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(RuleFault);
    expect((fault as RuleFault).message).toContain(words);
    expect((fault as RuleFault).message).not.toContain("\n");
  });

  it("is refused where ranges within ranges make it larger than a database reads", () => {
    const nested = (levels: number) => `${"(if ".repeat(levels)}从业人员${" between 1 and 2 then 1 else 2)".repeat(levels)} = 1`;
    expect(() => compileRule(nested(5), vocabulary)).not.toThrow();
    for (const levels of [12, 17]) expect(() => compileRule(nested(levels), vocabulary)).toThrow(/found [\d.e+]+ parts .* expected at most 3000/);
  });

  it("is refused where a list is gone through within a list too many times over", () => {
    const nested = (levels: number) => `${Array.from({ length: levels }, (_, index) => `some x${index} in 资质 satisfies `).join("")}行业代码 = x0`;
    expect(() => compileRule(nested(3), vocabulary)).not.toThrow();
    expect(() => compileRule(nested(4), vocabulary)).toThrow("at most 3 within each other");
  });

  it("takes conditions in a row, more than brackets within each other", () => {
    const row = Array.from({ length: 200 }, (_, index) => `税收 > ${index}`).join(" or ");
    expect(compileRule(row, vocabulary)).toMatchObject({ kind: "or" });
    expect(() => compileRule(`${"(".repeat(70)}1${")".repeat(70)} > 0`, vocabulary)).toThrow("at most 60 levels of brackets");
  });

  it("carries the unit of its result", () => {
    expect(unitText(compileRule("税收 / 用地面积", vocabulary).of.unit)).toBe("cny/m2");
    expect(unitText(compileRule("税收 / 税收", vocabulary).of.unit)).toBe("1");
    expect(functionNames).toContain("years and months duration");
  });
});

describe("facts", () => {
  it.each([
    [{ 税收: "5" }, 'facts.税收: found "5", expected a number'], [{ 税收: 1e30 }, "facts.税收: found 1e+30"], [{ 成立日期: "2020-02-30" }, "expected a day such as 2020-12-31"],
    [{ 资质: [1] }, "facts.资质: found [1], expected a list of texts"], [{ 税: 1 }, "facts.税: found a name the vocabulary does not declare"],
  ])("%j are refused by name", (raw, words) => expect(() => factsOf(raw, vocabulary)).toThrow(words));

  it("imply a vocabulary where none is given", () => {
    const raw = { 面积: 12, 日期: "2020-01-01", 名称: "甲", 上市: true, 得分: [1], 缺: null };
    const implied = vocabularyOf(raw);
    const rule = compileRule("面积 > 10 and 日期 < date(\"2021-01-01\") and 名称 = \"甲\" and 上市 and sum(得分) = 1 and 缺 > 3", implied);
    expect(decidingFacts(rule, { facts: factsOf(raw, implied), today: 0 })).toEqual([{ facts: ["缺"], can: [true, false] }]);
  });

  it("that a vocabulary could not name are refused there", () => {
    for (const name of ["R&D", "and", "1a", ""]) expect(() => compileRule("1 > 0", { terms: [{ name, type: "number" }] })).toThrow("vocabulary.terms[0].name");
    expect(() => compileRule("1 > 0", { terms: [{ name: "a", type: "number", unit: "元/%" }] })).toThrow("expected names such as cny");
  });
});

describe("an explanation", () => {
  it("shows each condition with its facts and both sides, and what would decide it", () => {
    const text = "税收 >= 万元(100) and (高新技术企业 or 从业人员 > 100)";
    const rule = compileRule(text, vocabulary);
    expect(explain(rule, text, situation)).toMatchObject({
      text, value: null,
      parts: [
        { text: "税收 >= 万元(100)", value: true, facts: { 税收: 5e6 }, sides: [5e6, 1e6], parts: [] },
        { value: null, parts: [{ text: "高新技术企业", value: null, facts: { 高新技术企业: null } }, { text: "从业人员 > 100", value: null, sides: [null, 100] }] },
      ],
    });
    expect(decidingFacts(rule, situation)).toEqual([
      { facts: ["从业人员"], can: [true] }, { facts: ["高新技术企业"], can: [true] }, { facts: ["从业人员", "高新技术企业"], can: [false] },
    ]);
  });

  it("says why a value is undefined although its facts are known", () => {
    const why = (text: string) => explain(compileRule(text, vocabulary), text, situation).reason;
    expect(why("税收 / (税收 - 税收) > 1")).toBe("division-by-zero");
    expect(why("成立日期 + duration(\"P3999Y\") + duration(\"P3999Y\") + duration(\"P3999Y\") > today()")).toBe("no-such-day");
    expect(why("从业人员 > 1")).toBeUndefined();
    expect(truthOf(compileRule("税收 / (税收 - 税收) > 1", vocabulary), situation)).toBeNull();
  });
});

describe("days", () => {
  it("count from 1970-01-01 through the whole calendar and back", () => {
    expect([textOfDay(firstDay), textOfDay(lastDay), dayOfText("1970-01-01")]).toEqual(["0001-01-01", "9999-12-31", 0]);
    for (let day = firstDay; day <= lastDay; day += 97) expect(dayNumber(calendarDay(day))).toBe(day);
    for (const wrong of ["2020-02-30", "2021-02-29", "1900-02-29", "2020-13-01", "2020-1-1", "0000-01-01"]) expect(dayOfText(wrong)).toBeNull();
  });

  it("move by months to the last day where a month is shorter, and months are whole when the day is reached", () => {
    expect(textOfDay(monthsLater(dayOfText("2020-01-31")!, 1)!)).toBe("2020-02-29");
    expect(monthsLater(lastDay, 1)).toBeNull();
    expect([["2020-01-31", "2020-02-29"], ["2020-02-29", "2020-03-29"], ["2020-03-29", "2019-03-29"]].map(([from, to]) => wholeMonths(dayOfText(from!)!, dayOfText(to!)!))).toEqual([0, 1, -12]);
    expect([durationOf("P1Y6M"), durationOf("-P30D"), durationOf("P"), durationOf("PT1H")]).toEqual([{ type: "months", count: 18 }, { type: "days", count: -30 }, null, null]);
  });
});

describe("rounding half up", () => {
  it.each([[2.5, 0, 3], [-2.5, 0, -3], [1.005, 2, 1], [0.125, 2, 0.13], [4503599627370497, 2, 4503599627370497]])("of %d to %d digits is %d", (x, digits, due) => expect(roundedHalfUp(x, digits)).toBe(due));
});
