import { z } from "zod";
import { marks } from "../figures/figure.js";

/** A body of facts with one source, licence, date and owner. Every stored row points to one. */
export const datasetSchema = z.object({
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  licence: z.string(),
  asOf: z.string().describe("Day the facts hold for, ISO 8601"),
  owner: z.string().describe("Who keeps it up to date: a key of the words `owner`, a role, or the id of a body of the city"),
  ownerName: z.object({ zh: z.string(), en: z.string().nullable() }),
  refreshDays: z.number().int().nullable().describe("Agreed refresh interval; null: not refreshed"),
  synthetic: z.boolean(),
  mark: z.enum(marks).describe("Mark of its values unless a value says otherwise"),
  noteZh: z.string().nullable(),
  noteEn: z.string().nullable(),
  rows: z.number().int(),
  ageDays: z.number().int(),
  late: z.boolean(),
});
export type Dataset = z.infer<typeof datasetSchema>;

/** Longest interval that can be agreed: a hundred years. */
const mostDays = 36_500;

/** Says who keeps a dataset up to date and how often. */
export const assignDatasetSchema = z.strictObject({
  owner: z.string().min(1).max(80), refreshDays: z.number().int().min(1).max(mostDays).nullable().describe("null: not refreshed"), reason: z.string().trim().min(1).max(500),
});
export type AssignDataset = z.infer<typeof assignDatasetSchema>;

/** Whole days from `asOf` to `today`, both ISO days (UTC). Negative when `asOf` lies ahead. */
export function ageInDays(asOf: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(asOf)) / 86_400_000);
}

/** A dataset is late when it is older than the interval agreed for it. */
export function isLate(dataset: { asOf: string; refreshDays: number | null }, today: string): boolean {
  return dataset.refreshDays !== null && ageInDays(dataset.asOf, today) > dataset.refreshDays;
}
