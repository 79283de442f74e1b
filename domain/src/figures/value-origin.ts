import { z } from "zod";
import { marks } from "./figure.js";

/** Values that may come from elsewhere than the row they stand in, by what the row is. */
export const originFields = {
  zone: ["outline", "startOutline", "centre", "kind"],
  "zone-name": ["nameEn"],
  "leading-industry": ["nameEn", "codes"],
  district: ["nameEn", "outline"],
  body: ["nameEn"],
  ecosystem: ["nameEn", "noteEn"],
  statement: ["textEn"],
} as const;
export type OriginKind = keyof typeof originFields;
export type OriginField = (typeof originFields)[OriginKind][number];
export const originKinds = Object.keys(originFields) as OriginKind[];

/** Where one value comes from whose origin is not that of its row. */
export const valueOriginSchema = z.object({
  kind: z.enum(originKinds).describe("What the row is"),
  row: z.string().describe("Id of the row: `Z01`; of a zone's name `Z01/成都科学城`, of a leading industry `Z01/2`, of a text `zone/Z01/note`"),
  field: z.enum([...new Set(Object.values(originFields).flat())]).describe("The value of the row; label in words/*.json under `origin`"),
  dataset: z.string().describe("Id of the dataset the value comes from"),
  title: z.object({ zh: z.string(), en: z.string() }).describe("Title of that dataset"),
  mark: z.enum(marks),
  source: z.string().describe("Source of this very value, or else of its dataset"),
  date: z.string().describe("Day the dataset holds for, ISO 8601"),
});
export type ValueOrigin = z.infer<typeof valueOriginSchema>;

/** The origins of values on one page; a value that is not among them has the origin of its row. */
export const valueOriginsSchema = z.array(valueOriginSchema)
  .describe("Values on this page that do not come from their row's dataset, each with its own origin");

/** The origin of one value; undefined where it is that of its row. */
export const originOfValue = (
  origins: readonly ValueOrigin[], kind: OriginKind, row: string, field: OriginField,
): ValueOrigin | undefined => origins.find((one) => one.kind === kind && one.row === row && one.field === field);
