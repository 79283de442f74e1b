import { array, boolean, constantFrom, double, integer, letrec, oneof, option, record, tuple, type Arbitrary } from "fast-check";
import { compileRule, type Rule, type Vocabulary } from "../../engines/src/rules/index.js";

/** Names of a small world of firms, one or more of each type. */
export const vocabulary: Vocabulary = {
  terms: [
    { name: "营业收入", type: "number" }, { name: "税收", type: "number" }, { name: "从业人员", type: "number" },
    { name: "行业代码", type: "string" }, { name: "简称", type: "string" }, { name: "高新技术企业", type: "boolean" }, { name: "上市", type: "boolean" },
    { name: "成立日期", type: "date" }, { name: "认定日期", type: "date" }, { name: "得分", type: "numbers" }, { name: "资质", type: "strings" },
  ],
};

const texts = ["39", "3921", "城棋", "专精特新", "高新", "𠮷城", "", "A b"];
const days = ["1999-12-31", "2016-02-29", "2020-01-31", "2020-12-31", "2021-03-01"];
const quoted = (values: readonly string[]) => constantFrom(...values).map((value) => JSON.stringify(value));
const infix = (operators: readonly string[], left: Arbitrary<string>, right = left) =>
  tuple(left, constantFrom(...operators), right).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
const called = (name: string, ...parameters: Arbitrary<string>[]) => tuple(...parameters).map((given) => `${name}(${given.join(", ")})`);

/** Conditions of the language as people could write them, over the names of the vocabulary. */
export const conditions: Arbitrary<string> = letrec<Record<"condition" | "number" | "text" | "day" | "numbers" | "texts", string>>((tie) => ({
  condition: oneof(
    { depthSize: "small", withCrossShrink: true },
    infix([">", ">=", "<", "<=", "=", "!="], tie("number")),
    constantFrom("高新技术企业", "上市", "true", "false"),
    infix(["=", "!="], tie("text")),
    infix([">", "<=", "="], tie("day")),
    tuple(constantFrom("营业收入", "简称", "高新技术企业", "成立日期", "资质"), constantFrom("=", "!=")).map(([name, operator]) => `(${name} ${operator} null)`),
    tuple(tie("condition"), constantFrom("and", "or"), tie("condition"), tie("condition")).map(([a, word, b, c]) => `(${a} ${word} ${b} ${word} ${c})`),
    tie("condition").map((part) => `not(${part})`),
    tuple(tie("condition"), tie("condition"), tie("condition")).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
    tuple(tie("number"), tie("number"), tie("number")).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
    tuple(tie("number"), constantFrom("[", "("), tie("number"), tie("number"), constantFrom("]", ")")).map(([a, open, b, c, close]) => `(${a} in ${open}${b}..${c}${close})`),
    tuple(tie("text"), tie("text"), tie("text")).map(([a, b, c]) => `(${a} in (${b}, ${c}))`),
    called("contains", tie("text"), tie("text")), called("starts with", tie("text"), tie("text")), called("ends with", tie("text"), tie("text")),
    called("list contains", tie("texts"), tie("text")), called("list contains", tie("numbers"), tie("number")),
    tuple(constantFrom("some", "every"), tie("texts"), constantFrom("简称", '"高新"', "substring(行业代码, 1, 2)")).map(([which, list, text]) => `(${which} x in ${list} satisfies x = ${text})`),
    tuple(constantFrom("some", "every"), tie("numbers"), constantFrom("税收", "0.5", "y * 2 - 1", "营业收入 / y")).map(([which, list, number]) => `(${which} y in ${list} satisfies y > ${number})`),
  ),
  number: oneof(
    { depthSize: "small", withCrossShrink: true },
    constantFrom("营业收入", "税收", "从业人员"),
    constantFrom("0", "1", "2.5", "100", "-3", "0.03", "1000000"),
    infix(["+", "-", "*", "/"], tie("number")),
    called("abs", tie("number")), called("floor", tie("number")), called("ceiling", tie("number")), called("modulo", tie("number"), tie("number")),
    tuple(tie("number"), constantFrom(0, 1, 2)).map(([number, digits]) => `round half up(${number}, ${digits})`),
    called("string length", tie("text")),
    tuple(constantFrom("sum", "min", "max", "mean", "count"), tie("numbers")).map(([name, list]) => `${name}(${list})`),
    tuple(tie("day"), constantFrom("year", "month", "day")).map(([day, part]) => (day.includes(" ") ? `${part === "year" ? 2020 : 7}` : `${day}.${part}`)),
    tuple(tie("condition"), tie("number"), tie("number")).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
  ),
  text: oneof(
    { depthSize: "small", withCrossShrink: true }, constantFrom("行业代码", "简称"), quoted(texts),
    tuple(tie("text"), integer({ min: 1, max: 3 }), integer({ min: 1, max: 3 })).map(([text, start, length]) => `substring(${text}, ${start}, ${length})`),
  ),
  day: oneof(
    { depthSize: "small", withCrossShrink: true }, constantFrom("成立日期", "认定日期", "today()"), quoted(days).map((day) => `date(${day})`),
    tuple(tie("day"), constantFrom("+", "-"), quoted(["P30D", "P1M", "P1Y", "P13M", "P400D"])).map(([day, operator, duration]) => `(${day} ${operator} duration(${duration}))`),
  ),
  numbers: oneof(constantFrom("得分"), array(tie("number"), { minLength: 1, maxLength: 3, depthIdentifier: "list" }).map((items) => `[${items.join(", ")}]`)),
  texts: oneof(constantFrom("资质"), array(tie("text"), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(", ")}]`)),
})).condition;

const numbers = oneof(constantFrom(0, 1, 100, -2.5, 0.1, 1e6, 17, 1e17, 1e-9), double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => (Math.abs(value) < 1e-9 ? 0 : value)));
const missing = <T>(values: Arbitrary<T>) => option(values, { freq: 3 });

/** Facts of one firm, each perhaps missing. */
export const firms = record({
  营业收入: missing(numbers), 税收: missing(numbers), 从业人员: missing(integer({ min: 0, max: 5000 })),
  行业代码: missing(constantFrom(...texts)), 简称: missing(constantFrom(...texts)), 高新技术企业: missing(boolean()), 上市: missing(boolean()),
  成立日期: missing(constantFrom(...days)), 认定日期: missing(constantFrom(...days)),
  得分: missing(array(missing(numbers), { maxLength: 4 })), 资质: missing(array(missing(constantFrom(...texts)), { maxLength: 4 })),
});

/** A sentence compiled; null where it is refused because its numbers could leave the range of doubles. */
export function compiled(text: string): Rule | null {
  try {
    return compileRule(text, vocabulary);
  } catch (error) {
    if (/too large or too small/.test((error as Error).message)) return null;
    throw error;
  }
}
