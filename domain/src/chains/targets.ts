import { z } from "zod";
import { partSchema } from "./answers.js";
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
  id: z.string(), chain: z.string(), chainName: bothSchema, link: z.string(), linkName: bothSchema, zone: z.string().nullable(),
  candidates: z.array(z.string()), reason: z.string(), status: z.enum(["open", "closed"]),
  evidence: z.object({ year: z.number().int(), run: z.string(), status: z.string(), parts: z.array(partSchema) }).describe("The gap as it stood when the target was made"),
  body: z.string().nullable(), createdAt: z.string(), act: z.number().int(),
});
export type Target = z.infer<typeof targetSchema>;

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
