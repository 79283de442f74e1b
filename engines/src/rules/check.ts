import { durationOf, dayOfText } from "./days.js";
import { checkCall } from "./check-call.js";
import type { Kind, Operator, Rule, Scalar } from "./rule.js";
import { RuleFault, type Comparison, type Span, type Written, type WrittenTest } from "./tree.js";
import { combined, plain, powersOf, sameUnit, unitText } from "./units.js";
import type { Term, Vocabulary } from "./vocabulary.js";
import { termsByName } from "./vocabulary.js";

export const scalar = (type: Scalar): Kind => ({ type, list: false, unit: plain, bare: false });
export const truth = scalar("boolean");
const bareNumber: Kind = { type: "number", list: false, unit: plain, bare: true };

export const kindText = ({ type, list, unit, bare }: Kind): string =>
  `${list ? "a list of " : ""}${type}${type === "number" && !bare ? ` in ${unitText(unit)}` : ""}`;

/** Names while a tree is checked: those of the vocabulary, and those a quantifier binds. */
export class Checker {
  readonly #terms: ReadonlyMap<string, Term>;
  readonly #open: boolean;
  readonly #bound: ReadonlyMap<string, Kind>;

  constructor(terms: ReadonlyMap<string, Term>, open: boolean, bound: ReadonlyMap<string, Kind> = new Map()) {
    this.#terms = terms;
    this.#open = open;
    this.#bound = bound;
  }

