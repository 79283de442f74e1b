import { z } from "zod";
import { marks, nameSchema, units } from "../figures/figure.js";
import { bothSchema } from "../rules/vocabulary-file.js";
import { chainFileSchema, edgeSchema, linkSchema, maturities, stages } from "./chain-file.js";
import { linkDecisionSchema } from "./decisions.js";
import { linkStatuses } from "./link-status.js";

export const areaKinds = ["city", "district", "ecosystem", "zone"] as const;
export type AreaKind = (typeof areaKinds)[number];
/** An area whose firms are looked at; an ecosystem is its zones on the day. */
export const areaSchema = z.object({ kind: z.enum(areaKinds), id: z.string(), name: nameSchema });

/** What the numbers of one answer rest on: the same for every row, so that it is said once for each measure. */
export const measureOriginSchema = z.object({
  unit: z.enum(units), period: z.string().nullable(), mark: z.enum(marks), dataset: z.string(), source: z.string().nullable(),
  method: z.string().nullable().describe("How it is worked out, in one sentence of both languages under words/*.json `method`"),
  inputs: z.array(z.string()).describe("Measures it is worked out from"),
});
export type MeasureOrigin = z.infer<typeof measureOriginSchema>;

/** One working-out of all chains over all firms; answers read the last finished one of the year. */
export const runSchema = z.object({
  id: z.string(), year: z.number().int(), method: z.string().describe("Version of the method"), inputHash: z.string(),
  finishedAt: z.string(), tookMs: z.number().int(),
  firms: z.number().int(), syntheticFirms: z.number().int(), placedFirms: z.number().int().describe("Firms on at least one link"),
});
export type ChainRun = z.infer<typeof runSchema>;

/** The state of the background work, for the page's progress line. */
export const runStateSchema = z.object({
  state: z.enum(["idle", "running", "failed"]), step: z.string().nullable().describe("placing, sums, duplication, statuses, writing"),
  done: z.number().int(), of: z.number().int(), failure: z.string().nullable(), last: runSchema.nullable(),
});

export const originSchema = z.enum(["shipped", "city"]).describe("`shipped` with the platform, or saved by the city");

export const chainRowSchema = z.object({
  id: z.string(), name: bothSchema, version: z.number().int().nullable().describe("In force on the day; null: none"), versions: z.number().int(), origin: originSchema,
  mark: chainFileSchema.shape.mark, author: bothSchema, date: z.string(),
  ecosystems: z.array(z.object({ name: z.string(), id: z.string().nullable().describe("Of the ecosystem of that name on the day; null: none") })),
  links: z.number().int().describe("Single links, without groups"), edges: z.number().int(),
  firms: z.number().nullable().describe("Firms of the city on the chain; null: not worked out for the year"),
  revenueCny: z.number().nullable(),
  statuses: z.record(z.enum(linkStatuses), z.number().int()).nullable().describe("Single links by status in the city"),
});
export type ChainRow = z.infer<typeof chainRowSchema>;

/** How a flow of the national table stands to an edge; null where a side has no sector. */
export const edgeFlowSchema = z.object({
  from: z.string(), to: z.string(), fromSector: z.string().nullable(), toSector: z.string().nullable(),
  share: z.number().nullable().describe("Purchases of the user's sector from the supplier's, as a share of all its domestic purchases"),
  agrees: z.boolean().nullable(),
});

export const chainAnswerSchema = z.object({
  chain: chainFileSchema, origin: originSchema,
  versions: z.array(z.object({ version: z.number().int(), validFrom: z.string(), validTo: z.string().nullable(), date: z.string(), author: bothSchema, change: bothSchema.nullable(), savedAt: z.string() })),
  classNames: z.record(z.string(), nameSchema).describe("Names of the classes of its links"),
  edgeFlows: z.array(edgeFlowSchema), table: z.string().nullable().describe("Dataset of the input–output table"),
});
export type ChainAnswer = z.infer<typeof chainAnswerSchema>;

/** What of an area stands on a link. Firms on several links of a chain are split between them by confidence, so these are estimates. */
export const presenceSchema = z.object({
  firms: z.number(), employees: z.number(), revenueCny: z.number(),
  wholeFirms: z.number().int().describe("Firms placed on the link, unsplit"),
  locationQuotient: z.number().nullable(), against: z.enum(["nation", "city"]).nullable().describe("What the quotient compares with"),
  topShare: z.number().nullable().describe("Share of the largest firm in revenue"),
  growth: z.number().nullable().describe("Revenue against the year before"),
  confidence: z.number().nullable().describe("Mean confidence of the placements"),
});
export type Presence = z.infer<typeof presenceSchema>;

