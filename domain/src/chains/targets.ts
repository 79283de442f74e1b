import { z } from "zod";
import { nameSchema } from "../figures/figure.js";
import { candidateSchema, hostSchema, partSchema } from "./answers.js";
import { linkStatuses } from "./link-status.js";
import { linkChanges, targetStates, targetStepKinds } from "./target-life.js";
import { targetCountsSchema } from "./target-list.js";
import { bothSchema } from "../rules/vocabulary-file.js";

const wordsSchema = z.string().trim().min(2).max(2000);

/** What a gap becomes when somebody takes it up: whom to bring where. It later becomes a lead. */
export const newTargetSchema = z.strictObject({
  chain: z.string().min(1).max(60), link: z.string().min(1).max(60),
  zone: z.string().min(1).max(60).nullable().describe("Zone meant to host it"),
  candidates: z.array(z.string().min(1).max(200)).max(20).default([]).describe("Names of firms to call"),
  reason: wordsSchema,
});
export const targetSchema = z.object({
  id: z.string().describe("Stays the same for good, also when the target becomes a lead"), chain: z.string(), chainName: bothSchema, link: z.string(), linkName: bothSchema, zone: z.string().nullable(),
  candidates: z.array(z.string()), reason: z.string(), status: z.enum(targetStates),
  evidence: z.object({ year: z.number().int(), run: z.string(), status: z.enum(linkStatuses), parts: z.array(partSchema) }).describe("The gap as it stood when the target was made"),
  lead: z.object({ id: z.string(), name: nameSchema }).nullable().describe("Responsible body"), due: z.string().nullable(), late: z.boolean(),
  ecosystems: z.array(z.object({ id: z.string(), name: nameSchema })),
  statusNow: z.enum(linkStatuses).nullable().describe("Of the link in the city now; null: the link is no longer in the chain, or not worked out"), change: z.enum(linkChanges),
  body: z.string().nullable(), createdAt: z.string(), act: z.number().int(),
});
export type Target = z.infer<typeof targetSchema>;
export const targetsSchema = z.object({ rows: z.array(targetSchema), counts: targetCountsSchema });
export type TargetsAnswer = z.infer<typeof targetsSchema>;

/** What was done to a target, by whom and on which day. */
export const targetStepSchema = z.object({
  act: z.number().int(), kind: z.enum(["created", ...targetStepKinds]), status: z.enum(targetStates).describe("State afterwards"), on: z.string(), at: z.string(), reason: z.string(),
  body: z.object({ id: z.string(), name: nameSchema }).nullable(), role: z.string(),
  lead: z.object({ id: z.string(), name: nameSchema }).nullable(), due: z.string().nullable(), company: z.string().nullable(),
  zone: z.object({ id: z.string(), name: nameSchema }).nullable(), firm: z.object({ id: z.string(), name: nameSchema }).nullable(), project: z.string().nullable(),
});
export type TargetStep = z.infer<typeof targetStepSchema>;

export const targetAnswerSchema = z.object({
  target: targetSchema, zone: z.object({ id: z.string(), name: nameSchema }).nullable(), steps: z.array(targetStepSchema).describe("The latest first"), lastSeq: z.number().int(),
  now: z.object({ year: z.number().int(), run: z.string(), status: z.enum(linkStatuses), parts: z.array(partSchema) }).nullable().describe("The link as the last work found it"),
  hosts: z.array(hostSchema), candidates: z.array(candidateSchema),
});
export type TargetAnswer = z.infer<typeof targetAnswerSchema>;

/** 产业生态发展路径图: what a chain is to come to, year by year, and by whom. */
export const roadmapContentSchema = z.strictObject({
  goals: z.array(z.strictObject({ year: z.number().int().min(2016).max(2050), goal: wordsSchema, measure: z.string().max(60).optional(), value: z.number().optional(), unit: z.string().max(20).optional() })).max(60),
  technologies: z.array(z.strictObject({ name: wordsSchema, link: z.string().max(60).optional(), year: z.number().int().min(2016).max(2050).optional() })).max(60),
  measures: z.array(z.strictObject({ text: wordsSchema, body: z.string().max(60).optional().describe("Id of the responsible body"), until: z.iso.date().optional(), progress: z.number().min(0).max(1).optional(), note: z.string().max(500).optional() })).max(100),
});
export type RoadmapContent = z.infer<typeof roadmapContentSchema>;
export const newRoadmapSchema = z.strictObject({ content: roadmapContentSchema, change: wordsSchema.describe("Why this version"), base: z.number().int().min(0).describe("Version it was edited from; 0: the first") });
export const roadmapSchema = z.object({
  chain: z.string(), version: z.number().int(), content: roadmapContentSchema, change: z.string(), body: z.string().nullable(), role: z.string(), savedAt: z.string(), act: z.number().int(),
  mark: z.enum(["saved"]),
});
export type Roadmap = z.infer<typeof roadmapSchema>;
export const roadmapAnswerSchema = z.object({ chain: z.string(), current: roadmapSchema.nullable(), versions: z.array(roadmapSchema.omit({ content: true })) });
