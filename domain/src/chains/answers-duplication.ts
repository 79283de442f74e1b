import { z } from "zod";
import { nameSchema } from "../figures/figure.js";
import { partSchema, runSchema, measureOriginSchema } from "./answers.js";
import { decisionSchema } from "./decisions.js";

/** At what grain two zones are compared: four-digit classes, links of chains, product words (细分领域). */
export const duplicationLevels = ["class", "link", "word"] as const;
export type DuplicationLevel = (typeof duplicationLevels)[number];
export const declaredStates = ["both-declare", "one-declares-other-does", "both-do", "declared-not-done", "none"] as const;

const zoneSchema = z.object({ id: z.string(), name: nameSchema });

export const pairRowSchema = z.object({
  a: z.string(), b: z.string(), score: z.number().nullable().describe("0 to 1; null: a zone has no firms"),
  levels: z.record(z.enum(duplicationLevels), z.number().nullable()),
  output: z.number().nullable().describe("The score by revenue in place of firms"),
  chance: z.number().describe("At most how likely the most telling of what both do is chance"),
  duplicate: z.boolean().describe("Told as duplication: the score is high enough and chance unlikely"),
  declared: z.number().nullable().describe("Overlap of the declared leading industries; null: one declares none"),
  state: z.enum(declaredStates),
  decision: z.object({ id: z.string(), kind: z.string(), holds: z.boolean().describe("False: the facts have changed since") }).nullable(),
});
export type PairRow = z.infer<typeof pairRowSchema>;

export const duplicationSchema = z.object({
  year: z.number().int(), zones: z.array(zoneSchema), pairs: z.array(pairRowSchema).describe("The highest score first; pairs that share less than a fiftieth are left out"),
  thresholds: z.object({ score: z.number(), chance: z.number(), reliabilityFirms: z.number() }),
  clusters: z.array(z.object({ zones: z.array(z.string()), items: z.array(z.object({ level: z.enum(duplicationLevels), code: z.string(), name: nameSchema, share: z.number() })) })),
  run: runSchema.nullable(), measures: z.record(z.string(), measureOriginSchema),
});
export type DuplicationAnswer = z.infer<typeof duplicationSchema>;

const sideSchema = z.object({ firms: z.number(), employees: z.number(), revenueCny: z.number(), share: z.number(), declared: z.boolean() });
export const sharedItemSchema = z.object({
  level: z.enum(duplicationLevels), code: z.string(), name: nameSchema,
  contribution: z.number().describe("Part of the pair's score at this level; with the rest they sum to it"),
  a: sideSchema, b: sideSchema, since: z.number().int().nullable().describe("First year since which both have it, of the years that are known"),
});

export const claimSchema = z.object({
  zone: z.string(), parts: z.array(partSchema).describe("Specialisation, relatedness, supply at hand, land; undefined ones say why"),
});

export const pairAnswerSchema = z.object({
  a: zoneSchema, b: zoneSchema, year: z.number().int(), pair: pairRowSchema,
  items: z.array(sharedItemSchema).describe("By level the ones that contribute most, at most 30"),
  rest: z.array(z.object({ level: z.enum(duplicationLevels), items: z.number().int(), contribution: z.number() })).describe("By level how many more there are and what they contribute together"),
  firms: z.array(z.object({ id: z.string(), name: nameSchema, synthetic: z.boolean(), zone: z.string(), class: z.string().nullable(), links: z.array(z.string()), revenueCny: z.string().nullable() }))
    .describe("The largest firms behind the number, at most 15 of each zone"),
  claims: z.array(claimSchema), history: z.array(z.object({ year: z.number().int(), score: z.number().nullable() })),
  decisions: z.array(decisionSchema), fingerprint: z.string().describe("Of the evidence; a decision holds while it is the same"),
  run: runSchema.nullable(), measures: z.record(z.string(), measureOriginSchema),
});
export type PairAnswer = z.infer<typeof pairAnswerSchema>;
