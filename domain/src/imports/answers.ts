import { z } from "zod";
import { importKinds } from "./kinds.js";

/** How far an import is. `reading`, `checking`, `committing` and `undoing` go on in the background, also after a restart. */
export const importStates = ["reading", "ready", "checking", "checked", "committing", "committed", "undoing", "undone", "cancelled", "failed"] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row: `kept`: it is there already, and the rule says that what is there stays; `excluded`: left out by a rule of the import. */
export const rowStates = ["new", "changed", "same", "kept", "repeated", "excluded", "refused"] as const;
export type RowState = (typeof rowStates)[number];

/** How a row was found to be something that is there. */
export const matchRules = ["id", "credit-code", "name-and-place", "name"] as const;
/** How a row was found to repeat another one of the same file: by the same thing it becomes, or by its own key. */
export const repeatRules = ["same-target", "same-key"] as const;

export const importKindSchema = z.enum(importKinds.map(({ id }) => id));
export const columnMappingSchema = z.strictObject({
  column: z.number().int().min(0).max(499).describe("Position of the column in the file, from 0"),
  field: z.string().max(40), scale: z.number().positive().default(1).describe("Numbers are multiplied by it: 10000 where the header says 万元"),
});

const ruleText = z.string().trim().max(200);
/** Rows that are not of the kind at all, such as vacant premises in a register: what stands in the column is, the size of letters apart, one of the texts; '' is an empty cell. */
export const exclusionSchema = z.strictObject({ column: z.number().int().min(0).max(499), values: z.array(ruleText).min(1).max(100) });
/** What a field says where a row says nothing, or no column brings it. */
export const otherwiseSchema = z.strictObject({ field: z.string().max(40), value: ruleText.min(1) });

/** What a person chooses; what is left out stays as it is. */
export const importOptionsSchema = z.strictObject({
  sheet: z.string().max(200),
  headerRow: z.number().int().min(0).max(49).describe("Position of the header among the first rows, from 0; layers of shapes have none"),
  headerRows: z.number().int().min(1).max(5).describe("Rows of the header: more than one where cells are merged"),
  columns: z.array(columnMappingSchema).max(100),
  crs: z.string().max(20).nullable().describe("`EPSG:4326`, `GCJ-02` …; null: not stated yet"),
  encoding: z.string().max(20).nullable(),
  existing: z.enum(["update", "fill", "keep"]).describe("What is there: values of the file replace it, fill only what is empty, or leave it as it is. An empty cell never erases"),
  repeated: z.enum(["first", "last"]).describe("Which of several rows about one thing counts"),
  exclude: z.array(exclusionSchema).max(20).describe("Rows that any of these rules names are left out"),
  otherwise: z.array(otherwiseSchema).max(40).describe("Values of fields that a row leaves empty"),
  source: z.string().min(1).max(200).describe("Where the file comes from, as the list of datasets will say"),
  licence: z.string().min(1).max(200),
  asOf: z.iso.date().describe("Day the data are of"),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;
export const importChangeSchema = importOptionsSchema.partial();

export const importFaultSchema = z.object({ where: z.string(), found: z.string(), expected: z.string() });
export const importCountsSchema = z.object({
  rows: z.number().int(), new: z.number().int(), changed: z.number().int(), same: z.number().int(), kept: z.number().int(),
  repeated: z.number().int(), excluded: z.number().int(), refused: z.number().int(),
  faults: z.number().int().describe("Single values that could not be taken, in refused rows and others"),
  placedByDistrict: z.number().int().describe("Rows without coordinates that stand in the middle of their district"),
  withoutPlace: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** An import in the list of all. */
export const importSummarySchema = z.object({
  id: z.string(), kind: importKindSchema, state: z.enum(importStates), fileName: z.string(), fileBytes: z.number(), createdAt: z.string(), changedAt: z.string(),
  committedAt: z.string().nullable(), bodyId: z.string().nullable(), counts: importCountsSchema.nullable(),
  progress: z.object({ step: z.enum(["reading", "staging", "matching", "writing", "summing"]), done: z.number(), of: z.number().nullable() }).nullable(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importDetailSchema = importSummarySchema.extend({
  format: z.enum(["csv", "xlsx", "geojson", "shapefile", "geopackage"]).nullable(),
  sheets: z.array(z.string()), statedCrs: z.string().nullable().describe("As the file itself says; null where it says nothing"), foundEncoding: z.string().nullable(),
  hasGeometry: z.boolean(),
  columns: z.array(z.object({ index: z.number().int(), name: z.string(), samples: z.array(z.string()) })).describe("Of the chosen sheet"),
  suggested: z.array(columnMappingSchema), remembered: z.boolean().describe("The suggestion is what was chosen the last time for the same columns"),
  options: importOptionsSchema.nullable(),
  failure: importFaultSchema.nullable(), reason: z.string().nullable(), actSeq: z.number().nullable(), undoSeq: z.number().nullable(),
  sameFile: z.string().nullable().describe("Id of an earlier import of the very same file that was committed"),
  may: z.object({ map: z.boolean(), check: z.boolean(), commit: z.boolean(), cancel: z.boolean(), undo: z.boolean() }).describe("What can be done with it now"),
});
export type ImportDetail = z.infer<typeof importDetailSchema>;

const place = z.object({ type: z.string(), coordinates: z.array(z.unknown()) });
export const importPreviewSchema = z.object({
  rows: z.array(z.object({ line: z.number(), excluded: z.boolean(), cells: z.array(z.string()), values: z.record(z.string(), z.unknown()), faults: z.array(z.object({ field: z.string(), found: z.string(), expected: z.string(), mild: z.boolean() })) })),
  features: z.object({ type: z.literal("FeatureCollection"), features: z.array(z.object({ type: z.literal("Feature"), properties: z.object({ line: z.number(), name: z.string().nullable() }), geometry: place })) })
    .describe("At most 500 of the first rows, in WGS 84"),
  crs: z.string().nullable(),
  placeFaults: z.object({ "not-on-earth": z.number(), swapped: z.number(), outside: z.number(), "no-degrees": z.number() }),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importRowSchema = z.object({
  line: z.number().int(), state: z.enum(rowStates), name: z.string().nullable(), targetId: z.string().nullable(), rule: z.enum([...matchRules, ...repeatRules]).nullable(),
  otherLine: z.number().int().nullable(), values: z.record(z.string(), z.unknown()),
  faults: z.array(z.object({ field: z.string(), found: z.string(), expected: z.string(), mild: z.boolean() })),
});
export const importRowsSchema = z.object({ rows: z.array(importRowSchema), next: z.number().int().nullable().describe("`after` of the next page") });
export const importCommitSchema = z.strictObject({ reason: z.string().min(1).max(2000) });
export const coordinateSystemsSchema = z.object({ rows: z.array(z.object({ id: z.string(), name: z.object({ zh: z.string(), en: z.string() }), degrees: z.boolean() })) });
