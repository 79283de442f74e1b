import type { Explanation, Shown } from "@chengqi/engines/rules";
import { z } from "zod";
import { exampleSchema, ruleKinds, sourceSchema } from "./rule-file.js";
import { bothSchema, vocabularyFileSchema } from "./vocabulary-file.js";

const shownSchema: z.ZodType<Shown> = z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.union([z.number(), z.string(), z.null()])).readonly()]);
const decidingSchema = z.object({
  facts: z.array(z.string()).readonly().describe("One to three missing facts that would decide it together"),
  can: z.array(z.boolean()).readonly().describe("What it can then come out as; empty for a rule that is no condition"),
});

const explanationSchema: z.ZodType<Explanation> = z.object({
  text: z.string(), from: z.number().int(), to: z.number().int(), value: shownSchema,
  reason: z.enum(["division-by-zero", "no-such-day", "empty-list"]).exactOptional(),
  facts: z.record(z.string(), shownSchema).exactOptional(),
  sides: z.tuple([shownSchema, shownSchema]).readonly().exactOptional(),
  get parts() { return z.array(explanationSchema).readonly(); },
}).meta({ id: "Explanation", description: "How one part of a rule came out, and the parts it is made of" });

const faultSchema = z.object({ from: z.number().int(), to: z.number().int(), key: z.string(), found: z.string(), expected: z.string() });
export const triedExampleSchema = exampleSchema.extend({
  holds: z.boolean(), came: shownSchema.describe("What the rule gives"), explanation: explanationSchema, missing: z.array(decidingSchema).readonly(),
});

const originSchema = z.enum(["shipped", "city"]).describe("`shipped` with the platform, or saved by the city");

export const ruleRowSchema = z.object({
  id: z.string(), kind: z.enum(ruleKinds), subject: z.string(), name: bothSchema, note: bothSchema.nullable(), source: sourceSchema, origin: originSchema,
  version: z.number().int().nullable().describe("In force on the day; null: none"),
  expression: z.string().nullable(),
  versions: z.number().int(),
});
export type RuleRow = z.infer<typeof ruleRowSchema>;

export const ruleAnswerSchema = z.object({
  id: z.string(), kind: z.enum(ruleKinds), subject: z.string(), name: bothSchema, note: bothSchema.nullable(), source: sourceSchema, origin: originSchema,
  versions: z.array(z.object({
    version: z.number().int(), validFrom: z.string(), validTo: z.string().nullable(), expression: z.string(), change: bothSchema.nullable(),
    changes: z.array(bothSchema).describe("What it says otherwise than the version before it, in words"),
    examples: z.array(triedExampleSchema),
  })),
});
export type RuleAnswer = z.infer<typeof ruleAnswerSchema>;

export const vocabularyAnswerSchema = vocabularyFileSchema.extend({
  functions: z.array(z.string()),
  units: z.array(z.object({ name: z.string(), unit: z.string(), factor: z.number() })).describe("Functions that give a number its unit: `万元(20)` is 200,000 cny"),
});

export const checkAnswerSchema = z.object({
  fault: faultSchema.nullable(),
  type: z.string().nullable().describe("number, string, boolean, date, days, months"),
  unit: z.string().nullable(),
  names: z.array(z.string()),
  examples: z.array(triedExampleSchema),
});

/** What a rule comes out as over the firms of a city. Null stands for what the reader may not know: too few firms, single values. */
export const runResultSchema = z.object({
  of: z.enum(["boolean", "string", "number"]),
  firms: z.number().int(),
  scope: z.enum(["all", "zones", "counts"]).describe("All firms; those of the reader's zones; or all, without what would tell of single ones"),
  met: z.number().int().nullable(), unmet: z.number().int().nullable(), unknown: z.number().int().nullable(),
  values: z.record(z.string(), z.number().int().nullable()).nullable().describe("Firms by text, for lights and grades"),
  summary: z.object({ min: z.number().nullable(), max: z.number().nullable(), quantiles: z.array(z.number()).describe("Deciles from the first to the ninth") }).nullable(),
  missing: z.array(z.object({ name: z.string(), firms: z.number().int() }))
    .describe("Of the firms looked at that are unknown: how often each missing fact is one that would help to decide, most frequent first"),
  examined: z.number().int().describe("Unknown firms whose missing facts were looked at; fewer than `unknown` where there are very many"),
  year: z.number().int().nullable(), asOf: z.string(),
  synthetic: z.number().int().describe("Of the firms, those of the demonstration"),
  tookMs: z.number(),
});
export type RunResult = z.infer<typeof runResultSchema>;

/** One line of a run's answer. */
export type RunLine =
  | { readonly progress: { readonly step: "columns" | "rows"; readonly done: number; readonly of: number } }
  | { readonly result: RunResult };

export const firmRuleSchema = z.object({
  id: z.string(), kind: z.enum(ruleKinds), name: bothSchema, source: sourceSchema, version: z.number().int(), expression: z.string(),
  value: shownSchema, explanation: explanationSchema, missing: z.array(decidingSchema).readonly(),
  withheld: z.boolean().describe("True: it asks for what firms return, which the reader may not see; nothing was evaluated"),
});
export const firmRulesSchema = z.object({ year: z.number().int().nullable(), rows: z.array(firmRuleSchema) });
