import {
  dayOfText, decidingFacts, explain, factsOf, shown, valueOf, type Deciding, type Explanation, type Rule, type Shown, type Vocabulary,
} from "@chengqi/engines/rules";
import type { Example } from "./answers.js";

export type Tried =
  | { readonly ok: true; readonly value: Shown; readonly holds: boolean; readonly explanation: Explanation; readonly missing: readonly Deciding[] }
  /** A fact is not of its kind, or the day is none: which name. */
  | { readonly ok: false; readonly wrong: string };

/** Facts of an example that the vocabulary knows; others are left over from a rule changed since. */
export function knownFacts(facts: Example["facts"], { terms }: Vocabulary): Record<string, unknown> {
  const names = new Set(terms.map(({ name }) => name));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name)));
}

/** Tries a rule on an example: what comes out, whether that is what was expected, and why. */
export function triedExample(rule: Rule, text: string, example: Example, vocabulary: Vocabulary, otherDay: string): Tried {
  const today = dayOfText(example.today ?? otherDay);
  if (today === null) return { ok: false, wrong: "today" };
  const known = knownFacts(example.facts, vocabulary);
  for (const [name, value] of Object.entries(known)) {
    try {
      factsOf({ [name]: value }, vocabulary);
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, wrong: name };
      throw error;
    }
  }
  const situation = { facts: factsOf(known, vocabulary), today };
  const value = shown(valueOf(rule, situation), rule.of);
  return { ok: true, value, holds: value === (example.result ?? null), explanation: explain(rule, text, situation), missing: decidingFacts(rule, situation) };
}
