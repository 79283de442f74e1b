import { z } from "zod";
import { figureSchema, nameSchema, statementSchema } from "../figures/figure.js";
import { valueOriginsSchema } from "../figures/value-origin.js";

export const zoneKinds = ["manufacturing", "services", "agriculture"] as const;
export type ZoneKind = (typeof zoneKinds)[number];

/** How sure we are that a zone of this name existed; wording as in the candidate list. */
export const evidenceGrades = [
  "sourced", "sourced-2017-name", "sourced-2021-or-later-name", "weak-source", "general-knowledge", "doubtful",
] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

/**
 * `candidate`: on the candidate list; `announced`: named by a source as joining; `reserved`: a reserved slot; `former`: has a successor;
 * `listed`: on the list that the city itself has brought.
 */
export const zoneStatuses = ["listed", "candidate", "announced", "reserved", "former"] as const;
export type ZoneStatus = (typeof zoneStatuses)[number];

export const ecosystemRoles = ["core", "support-pole", "collaborative"] as const;
export type EcosystemRole = (typeof ecosystemRoles)[number];

export const lineageKinds = ["rename", "merge", "split"] as const;

/** The six functions a zone is planned with (科技研发、生产制造、生活居住、消费、文化、生态). */
export const zoneFunctions = ["research", "production", "living", "consumption", "culture", "ecology"] as const;

/** Fields of a zone's identity card in its order; unknown ones are shown as unknown. */
export const identityFields = [
  "location", "startArea", "plannedArea", "communities", "ecosystems", "cityFunctions", "positioning",
  "targets", "leadingIndustries", "segments", "industrialFacilities", "livingFacilities", "firmsAndProjects",
] as const;

const membershipSchema = z.object({
  ecosystemId: z.string(),
  name: nameSchema,
  role: z.enum(ecosystemRoles).nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** `stated`: in the candidate list; `succession`: followed through the history of ecosystems; `split`: its ecosystem was divided and the heir is unknown. */
  basis: z.enum(["stated", "succession", "split"]),
  dataset: z.string(),
});

export const zoneSummarySchema = z.object({
  id: z.string(),
  name: nameSchema.describe("Name on the day asked for"),
  kind: z.enum(zoneKinds),
  status: z.enum(zoneStatuses),
  evidence: z.enum(evidenceGrades),
  districts: z.array(z.object({ code: z.string(), name: nameSchema })),
  bodies: z.array(z.object({ id: z.string(), name: nameSchema, statutory: z.boolean() })),
  ecosystems: z.array(membershipSchema),
  leadingIndustries: z.array(z.object({ position: z.number().int().describe("Place in the list, from 1"), name: nameSchema, codes: z.array(z.string()) })),
  centre: z.tuple([z.number(), z.number()]).nullable(),
  schematic: z.boolean().describe("The outline is drawn by us, not surveyed"),
  figures: z.record(z.string(), figureSchema).describe("areaM2, startAreaM2, firms, employees, revenueCny, valueAddedCny, taxCny"),
});
export type ZoneSummary = z.infer<typeof zoneSummarySchema>;

export const industryShareSchema = z.object({
  code: z.string(),
  name: nameSchema,
  level: z.enum(["section", "division", "group", "class"]),
  firms: z.number().int(),
  employees: z.number().nullable().describe("Null where the city's firms are known without figures"),
  revenueCny: z.string().nullable(),
  valueAddedCny: z.string().nullable().describe("By section and division; null where it would give single firms away, and at finer levels"),
  /** Location quotient against the whole city, by employees, or by firms where these are not known; null where undefined. */
  locationQuotient: z.number().nullable(),
  declared: z.boolean().describe("Covered by the zone's declared leading industries"),
});
export type IndustryShare = z.infer<typeof industryShareSchema>;

export const communitySchema = z.object({
  id: z.string(),
  name: nameSchema,
  areaM2: figureSchema,
  firms: figureSchema,
  employees: figureSchema,
  synthetic: z.boolean(),
  dataset: z.string(),
});

/** One zone, one file (一区一档). */
export const zoneFileSchema = zoneSummarySchema.extend({
  names: z.array(z.object({
    zh: z.string(), en: z.string().nullable(), role: z.enum(["main", "alias"]),
    validFrom: z.string().nullable(), validTo: z.string().nullable(), dataset: z.string(),
  })),
  predecessors: z.array(z.object({ id: z.string(), name: nameSchema, kind: z.enum(lineageKinds), on: z.string().nullable() })),
  successors: z.array(z.object({ id: z.string(), name: nameSchema, kind: z.enum(lineageKinds), on: z.string().nullable() })),
  identity: z.array(statementSchema).describe("One entry per identity field that is a text; figures stand in `figures`"),
  note: statementSchema.nullable().describe("What a source says of the zone's standing, e.g. that it was announced as joining"),
  facts: z.array(figureSchema).describe("Published figures on this zone, each with its own source"),
  functions: z.array(z.object({ function: z.enum(zoneFunctions), known: z.boolean(), textZh: z.string().nullable(), textEn: z.string().nullable(), dataset: z.string().nullable() })),
  communities: z.array(communitySchema),
  industries: z.array(industryShareSchema).describe("By division, largest revenue first"),
  series: z.array(z.object({ year: z.number().int(), figures: z.record(z.string(), figureSchema) })),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  origins: valueOriginsSchema,
  asOf: z.string(),
});
export type ZoneFile = z.infer<typeof zoneFileSchema>;
