import { compileRule, dayOfText, decidingFacts, explain, factsOf, shown, termTypes, valueOf, vocabularyOf, type Term, type Vocabulary } from "@chengqi/engines/rules";
import { z } from "zod";
import { WrongInput } from "./compute.js";

const vocabularySchema = z.strictObject({
  terms: z.array(z.strictObject({
    name: z.string(), type: z.enum(termTypes), unit: z.string().optional(), values: z.array(z.string()).optional(),
    label: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  })),
});
const factsSchema = z.record(z.string(), z.unknown());

function parsed<T>(name: string, text: string, schema: z.ZodType<T>): T {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new WrongInput(`${name}: found no JSON (${(error as Error).message}), expected an object`);
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const [problem] = read.error.issues;
  throw new WrongInput(`${[name, ...(problem?.path ?? [])].join(".")}: ${problem?.message ?? "is not what it should be"}`);
}

/** As it is read from a file: an absent unit and an undefined one are the same. */
const termOf = ({ name, type, unit, values, label }: z.infer<typeof vocabularySchema>["terms"][number]): Term =>
  ({ name, type, ...(unit !== undefined && { unit }), ...(values && { values }), ...(label && { label }) });

export interface EvaluateCall {
  readonly expression: string;
  /** JSON object of facts by name. */
  readonly facts: string;
  /** JSON `{ terms: [{ name, type, unit?, values?, label? }] }`; without it names and types are taken from the facts. */
  readonly vocabulary?: string | undefined;
  /** The day that `today()` gives, `2020-12-31`. */
  readonly today: string;
}

/**
 * The value of an expression on some facts, how it came about, and the missing facts that would decide it.
 *
 * @returns JSON text `{ value, explanation, missing }`
 * @throws WrongInput naming the field or place, what was found and what was expected
 */
export function evaluateCall({ expression, facts, vocabulary, today }: EvaluateCall): string {
  const raw = parsed("facts", facts, factsSchema);
  const day = dayOfText(today);
  if (day === null) throw new WrongInput(`today: found ${JSON.stringify(today)}, expected a day such as 2020-12-31`);
  try {
    const names: Vocabulary = vocabulary === undefined ? vocabularyOf(raw) : { terms: parsed("vocabulary", vocabulary, vocabularySchema).terms.map(termOf) };
    const rule = compileRule(expression, names);
    const situation = { facts: factsOf(raw, names), today: day };
    return JSON.stringify({
      value: shown(valueOf(rule, situation), rule.of), explanation: explain(rule, expression, situation), missing: decidingFacts(rule, situation),
    });
  } catch (error) {
    if (error instanceof RangeError) throw new WrongInput(error.message);
    throw error;
  }
}
