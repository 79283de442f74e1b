import { textOfDay } from "./days.js";
import { allOf, anyOf, compares, situationsOf, valueOf, type Situation } from "./evaluate.js";
import type { Value } from "./facts.js";
import type { Kind, Rule } from "./rule.js";

/** A value as people and JSON read it: days as text, durations as `P30D` and `P6M`. */
export type Shown = number | string | boolean | null | readonly (number | string | null)[];

export type Undefined = "division-by-zero" | "no-such-day" | "empty-list";

/** How one part of a rule came out, and the parts it is made of. */
export interface Explanation {
  /** The part as it is written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Null: unknown or undefined. */
  readonly value: Shown;
  /** Why a value is null although nothing it is made of is: `division-by-zero`, or `no-such-day` beyond the years 1 to 9999, or `empty-list`. */
  readonly reason?: Undefined;
  /** Values of the names in this part; only where it is not taken apart further. */
  readonly facts?: Readonly<Record<string, Shown>>;
  /** Values on the two sides of a comparison. */
  readonly sides?: readonly [Shown, Shown];
  readonly parts: readonly Explanation[];
}

export function shown(value: Value, { type, list }: Pick<Kind, "type" | "list">): Shown {
  if (value === null) return null;
  if (list || Array.isArray(value)) return (value as readonly (number | string | null)[]).map((item) => shown(item, { type, list: false }) as number | string | null);
  if (typeof value !== "number") return value as Shown;
  if (type === "date") return textOfDay(value);
  if (type !== "days" && type !== "months") return value === 0 ? 0 : value;
  return `${value < 0 ? "-" : ""}P${Math.abs(value)}${type === "days" ? "D" : "M"}`;
}

/** All parts directly below a part. */
export function below(rule: Rule): readonly Rule[] {
  switch (rule.kind) {
    case "constant": case "term": case "bound": case "today": return [];
    case "arithmetic": case "compare": return [rule.left, rule.right];
    case "missing": return [rule.value];
    case "and": case "or": return rule.parts;
    case "not": return [rule.part];
    case "if": return [rule.when, rule.met, rule.unmet];
    case "quantified": return [rule.list, rule.holds];
    case "list": return rule.items;
    case "number call": return rule.parameters;
    case "list call": return [rule.list];
    case "text call": return [rule.text, rule.part];
    case "text length": case "substring": return [rule.text];
    case "list contains": return [rule.list, rule.value];
    case "months between": return [rule.start, rule.end];
    case "part of day": return [rule.day];
  }
}

type Terms = ReadonlyMap<string, Kind>;
/** A tree never changes: what stands in a part is found once, however many firms it is explained for. */
const termsKnown = new WeakMap<Rule, Terms>();

/** Terms in a part by name, in the order they are written. */
function termsIn(rule: Rule): Terms {
  const known = termsKnown.get(rule);
  if (known) return known;
  const found = new Map<string, Kind>();
  gatherTerms(rule, found);
  termsKnown.set(rule, found);
  return found;
}

function gatherTerms(rule: Rule, found: Map<string, Kind>): void {
  if (rule.kind === "term") found.set(rule.name, rule.of);
  for (const part of below(rule)) gatherTerms(part, found);
}

/** Names of the vocabulary in a part, each once, in the order they are written. */
export const namesIn = (rule: Rule): string[] => [...termsIn(rule).keys()];

/** Parts that the reader is shown one by one: conditions, not the arithmetic inside of them. */
function conditionsOf(rule: Rule): readonly Rule[] {
  switch (rule.kind) {
    case "and": case "or": return rule.closed ? [] : rule.parts;
    case "not": case "if": return below(rule);
    default: return [];
  }
}

/** The value of a rule whose conditions came out like this. */
function valueFrom(rule: Rule, values: readonly Value[]): Value {
  const truths = values.map((value) => (typeof value === "boolean" ? value : null));
  switch (rule.kind) {
    case "and": return allOf(truths);
    case "or": return anyOf(truths);
    case "not": return truths[0] === null ? null : !truths[0];
    case "if": return truths[0] === null ? null : values[truths[0] ? 1 : 2]!;
    case "quantified": return rule.every ? allOf(truths) : anyOf(truths);
    default: throw new RangeError(`explain: found ${rule.kind}, expected a part made of conditions`);
  }
}

/** Why a part is null with all its facts known. */
function reasonOf(rule: Rule, situation: Situation): Undefined | undefined {
  if (valueOf(rule, situation) !== null) return undefined;
  for (const part of below(rule)) {
    const deeper = reasonOf(part, situation);
    if (deeper) return deeper;
  }
  const known = below(rule).length > 0 && below(rule).every((part) => valueOf(part, situation) !== null);
  if (!known || rule.kind === "quantified") return undefined;
  const divisor = rule.kind === "arithmetic" && rule.operator === "/" ? rule.right : rule.kind === "number call" && rule.name === "modulo" ? rule.parameters[1] : undefined;
  return divisor && valueOf(divisor, situation) === 0 ? "division-by-zero" : rule.kind === "list call" ? "empty-list" : "no-such-day";
}

type Explained = readonly [Value, Explanation];

type Draft = { -readonly [K in keyof Explanation]: Explanation[K] };
const noParts: readonly Explanation[] = [];

const draft = (rule: Rule, text: string, value: Value, parts: readonly Explanation[]): Draft =>
  ({ text: text.slice(rule.from, rule.to), from: rule.from, to: rule.to, value: shown(value, rule.of), parts });

/** A condition that is not taken apart, with its facts. */
function leaf(rule: Rule, text: string, situation: Situation): Explained {
  if (rule.kind !== "compare") return withFacts(rule, text, situation, valueOf(rule, situation));
  const left = valueOf(rule.left, situation);
  const right = valueOf(rule.right, situation);
  const found = withFacts(rule, text, situation, compares(rule.operator, left, right));
  found[1].sides = [shown(left, rule.left.of), shown(right, rule.right.of)];
  return found;
}

function withFacts(rule: Rule, text: string, situation: Situation, value: Value): readonly [Value, Draft] {
  const node = draft(rule, text, value, noParts);
  const reason = value === null ? reasonOf(rule, situation) : undefined;
  if (reason) node.reason = reason;
  const terms = termsIn(rule);
  if (terms.size === 0) return [value, node];
  const facts: Record<string, Shown> = {};
  for (const [name, kind] of terms) facts[name] = shown(situation.facts.get(name) ?? null, kind);
  node.facts = facts;
  return [value, node];
}

function explained(rule: Rule, text: string, situation: Situation): Explained {
  const inner = rule.kind === "quantified"
    ? (situationsOf(rule, situation) ?? []).map((member) => explained(rule.holds, text, member))
    : conditionsOf(rule).map((part) => explained(part, text, situation));
  if (inner.length === 0) return leaf(rule, text, situation);
  const value = valueFrom(rule, inner.map(([part]) => part));
  return [value, draft(rule, text, value, inner.map(([, part]) => part))];
}

/**
 * The value of a rule with how it came about: a tree of conditions down to the facts.
 *
 * @param text the expression the rule was read from
 */
export const explain = (rule: Rule, text: string, situation: Situation): Explanation => explained(rule, text, situation)[1];