  with(name: string, kind: Kind): Checker {
    return new Checker(this.#terms, this.#open, new Map([...this.#bound, [name, kind]]));
  }

  isFree(name: string): boolean {
    return !this.#bound.has(name) && !this.#terms.has(name);
  }

  refuse({ from, to }: Span, key: string, found: string, expected: string): never {
    throw new RuleFault({ from, to, key, found, expected });
  }

  name(at: Span, name: string): Rule {
    const bound = this.#bound.get(name);
    if (bound) return { ...at, kind: "bound", name, of: bound };
    const term = this.#terms.get(name);
    // The vocabulary's own text: facts are looked up by it, and the same text is found without comparing signs.
    if (term) return { ...at, kind: "term", name: term.name, of: kindOfTerm(term) };
    if (this.#open) return { ...at, kind: "term", name, of: scalar("any") };
    const near = nearest(name, [...this.#bound.keys(), ...this.#terms.keys()]);
    return this.refuse(at, "name", JSON.stringify(name), near.length > 0 ? `a known name, such as ${near.join(", ")}` : "a known name");
  }

  /** What a term of the vocabulary may be, if the part is one and its values are listed. */
  valuesOf(part: Rule): readonly string[] | undefined {
    return part.kind === "term" ? this.#terms.get(part.name)?.values : undefined;
  }

  check(part: Written): Rule {
    return checks[part.kind](this, part as never);
  }

  /** Checks a part that must be of one type. */
  as(part: Written, type: Scalar, list = false): Rule {
    const checked = this.check(part);
    if ((checked.of.type !== type && checked.of.type !== "any") || (checked.of.list !== list && checked.of.type !== "any")) {
      this.refuse(part, "type", kindText(checked.of), kindText({ ...scalar(type), list, bare: true }));
    }
    return checked;
  }
}

/**
 * Checks names, types and units of an expression.
 * @throws RuleFault naming the place, what was found and what would be right
 */
export function checkExpression(written: Written, vocabulary: Vocabulary): Rule {
  return new Checker(termsByName(vocabulary), vocabulary.open ?? false).check(written);
}

function kindOfTerm({ type, unit }: Term): Kind {
  const list = type === "numbers" || type === "strings";
  const one = type === "numbers" ? "number" : type === "strings" ? "string" : type;
  return { type: one, list, unit: powersOf(unit ?? ""), bare: false };
}

/** Up to three names that share signs with a mistaken one. */
function nearest(name: string, names: readonly string[]): string[] {
  const signs = new Set(name);
  const likeness = (other: string) => [...new Set(other)].filter((sign) => signs.has(sign)).length / Math.max(signs.size, new Set(other).size);
  return names.map((other) => ({ other, like: likeness(other) })).filter(({ like }) => like >= 0.4)
    .toSorted((a, b) => b.like - a.like || (a.other < b.other ? -1 : 1)).slice(0, 3).map(({ other }) => other);
}

/** The kind two parts share, or a fault at the second. */
export function shared(checker: Checker, left: Rule, right: Rule): Kind {
  const [a, b] = [left.of, right.of];
  if (a.type === "any") return b;
  if (b.type === "any") return a;
  if (a.type !== b.type || a.list !== b.list) checker.refuse(right, "type", kindText(b), kindText(a));
  if (a.type !== "number" || a.bare || b.bare) return a.bare ? b : a;
  if (!sameUnit(a.unit, b.unit)) checker.refuse(right, "unit", kindText(b), kindText(a));
  return a;
}

const ordered: readonly Scalar[] = ["number", "date", "days", "months", "any"];

export function compared(checker: Checker, at: Span, operator: Comparison, left: Rule, right: Rule): Rule {
  const { type, list } = shared(checker, left, right);
  if (list) checker.refuse(at, "type", "a comparison of lists", "a comparison of single values");
  if (operator !== "=" && operator !== "!=" && !ordered.includes(type)) checker.refuse(at, "order", `${operator} between ${type}s`, "= or !=");
  for (const [term, other] of [[left, right], [right, left]] as const) {
    const values = checker.valuesOf(term);
    if (values && other.kind === "constant" && typeof other.value === "string" && !values.includes(other.value)) {
      checker.refuse(other, "value", JSON.stringify(other.value), `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`);
    }
  }
  return { ...spanOf(at), kind: "compare", operator, left, right, of: truth };
}

export const spanOf = ({ from, to }: Span): Span => ({ from, to });

type Part<K extends Written["kind"]> = Extract<Written, { kind: K }>;
type Check<K extends Written["kind"]> = (checker: Checker, part: Part<K>) => Rule;

function arithmetic(checker: Checker, part: Part<"arithmetic">): Rule {
  const left = checker.check(part.left);
  const right = checker.check(part.right);
  if (left.of.list || right.of.list) checker.refuse(part, "type", "arithmetic with a list", "single values, or sum(…)");
  const made = (operator: Operator, of: Kind): Rule => ({ ...spanOf(part), kind: "arithmetic", operator, left, right, of });
  const [a, b] = [left.of.type, right.of.type];
  const additive = part.operator === "+" || part.operator === "-";
  if (additive && a === "date" && (b === "days" || b === "months")) return made(b === "days" ? `day${part.operator}` : `month${part.operator}`, left.of);
  if (part.operator === "-" && a === "date" && b === "date") return made("-", scalar("days"));
  if (part.operator === "+" && b === "date" && (a === "days" || a === "months")) {
    return { ...spanOf(part), kind: "arithmetic", operator: a === "days" ? "day+" : "month+", left: right, right: left, of: right.of };
  }
  if (additive && (a === "days" || a === "months") && a === b) return made(part.operator, left.of);
  for (const one of [left, right]) if (one.of.type !== "number" && one.of.type !== "any") checker.refuse(one, "type", kindText(one.of), "a number");
  if (additive) return made(part.operator, numeric(shared(checker, left, right)));
  const bare = (left.of.bare || a === "any") && (right.of.bare || b === "any");
  return made(part.operator, { type: "number", list: false, bare, unit: combined(left.of.unit, right.of.unit, part.operator === "*" ? 1 : -1) });
}

const numeric = (kind: Kind): Kind => (kind.type === "any" ? bareNumber : kind);

function compare(checker: Checker, part: Part<"compare">): Rule {
  const { operator, left, right } = part;
  const nothing = left.kind === "null" ? right : right.kind === "null" ? left : null;
  if (!nothing) return compared(checker, part, operator, checker.check(left), checker.check(right));
  if (operator !== "=" && operator !== "!=") checker.refuse(part, "null", `${operator} null`, "= null or != null");
  if (nothing.kind === "null") checker.refuse(part, "null", "null on both sides", "a name that may be missing");
  return { ...spanOf(part), kind: "missing", value: checker.check(nothing), negated: operator === "!=", of: truth };
}

function joined(checker: Checker, part: Part<"and" | "or">): Rule {
  return { ...spanOf(part), kind: part.kind, parts: part.parts.map((one) => checker.as(one, "boolean")), closed: false, of: truth };
}

function between(checker: Checker, part: Part<"between">): Rule {
  const value = checker.check(part.of);
  const parts = [compared(checker, part, ">=", value, checker.check(part.low)), compared(checker, part, "<=", value, checker.check(part.high))];
  return { ...spanOf(part), kind: "and", parts, closed: true, of: truth };
}

function tested(checker: Checker, value: Rule, test: WrittenTest): Rule {
  if (test.kind === "compare") return compared(checker, test, test.operator, value, checker.check(test.with));
  if (test.kind === "range") {
    const low = compared(checker, test, test.lowIncluded ? ">=" : ">", value, checker.check(test.low));
    return { ...spanOf(test), kind: "and", parts: [low, compared(checker, test, test.highIncluded ? "<=" : "<", value, checker.check(test.high))], closed: true, of: truth };
  }
  if (test.value.kind === "list") {
    const parts = test.value.items.map((item) => compared(checker, item, "=", value, checker.check(item)));
    return { ...spanOf(test), kind: "or", parts, closed: true, of: truth };
  }
  const other = checker.check(test.value);
  if (!other.of.list) return compared(checker, test, "=", value, other);
  shared(checker, value, { ...other, of: { ...other.of, list: false } });
  return { ...spanOf(test), kind: "list contains", list: other, value, of: truth };
}

function within(checker: Checker, part: Part<"in">): Rule {
  const value = checker.check(part.of);
  return { ...spanOf(part), kind: "or", parts: part.tests.map((test) => tested(checker, value, test)), closed: true, of: truth };
}

function conditional(checker: Checker, part: Part<"if">): Rule {
  const met = checker.check(part.met);
  const unmet = checker.check(part.unmet);
  return { ...spanOf(part), kind: "if", when: checker.as(part.when, "boolean"), met, unmet, of: shared(checker, met, unmet) };
}

function quantified(checker: Checker, part: Part<"quantified">): Rule {
  const list = checker.check(part.list);
  if (!list.of.list) checker.refuse(part.list, "type", kindText(list.of), "a list");
  if (!checker.isFree(part.name)) checker.refuse(part, "name", JSON.stringify(part.name), "a name that stands for nothing else");
  const holds = checker.with(part.name, { ...list.of, list: false }).as(part.holds, "boolean");
  return { ...spanOf(part), kind: "quantified", every: part.every, name: part.name, list, holds, of: truth };
}

function listed(checker: Checker, part: Part<"list">): Rule {
  const items = part.items.map((item) => checker.check(item));
  const [first, ...more] = items;
  if (!first) checker.refuse(part, "empty", "an empty list", "a list with values");
  const of = more.reduce((kind, item) => shared(checker, { ...first, of: kind }, item), first.of);
  if (of.list) checker.refuse(part, "type", "a list of lists", "a list of single values");
  return { ...spanOf(part), kind: "list", items, of: { ...of, list: true } };
}

function temporal(checker: Checker, part: Part<"temporal">): Rule {
  const day = part.maker === "duration" ? null : dayOfText(part.text);
  if (day !== null) return { ...spanOf(part), kind: "constant", value: day, of: scalar("date") };
  const duration = part.maker === "date" ? null : durationOf(part.text);
  if (duration) return { ...spanOf(part), kind: "constant", value: duration.count, of: scalar(duration.type) };
  return checker.refuse(part, "date", JSON.stringify(part.text), part.maker === "duration" ? "whole days or months, such as P30D, P1Y, P6M" : "a day such as 2020-12-31");
}

function dayPart(checker: Checker, part: Part<"part">): Rule {
  const { name } = part;
  if (name !== "year" && name !== "month" && name !== "day") return checker.refuse(part, "part", JSON.stringify(name), "year, month or day of a date");
  return { ...spanOf(part), kind: "part of day", part: name, day: checker.as(part.of, "date"), of: bareNumber };
}

function negated(checker: Checker, part: Part<"negate">): Rule {
  const value = checker.as(part.of, "number");
  const zero: Rule = { ...spanOf(part), kind: "constant", value: 0, of: bareNumber };
  return { ...spanOf(part), kind: "arithmetic", operator: "-", left: zero, right: value, of: numeric(value.of) };
}

const checks: { readonly [K in Written["kind"]]: Check<K> } = {
  number: (_checker, part) => ({ ...spanOf(part), kind: "constant", value: part.value, of: bareNumber }),
  string: (_checker, part) => ({ ...spanOf(part), kind: "constant", value: part.value, of: scalar("string") }),
  boolean: (_checker, part) => ({ ...spanOf(part), kind: "constant", value: part.value, of: truth }),
  null: (checker, part) => checker.refuse(part, "null", "null", "a comparison with = null or != null"),
  temporal, arithmetic, compare, between, quantified,
  name: (checker, part) => checker.name(spanOf(part), part.name),
  negate: negated, and: joined, or: joined, in: within, if: conditional, list: listed, call: checkCall, part: dayPart,
};
