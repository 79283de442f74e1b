import { type Checker, kindText, scalar, shared, spanOf, truth } from "./check.js";
import type { Kind, ListCall, NumberCall, Rule, TextCall } from "./rule.js";
import { dayNumber } from "./days.js";
import type { Written } from "./tree.js";
import { plain, powersOf, unitFunctions } from "./units.js";

type Call = Extract<Written, { kind: "call" }>;
type Check = (checker: Checker, call: Call) => Rule;

const count: Kind = { type: "number", list: false, unit: plain, bare: true };

/** The parameters of a call, of which there must be so many. */
function given(checker: Checker, call: Call, least: number, most = least): readonly Written[] {
  const { length } = call.parameters;
  if (length < least || length > most) {
    checker.refuse(call, "parameters", `${length} parameters of ${call.name}`, least === most ? `${least}` : `${least} to ${most}`);
  }
  return call.parameters;
}

/** A parameter that must be written as a whole number. */
function whole(checker: Checker, part: Written | undefined, low: number, high: number): number {
  if (part?.kind === "number" && Number.isInteger(part.value) && part.value >= low && part.value <= high) return part.value;
  return checker.refuse(part ?? { from: 0, to: 0 }, "parameters", part?.kind === "number" ? String(part.value) : "no written number", `a whole number from ${low} to ${high}`);
}

const numberCall = (name: NumberCall): Check => (checker, call) => {
  const [first] = given(checker, call, 1);
  const value = checker.as(first!, "number");
  return { ...spanOf(call), kind: "number call", name, parameters: [value], of: { ...value.of, type: "number" } };
};

function rounded(checker: Checker, call: Call): Rule {
  const [first, digits] = given(checker, call, 2);
  const value = checker.as(first!, "number");
  const places: Rule = { ...spanOf(digits!), kind: "constant", value: whole(checker, digits, 0, 6), of: count };
  return { ...spanOf(call), kind: "number call", name: "round half up", parameters: [value, places], of: { ...value.of, type: "number" } };
}

function modulo(checker: Checker, call: Call): Rule {
  const [left, right] = given(checker, call, 2).map((part) => checker.as(part, "number"));
  const of = shared(checker, left!, right!);
  return { ...spanOf(call), kind: "number call", name: "modulo", parameters: [left!, right!], of: of.type === "any" ? count : of };
}

/** `sum(a, b)` and `sum([a, b])` are the same. */
const listCall = (name: ListCall): Check => (checker, call) => {
  const [first] = given(checker, call, 1, 50);
  const single = call.parameters.length === 1 ? checker.check(first!) : null;
  const list = single && (single.of.list || single.of.type === "any") ? single : checker.check({ ...spanOf(call), kind: "list", items: call.parameters });
  const { type } = list.of;
  const orders = name === "min" || name === "max";
  if (name !== "count" && type !== "number" && type !== "any" && !(orders && type !== "string" && type !== "boolean")) {
    checker.refuse(call, "type", kindText(list.of), orders ? "numbers or dates" : "numbers");
  }
  return { ...spanOf(call), kind: "list call", name, list, of: name === "count" ? count : { ...list.of, list: false, type: type === "any" ? "number" : type } };
};

const textCall = (name: TextCall): Check => (checker, call) => {
  const [text, part] = given(checker, call, 2).map((one) => checker.as(one, "string"));
  return { ...spanOf(call), kind: "text call", name, text: text!, part: part!, of: truth };
};

function substring(checker: Checker, call: Call): Rule {
  const [text, start, length] = given(checker, call, 2, 3);
  return {
    ...spanOf(call), kind: "substring", text: checker.as(text!, "string"), start: whole(checker, start, 1, 1000),
    length: length ? whole(checker, length, 1, 1000) : null, of: scalar("string"),
  };
}

function listContains(checker: Checker, call: Call): Rule {
  const [list, value] = given(checker, call, 2).map((one) => checker.check(one));
  if (!list!.of.list && list!.of.type !== "any") checker.refuse(list!, "type", kindText(list!.of), "a list");
  shared(checker, { ...list!, of: { ...list!.of, list: false } }, value!);
  return { ...spanOf(call), kind: "list contains", list: list!, value: value!, of: truth };
}

/** `date(2020, 12, 31)`; the form with a text is read as a constant before. */
function date(checker: Checker, call: Call): Rule {
  const [year, month, day] = given(checker, call, 3).map((part) => whole(checker, part, 1, 9999));
  const value = dayNumber({ year: year!, month: month!, day: day! });
  if (value === null) return checker.refuse(call, "date", `${year}, ${month}, ${day}`, "a day of the calendar");
  return { ...spanOf(call), kind: "constant", value, of: scalar("date") };
}

function monthsBetween(checker: Checker, call: Call): Rule {
  const [start, end] = given(checker, call, 2).map((part) => checker.as(part, "date"));
  return { ...spanOf(call), kind: "months between", start: start!, end: end!, of: scalar("months") };
}

/** `万元(20)`: a number takes a unit. */
const unitCall = (unit: string, factor: number): Check => (checker, call) => {
  const [first] = given(checker, call, 1);
  const value = checker.as(first!, "number");
  if (!value.of.bare) checker.refuse(first!, "unit", kindText(value.of), "a number without a unit");
  const of: Kind = { type: "number", list: false, unit: powersOf(unit), bare: false };
  if (value.kind === "constant") return { ...spanOf(call), kind: "constant", value: Number(value.value) * factor, of };
  const times: Rule = { ...spanOf(call), kind: "constant", value: factor, of };
  return { ...spanOf(call), kind: "arithmetic", operator: "*", left: value, right: times, of };
};

const calls: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["abs", numberCall("abs")], ["floor", numberCall("floor")], ["ceiling", numberCall("ceiling")],
  ["round half up", rounded], ["modulo", modulo],
  ["sum", listCall("sum")], ["min", listCall("min")], ["max", listCall("max")], ["mean", listCall("mean")], ["count", listCall("count")],
  ["contains", textCall("contains")], ["starts with", textCall("starts with")], ["ends with", textCall("ends with")],
  ["string length", (checker, call) => ({ ...spanOf(call), kind: "text length", text: checker.as(given(checker, call, 1)[0]!, "string"), of: count })],
  ["substring", substring], ["list contains", listContains], ["date", date], ["years and months duration", monthsBetween],
  ["not", (checker, call) => ({ ...spanOf(call), kind: "not", part: checker.as(given(checker, call, 1)[0]!, "boolean"), of: truth })],
  ["today", (checker, call) => { given(checker, call, 0); return { ...spanOf(call), kind: "today", of: scalar("date") }; }],
  ...[...unitFunctions].map(([name, { unit, factor }]) => [name, unitCall(unit, factor)] as const),
]);

/** Every function of the language by name. */
export const functionNames: readonly string[] = [...calls.keys()];

/** Checks a call of a function. @throws RuleFault if there is no such function or its parameters do not fit */
export function checkCall(checker: Checker, call: Call): Rule {
  const check = calls.get(call.name);
  return check ? check(checker, call) : checker.refuse(call, "function", JSON.stringify(call.name), `a function of the language: ${functionNames.slice(0, 20).join(", ")} …`);
}
