import { textOfDay } from "./days.js";
import { situationsOf, valueOf, type Situation } from "./evaluate.js";
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

/** Terms in a part by name, in the order they are written. */
function termsIn(rule: Rule, found = new Map<string, Kind>()): ReadonlyMap<string, Kind> {
  if (rule.kind === "term") found.set(rule.name, rule.of);
  for (const part of below(rule)) termsIn(part, found);
  return found;
}

/** Names of the vocabulary in a part, each once, in the order they are written. */
export const namesIn = (rule: Rule): string[] => [...termsIn(rule).keys()];

/** Parts that the reader is shown one by one: conditions, not the arithmetic inside of them. */
function conditionsOf(rule: Rule, situation: Situation): readonly (readonly [Rule, Situation])[] {
  if ((rule.kind === "and" || rule.kind === "or") && rule.closed) return [];
  if (rule.kind === "quantified") return (situationsOf(rule, situation) ?? []).map((member) => [rule.holds, member] as const);
  if (["and", "or", "not", "if"].includes(rule.kind)) return below(rule).map((part) => [part, situation] as const);
  return [];
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

/**
 * The value of a rule with how it came about: a tree of conditions down to the facts.
 *
 * @param text the expression the rule was read from
 */
export function explain(rule: Rule, text: string, situation: Situation): Explanation {
  const inner = conditionsOf(rule, situation);
  const value = valueOf(rule, situation);
  const leaf = inner.length === 0;
  const reason = leaf && value === null ? reasonOf(rule, situation) : undefined;
  const terms = leaf ? termsIn(rule) : undefined;
  return {
    text: text.slice(rule.from, rule.to), from: rule.from, to: rule.to, value: shown(value, rule.of),
    ...(reason && { reason }),
    ...(terms && terms.size > 0 && {
      facts: Object.fromEntries([...terms].map(([name, kind]) => [name, shown(situation.facts.get(name) ?? null, kind)])),
    }),
    ...(rule.kind === "compare" && {
      sides: [shown(valueOf(rule.left, situation), rule.left.of), shown(valueOf(rule.right, situation), rule.right.of)] as const,
    }),
    parts: inner.map(([part, within]) => explain(part, text, within)),
  };
}
