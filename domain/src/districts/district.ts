import { z } from "zod";
import { figureSchema, nameSchema } from "../figures/figure.js";
import { valueOriginsSchema } from "../figures/value-origin.js";
import { industryShareSchema, zoneSummarySchema } from "../zones/zone.js";

export const districtSummarySchema = z.object({
  code: z.string(),
  name: nameSchema,
  figures: z.record(z.string(), figureSchema).describe("population2020, areaM2, employedResidents, firms, employees, revenueCny …"),
});
export type DistrictSummary = z.infer<typeof districtSummarySchema>;

export const districtPageSchema = districtSummarySchema.extend({
  populations: z.array(figureSchema).describe("Census 2000, 2010, 2020"),
  residentEmployment: z.array(z.object({ section: z.string(), name: nameSchema, share: figureSchema })),
  streets: z.array(z.object({ code: z.string(), name: nameSchema })),
  zones: z.array(zoneSummarySchema),
  industries: z.array(industryShareSchema),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  origins: valueOriginsSchema,
  asOf: z.string(),
});
export type DistrictPage = z.infer<typeof districtPageSchema>;
