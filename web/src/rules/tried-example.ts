import type { RuleExample } from "@chengqi/domain/rules/rule-file";
import { tryExample, type TriedExample } from "@chengqi/domain/rules/rule-problems";
import { dayOfText, factsOf, type Rule, type Vocabulary } from "@chengqi/engines/rules";

export type Tried =
  | ({ readonly ok: true } & TriedExample)
  /** A fact is not of its kind, or the day is none: which name. */
  | { readonly ok: false; readonly wrong: string };

/** Facts of an example that the vocabulary knows; others are left over from elsewhere. */
export function knownFacts(facts: RuleExample["facts"], { terms }: Vocabulary): RuleExample["facts"] {
  const names = new Set(terms.map(({ name }) => name));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name)));
}

/** Tries a rule on an example: what comes out, whether that is what was expected, and why; or which fact cannot be taken. */
export function triedExample(rule: Rule, text: string, example: RuleExample, vocabulary: Vocabulary, day: string): Tried {
  if (dayOfText(example.today ?? day) === null) return { ok: false, wrong: "today" };
  const facts = knownFacts(example.facts, vocabulary);
  const wrong = Object.entries(facts).find(([name, value]) => !isTaken(name, value, vocabulary));
  return wrong ? { ok: false, wrong: wrong[0] } : { ok: true, ...tryExample(rule, text, { ...example, facts }, vocabulary, day) };
}

function isTaken(name: string, value: unknown, vocabulary: Vocabulary): boolean {
  try {
    factsOf({ [name]: value }, vocabulary);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
