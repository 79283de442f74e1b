import { z } from "zod";
import { figureSchema, nameSchema } from "../figures/figure.js";
import { valueOriginsSchema } from "../figures/value-origin.js";
import { evidenceGrades, industryShareSchema, zoneKinds, ecosystemRoles, zoneSummarySchema } from "../zones/zone.js";

export const successionKinds = ["continue", "rename", "merge", "split", "regroup", "drop", "new"] as const;

export const ecosystemSummarySchema = z.object({
  id: z.string(),
  name: nameSchema,
  family: z.enum(zoneKinds),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  evidence: z.enum(evidenceGrades),
  nameOnly: z.boolean().describe("Shown by name only: no zones, firms or chains are listed"),
  zones: z.number().int().nullable().describe("Candidate zones on the day asked for; null when only the name is shown or membership is unknown"),
  dataset: z.string(),
});
export type EcosystemSummary = z.infer<typeof ecosystemSummarySchema>;

export const ecosystemElements = ["talent", "technology", "funds", "information", "logistics", "supporting-firms"] as const;

export const ecosystemPageSchema = ecosystemSummarySchema.extend({
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  predecessors: z.array(z.object({ id: z.string(), name: nameSchema, kind: z.enum(successionKinds), on: z.string() })),
  successors: z.array(z.object({ id: z.string(), name: nameSchema, kind: z.enum(successionKinds), on: z.string() })),
  members: z.array(z.object({ zone: zoneSummarySchema, role: z.enum(ecosystemRoles).nullable(), basis: z.enum(["stated", "succession", "split"]) })),
  figures: z.record(z.string(), figureSchema),
  industries: z.array(industryShareSchema),
  elements: z.array(z.object({ element: z.enum(ecosystemElements), known: z.boolean(), textZh: z.string().nullable(), textEn: z.string().nullable(), dataset: z.string().nullable() })),
  origins: valueOriginsSchema,
  leader: z.string().nullable().describe("Leading city official's post; null: not known"),
  asOf: z.string(),
});
export type EcosystemPage = z.infer<typeof ecosystemPageSchema>;

/** Official counts of ecosystems and zones by date, with what changed. */
export const zoneSystemEventSchema = z.object({
  date: z.string(), ecosystems: z.string().nullable(), zones: z.string().nullable(),
  composition: z.string().nullable(), compositionEn: z.string().nullable(),
  event: z.string(), eventEn: z.string().nullable(), source: z.string(), dataset: z.string(),
});
export type ZoneSystemEvent = z.infer<typeof zoneSystemEventSchema>;
