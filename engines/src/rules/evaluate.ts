import { calculated, moduloOf, roundedHalfUp } from "./arithmetic.js";
import { calendarDay, wholeMonths } from "./days.js";
import type { Facts, Value } from "./facts.js";
import type { ListCall, NumberCall, Rule, TextCall } from "./rule.js";
import type { Comparison } from "./tree.js";

/** What a rule is evaluated on: facts, the day that `today()` gives, and names bound by quantifiers. */
export interface Situation {
  readonly facts: Facts;
  /** Days since 1970-01-01. */
  readonly today: number;
  readonly bound?: ReadonlyMap<string, Value>;
}

type Truth = boolean | null;
type Items = readonly (number | string | null)[];

/** Three-valued and: false as soon as one part is false, else unknown if one is. */
export const allOf = (parts: Iterable<Truth>): Truth => {
  let all: Truth = true;
  for (const part of parts) {
    if (part === false) return false;
    if (part === null) all = null;
  }
  return all;
};

export const anyOf = (parts: Iterable<Truth>): Truth => {
  let any: Truth = false;
  for (const part of parts) {
    if (part === true) return true;
    if (part === null) any = null;
  }
  return any;
};

export function compares(operator: Comparison, a: Value, b: Value): Truth {
  if (a === null || b === null) return null;
  switch (operator) {
    case "=": return a === b;
    case "!=": return a !== b;
    case "<": return a < b;
    case "<=": return a <= b;
    case ">": return a > b;
    case ">=": return a >= b;
  }
}

const numberCalls: Readonly<Record<NumberCall, (a: number, b: number) => number | null>> = {
  abs: Math.abs, floor: Math.floor, ceiling: Math.ceil, modulo: moduloOf, "round half up": roundedHalfUp,
};

const textCalls: Readonly<Record<TextCall, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  "starts with": (text, part) => text.startsWith(part),
  "ends with": (text, part) => text.endsWith(part),
};

function sumOf(items: readonly number[]): number {
  let sum = 0;
  for (const item of items) sum += item;
  return sum;
}

const listCalls: Readonly<Record<Exclude<ListCall, "count">, (items: readonly number[]) => number>> = {
  sum: sumOf,
  min: (items) => items.reduce((a, b) => (b < a ? b : a), items[0]!),
  max: (items) => items.reduce((a, b) => (b > a ? b : a), items[0]!),
  mean: (items) => sumOf(items) / items.length,
};

/** A list with an unknown member, or with none at all, has no sum, least, largest or mean. */
function listCall(name: ListCall, items: Items): number | null {
  if (name === "count") return items.length;
  if (items.includes(null) || items.length === 0) return null;
  return listCalls[name](items as readonly number[]);
}

function cut(text: string, start: number, length: number | null): string {
  // By signs, not by halves of them.
  return Array.from(text).slice(start - 1, length === null ? undefined : start - 1 + length).join("");
}

const isList = (value: Value): value is Items => Array.isArray(value);

function contained(list: Value, value: Value): Truth {
  if (!isList(list)) return null;
  return anyOf(list.map((item) => compares("=", item, value)));
}

/** The situation within a quantifier, once for each member of the list; null if the list is unknown. */
export function situationsOf(rule: Extract<Rule, { kind: "quantified" }>, situation: Situation): Situation[] | null {
  const list = valueOf(rule.list, situation);
  return isList(list) ? list.map((item) => ({ ...situation, bound: new Map([...(situation.bound ?? []), [rule.name, item]]) })) : null;
}

function quantified(rule: Extract<Rule, { kind: "quantified" }>, situation: Situation): Truth {
  const members = situationsOf(rule, situation)?.map((member) => truthOf(rule.holds, member));
  return members ? (rule.every ? allOf(members) : anyOf(members)) : null;
}

/** The value of a rule; null is unknown or undefined. Unknown follows Kleene: false and unknown is false. */
export function valueOf(rule: Rule, situation: Situation): Value {
  switch (rule.kind) {
    case "term": return situation.facts.get(rule.name) ?? null;
    case "constant": return rule.value;
    case "compare": return compares(rule.operator, valueOf(rule.left, situation), valueOf(rule.right, situation));
    case "arithmetic": {
      const a = valueOf(rule.left, situation);
      const b = valueOf(rule.right, situation);
      return typeof a === "number" && typeof b === "number" ? calculated(rule.operator, a, b) : null;
    }
    case "and": case "or": return joined(rule, situation);
    case "not": return opposite(truthOf(rule.part, situation));
    case "missing": return (valueOf(rule.value, situation) === null) !== rule.negated;
    case "bound": return situation.bound?.get(rule.name) ?? null;
    case "today": return situation.today;
    case "if": return chosen(rule, situation);
    case "quantified": return quantified(rule, situation);
    case "list": return rule.items.map((one) => valueOf(one, situation) as number | string | null);
    default: return called(rule, (one) => valueOf(one, situation));
  }
}

/** As `allOf` and `anyOf`, without asking further parts once one has settled it. */
function joined({ kind, parts }: Extract<Rule, { kind: "and" | "or" }>, situation: Situation): Truth {
  const settles = kind === "or";
  let all: Truth = !settles;
  for (const part of parts) {
    const truth = truthOf(part, situation);
    if (truth === settles) return settles;
    if (truth === null) all = null;
  }
  return all;
}

type Called = Extract<Rule, { kind: "number call" | "list call" | "text call" | "text length" | "substring" | "list contains" | "months between" | "part of day" }>;

function called(rule: Called, value: (one: Rule) => Value): Value {
  switch (rule.kind) {
    case "number call": return onNumbers(numberCalls[rule.name], value(rule.parameters[0]!), rule.parameters[1] ? value(rule.parameters[1]) : 0);
    case "list call": {
      const list = value(rule.list);
      return isList(list) ? listCall(rule.name, list) : null;
    }
    case "text call": return onTexts(textCalls[rule.name], value(rule.text), value(rule.part));
    case "text length": return onTexts((text) => Array.from(text).length, value(rule.text), "");
    case "substring": return onTexts((text) => cut(text, rule.start, rule.length), value(rule.text), "");
    case "list contains": return contained(value(rule.list), value(rule.value));
    case "months between": return onNumbers(wholeMonths, value(rule.start), value(rule.end));
    case "part of day": return onNumbers((day) => calendarDay(day)[rule.part], value(rule.day), 0);
  }
}

const onNumbers = (work: (a: number, b: number) => number | null, a: Value, b: Value): number | null =>
  (typeof a === "number" && typeof b === "number" ? work(a, b) : null);

const onTexts = <T extends Value>(work: (a: string, b: string) => T, a: Value, b: Value): T | null =>
  (typeof a === "string" && typeof b === "string" ? work(a, b) : null);

const opposite = (value: Truth): Truth => (value === null ? null : !value);

function chosen(rule: Extract<Rule, { kind: "if" }>, situation: Situation): Value {
  const when = truthOf(rule.when, situation);
  return when === null ? null : valueOf(when ? rule.met : rule.unmet, situation);
}

/** The value of a condition. */
export function truthOf(rule: Rule, situation: Situation): Truth {
  const value = valueOf(rule, situation);
  return typeof value === "boolean" ? value : null;
}
