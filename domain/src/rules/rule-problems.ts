import {
  compileRule, dayOfText, decidingFacts, explain, factsOf, RuleFault,
  type Deciding, type Explanation, type Rule, type Shown, type Vocabulary,
} from "@chengqi/engines/rules";
import { ruleFileSchema, type RuleExample, type RuleFile, type RuleKind } from "./rule-file.js";

/** Why a rule is neither loaded nor saved: where in its file, what stands there, and what would be right. */
export interface RuleProblem {
  readonly where: string;
  readonly found: string;
  readonly expected: string;
  /** The part of an expression that is wrong, in characters. */
  readonly span?: { readonly from: number; readonly to: number };
}

/** One example as it came out. */
export interface TriedExample {
  readonly holds: boolean;
  readonly result: Shown;
  readonly expected: RuleExample["result"];
  readonly explanation: Explanation;
  /** The small sets of missing facts that would decide it. */
  readonly missing: readonly Deciding[];
}

/** Two results are the same: numbers up to what ten decimal digits tell apart. */
function same(a: Shown, b: Shown): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return a === b || Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b));
}

/**
 * An example evaluated by a rule.
 * @param today ISO day of an example that names none
 * @throws RangeError naming a fact that the vocabulary does not take
 */
export function tryExample(rule: Rule, expression: string, { facts, today: own, result: expected }: RuleExample, vocabulary: Vocabulary, today: string): TriedExample {
  const situation = { facts: factsOf(facts, vocabulary), today: dayOfText(own ?? today) ?? 0 };
  const explanation = explain(rule, expression, situation);
  return { holds: same(explanation.value, expected), result: explanation.value, expected, explanation, missing: decidingFacts(rule, situation) };
}

const gives: Readonly<Record<RuleKind, readonly string[]>> = {
  eligibility: ["boolean"], admission: ["boolean"], guideline: ["boolean"], light: ["string"], indicator: ["number", "days", "months"], "link-status": ["string"],
};

/**
 * Everything that keeps a rule from being loaded or saved: its form, its expressions, examples that come out otherwise than
 * they say, and a vocabulary that is not there.
 */
export function problemsOf(raw: unknown, vocabularies: ReadonlyMap<string, Vocabulary>): { readonly rule: RuleFile | null; readonly problems: readonly RuleProblem[] } {
  const read = ruleFileSchema.safeParse(raw);
  if (!read.success) {
    return { rule: null, problems: read.error.issues.map(({ path, message }) => ({ where: pathText(path), found: shortened(at(raw, path)), expected: message })) };
  }
  const rule = read.data;
  const vocabulary = vocabularies.get(rule.subject);
  if (!vocabulary) return { rule: null, problems: [{ where: "subject", found: JSON.stringify(rule.subject), expected: `one of ${[...vocabularies.keys()].join(", ")}` }] };
  const problems = rule.versions.flatMap((_, index) => problemsOfVersion(rule, index, vocabulary));
  return { rule: problems.length === 0 ? rule : null, problems };
}

function problemsOfVersion({ kind, versions }: RuleFile, index: number, vocabulary: Vocabulary): RuleProblem[] {
  const { expression, examples, validFrom } = versions[index]!;
  const where = `versions[${index}]`;
  let rule: Rule;
  try {
    rule = compileRule(expression, vocabulary);
  } catch (error) {
    if (!(error instanceof RuleFault)) throw error;
    const { from, to, found, expected } = error.fault;
    return [{ where: `${where}.expression`, found, expected, span: { from, to } }];
  }
  if (rule.of.list || !gives[kind].includes(rule.of.type)) {
    return [{ where: `${where}.expression`, found: `a rule that gives ${rule.of.list ? "a list" : rule.of.type}`, expected: `${gives[kind].join(" or ")}, as ${kind} does`, span: { from: 0, to: expression.length } }];
  }
  return examples.flatMap((example, number) => {
    try {
      const tried = tryExample(rule, expression, example, vocabulary, validFrom);
      return tried.holds ? [] : [{ where: `${where}.examples[${number}].result`, found: JSON.stringify(tried.expected), expected: `${JSON.stringify(tried.result)}, which the rule gives` }];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const [, name = "facts", found = "", expected = ""] = /^(facts\.[^:]+): found (.*), expected (.*)$/s.exec(error.message) ?? [];
      return [{ where: `${where}.examples[${number}].${name}`, found, expected }];
    }
  });
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => (typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`), "") || "rule";
const at = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined), raw);
const shortened = (value: unknown): string => (value === undefined ? "nothing" : (JSON.stringify(value) ?? "nothing").slice(0, 80));

/** One line for people and logs. */
export const problemLine = ({ where, span, found, expected }: RuleProblem): string =>
  `${where}${span ? `[${span.from}–${span.to}]` : ""}: found ${found}, expected ${expected}`;
