import { isFact } from "./arithmetic.js";
import { dayOfText } from "./days.js";
import type { Term, TermType, Vocabulary } from "./vocabulary.js";

/** A value while it is computed: days and durations are whole numbers; null is unknown. */
export type Value = number | string | boolean | null | readonly (number | string | null)[];
export type Facts = ReadonlyMap<string, Value>;

const fits: Readonly<Record<TermType, (value: unknown) => Value | undefined>> = {
  number: (value) => (typeof value === "number" && isFact(value) ? value : undefined),
  string: (value) => (typeof value === "string" && !value.includes("\u0000") ? value : undefined),
  boolean: (value) => (typeof value === "boolean" ? value : undefined),
  date: (value) => (typeof value === "string" ? (dayOfText(value) ?? undefined) : undefined),
  numbers: (value) => listOf(value, fits.number),
  strings: (value) => listOf(value, fits.string),
};

function listOf(value: unknown, fit: (value: unknown) => Value | undefined): Value | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item) => (item === null ? null : fit(item)));
  return items.some((item) => item === undefined) ? undefined : (items as (number | string | null)[]);
}

const expected: Readonly<Record<TermType, string>> = {
  number: "a number: 0, or from 1e-12 to below 1e18 in size", string: "a text", boolean: "true or false", date: "a day such as 2020-12-31", numbers: "a list of numbers", strings: "a list of texts",
};

/**
 * Facts of one thing as the evaluators take them. Absent and null are both unknown.
 * @throws RangeError naming the fact, what was found and what was expected; in an open vocabulary only for values of no kind
 */
export function factsOf(raw: Readonly<Record<string, unknown>>, vocabulary: Vocabulary): Facts {
  const facts = new Map<string, Value>();
  const terms = new Map(vocabulary.terms.map((term) => [term.name, term]));
  for (const [name, value] of Object.entries(raw)) {
    const term = terms.get(name);
    if (!term) {
      if (vocabulary.open) continue;
      throw new RangeError(`facts.${name}: found a name the vocabulary does not declare, expected one of ${[...terms.keys()].slice(0, 12).join(", ")}`);
    }
    if (value === null || value === undefined) continue;
    const fact = fits[term.type](value);
    if (fact === undefined) throw new RangeError(`facts.${name}: found ${JSON.stringify(value)}, expected ${expected[term.type]}`);
    facts.set(term.name, fact);
  }
  return facts;
}

/**
 * The vocabulary that facts themselves imply, for an expression tried without one. A text that reads as a day is a day.
 * @throws RangeError naming a fact that is of no kind the language knows
 */
export function vocabularyOf(raw: Readonly<Record<string, unknown>>): Vocabulary {
  const terms = Object.entries(raw).filter(([, value]) => value !== null).map(([name, value]): Term => {
    const order: readonly TermType[] = ["date", "number", "string", "boolean", "numbers", "strings"];
    const type = order.find((one) => fits[one](value) !== undefined);
    if (!type) throw new RangeError(`facts.${name}: found ${JSON.stringify(value)?.slice(0, 60)}, expected a number, a text, true or false, a day, or a list of numbers or texts`);
    return { name, type };
  });
  return { terms, open: true };
}
