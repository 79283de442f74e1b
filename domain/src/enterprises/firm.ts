import { z } from "zod";
import { figureSchema, nameSchema } from "../figures/figure.js";
import { purposes } from "../governance/actor.js";

/** Size classes of the statistical standard of 2017 (大型、中型、小型、微型). */
export const firmSizes = ["large", "medium", "small", "micro"] as const;
export type FirmSize = (typeof firmSizes)[number];

export const firmSorts = ["revenue", "employees", "founded", "name"] as const;
export type FirmSort = (typeof firmSorts)[number];

export const firmRowSchema = z.object({
  id: z.string().describe("Unified social credit code, or `SZSE:000155` for a listed company whose code is not in our sources"),
  name: nameSchema,
  synthetic: z.boolean(),
  industry: z.object({ code: z.string(), name: nameSchema }).nullable(),
  size: z.enum(firmSizes).nullable(),
  district: z.object({ code: z.string(), name: nameSchema }).nullable(),
  zone: z.object({ id: z.string(), name: nameSchema }).nullable(),
  foundedYear: z.number().int().nullable(),
  closedYear: z.number().int().nullable(),
  revenueCny: z.string().nullable().describe("Latest year; null: not reported"),
  employees: z.number().nullable(),
  year: z.number().int().nullable(),
  dataset: z.string(),
});
export type FirmRow = z.infer<typeof firmRowSchema>;

export const firmPageSchema = z.object({
  rows: z.array(firmRowSchema),
  nextCursor: z.string().nullable(),
  total: z.number().int().nullable().describe("Exact where a rollup knows it; null where counting would be slow"),
});
export type FirmListPage = z.infer<typeof firmPageSchema>;

export const firmCardSchema = firmRowSchema.extend({
  creditCode: z.string().nullable(),
  stock: z.object({ exchange: z.string(), code: z.string(), shortName: z.string(), listedOn: z.string() }).nullable(),
  products: z.array(z.string()),
  position: z.tuple([z.number(), z.number()]).nullable(),
  community: z.object({ id: z.string(), name: nameSchema }).nullable(),
  years: z.array(z.object({ year: z.number().int(), figures: z.record(z.string(), figureSchema) }))
    .describe("revenueCny and employees; valueAddedCny, taxCny, landM2, energyTce, waterM3, emissionsTCO2e and rdCny are returns, read for a stated purpose only"),
  latest: z.record(z.string(), figureSchema),
});
export type FirmCard = z.infer<typeof firmCardSchema>;

/** What a firm returned, for those who may see it and have said what for. */
export const firmReturnsSchema = z.object({
  id: z.string(),
  purpose: z.enum(purposes).describe("Recorded with who looked and when"),
  years: z.array(z.object({ year: z.number().int(), figures: z.record(z.string(), figureSchema) }))
    .describe("valueAddedCny, taxCny, landM2, energyTce, waterM3, emissionsTCO2e, rdCny"),
});
export type FirmReturns = z.infer<typeof firmReturnsSchema>;