export const linkStateSchema = z.object({
  link: z.string(), presence: presenceSchema, status: z.enum(linkStatuses),
  statusConfidence: z.number().nullable().describe("0 to 1; null where the status cannot be told"), importance: z.number().nullable(),
  lifeCycle: z.string().nullable().describe("Of the link in the whole city, whatever the area: introduction, growth, maturity, decline, renewal; null: cannot be told"),
  zones: z.array(z.object({ id: z.string(), name: nameSchema, firms: z.number(), employees: z.number(), revenueCny: z.number() })).describe("Zones that host it, the largest first, at most ten"),
});
export type LinkState = z.infer<typeof linkStateSchema>;

export const panoramaSchema = z.object({
  chain: z.object(chainFileSchema.pick({ id: true, name: true, version: true, mark: true, author: true, date: true }).shape),
  area: areaSchema, year: z.number().int(), asOf: z.string(),
  links: z.array(z.object({
    ...linkSchema.pick({ id: true, name: true, stage: true, parents: true, maturity: true }).shape,
    group: z.boolean().describe("Has parts; holds the union of what they hold"), state: linkStateSchema.nullable().describe("null: not worked out for the year"),
  })),
  edges: z.array(edgeSchema),
  run: runSchema.nullable(), measures: z.record(z.string(), measureOriginSchema),
});
export type Panorama = z.infer<typeof panoramaSchema>;

/** One firm on a link with why it stands there. */
export const bases = ["class", "class+word", "word", "decision"] as const;
export const linkFirmSchema = z.object({
  id: z.string(), name: nameSchema, synthetic: z.boolean(), zone: z.object({ id: z.string(), name: nameSchema }).nullable(),
  confidence: z.number(), basis: z.enum(bases), word: z.string().nullable(), share: z.number().describe("Part of the firm counted on this link"),
  revenueCny: z.string().nullable(), employees: z.number().nullable(),
});
export type LinkFirm = z.infer<typeof linkFirmSchema>;

/** A number of a judgement with all it was made from. */
export const partSchema = z.object({
  measure: z.string(), value: z.number().nullable(), unit: z.enum(units), method: z.string().nullable(), mark: z.enum(marks), dataset: z.string(),
  period: z.string().nullable(), reason: z.string().nullable().describe("Why it is undefined"),
  inputs: z.array(z.object({ measure: z.string(), value: z.union([z.number(), z.string()]).nullable(), unit: z.enum(units) })),
});
export type Part = z.infer<typeof partSchema>;

export const hostSchema = z.object({
  zone: z.object({ id: z.string(), name: nameSchema }), score: z.number(),
  parts: z.array(partSchema).describe("Density, suppliers and customers at hand, declared; the score is their mean"),
});
export const candidateSchema = z.object({
  id: z.string().nullable(), name: nameSchema, place: z.string().nullable(), source: z.string().describe("Dataset it comes from"), synthetic: z.boolean(),
  words: z.array(z.string()).describe("Product words that speak for it"), fit: z.number(),
});

export const linkAnswerSchema = z.object({
  chain: z.object({ id: z.string(), name: bothSchema, version: z.number().int() }), link: linkSchema, group: z.boolean(),
  classes: z.array(z.object({ code: z.string(), partial: z.boolean(), name: nameSchema })),
  area: areaSchema, year: z.number().int(), state: linkStateSchema.nullable(),
  statusRule: z.object({ rule: z.string(), version: z.number().int(), text: z.string() }).nullable(),
  evidence: z.array(partSchema),
  history: z.array(z.object({ year: z.number().int(), firms: z.number(), employees: z.number(), revenueCny: z.number() })),
  zones: z.array(z.object({ id: z.string(), name: nameSchema, firms: z.number(), employees: z.number(), revenueCny: z.number() })),
  firms: z.array(linkFirmSchema).describe("The largest first"), firmsTotal: z.number().int(), nextCursor: z.string().nullable(),
  decisions: z.array(linkDecisionSchema).describe("Firms put on it or taken off by decision, the latest first, at most 50"),
  suppliers: z.array(z.string()), customers: z.array(z.string()),
  candidates: z.array(candidateSchema), hosts: z.array(hostSchema),
  targets: z.array(z.string()).describe("Ids of target records of this link"), run: runSchema.nullable(),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

export const gapSchema = z.object({
  chain: z.string(), chainName: bothSchema, link: z.string(), linkName: bothSchema, stage: z.enum(stages), maturity: z.enum(maturities),
  ecosystem: z.object({ id: z.string(), name: nameSchema }).nullable(), status: z.enum(linkStatuses),
  rank: z.number().int(), score: z.number().nullable(), importance: z.array(partSchema), presence: presenceSchema,
  parts: z.array(partSchema).describe("What the rank is made of"), hosts: z.array(hostSchema), candidates: z.array(candidateSchema),
  targets: z.array(z.string()),
});
export type Gap = z.infer<typeof gapSchema>;
export const gapsSchema = z.object({ area: areaSchema, year: z.number().int(), rows: z.array(gapSchema), run: runSchema.nullable() });
