import { z } from "zod";

/** What kind of knowledge a figure is; one small mark per kind stands beside it on every page. */
export const marks = ["published", "derived", "estimated", "synthetic"] as const;
export type Mark = (typeof marks)[number];

/** Units a figure may carry inside; pages convert for reading (亩, 万元, km²). */
export const units = [
  "count", "person", "m2", "m2PerPerson", "ratio", "index", "cny", "tce", "m3", "tCO2e", "year", "km", "day",
] as const;
export type Unit = (typeof units)[number];

/** Where a figure was computed from, so that it can be opened without another request. */
const inputSchema = z.object({
  measure: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.enum(units),
  period: z.string().nullable(),
  dataset: z.string(),
});

/**
 * One number on a page with all it takes to believe it. `value` is a number, or a decimal string for money (unit `cny`);
 * null means undefined, and `reason` then says why (`not-published`, `no-firms`, `no-outline`, `suppressed`, `not-applicable`).
 */
export const figureSchema = z.object({
  measure: z.string().describe("Key of the measure, e.g. `areaM2`; label in words/*.json under `measure`"),
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.enum(units),
  period: z.string().nullable().describe("Year `2020` or day `2020-11-01` the value holds for"),
  mark: z.enum(marks),
  dataset: z.string().describe("Id of the dataset the value, or its main input, comes from"),
  source: z.string().nullable().describe("Source of this very value where it is narrower than the dataset's"),
  method: z.string().nullable().describe("Key of the method under words/*.json `method` when derived or estimated"),
  inputs: z.array(inputSchema),
  reason: z.string().nullable().describe("Why the value is undefined; null when it is defined"),
});
export type Figure = z.infer<typeof figureSchema>;

/** Text with the same care: a published sentence, its dataset and source; null text is unknown. */
export const statementSchema = z.object({
  field: z.string(),
  textZh: z.string().nullable(),
  textEn: z.string().nullable(),
  mark: z.enum(marks),
  dataset: z.string().nullable(),
  source: z.string().nullable(),
});
export type Statement = z.infer<typeof statementSchema>;

/** A name in both languages; `en` is null where no English name is known, and pages then show `zh`. */
export const nameSchema = z.object({ zh: z.string(), en: z.string().nullable() });
export type Name = z.infer<typeof nameSchema>;
