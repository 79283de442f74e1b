import { z } from "zod";
import { figureSchema, nameSchema } from "../figures/figure.js";
import { zoneSystemEventSchema } from "../ecosystems/ecosystem.js";
import { lineageKinds } from "../zones/zone.js";

const zoneOfLineageSchema = z.object({ id: z.string(), name: nameSchema });

/** One zone that became another; `on` is null where no source gives the day. */
export const zoneLineageSchema = z.object({
  from: zoneOfLineageSchema, to: zoneOfLineageSchema, kind: z.enum(lineageKinds), on: z.string().nullable(),
});
export type ZoneLineage = z.infer<typeof zoneLineageSchema>;

export const citySchema = z.object({
  id: z.string().describe("Statistical code, of a Chinese city by GB/T 2260, e.g. 510100"),
  name: nameSchema,
  centre: z.tuple([z.number(), z.number()]),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  crsNote: z.string(),
  years: z.array(z.number().int()).describe("Years with firm figures, ascending"),
  defaultAsOf: z.string(),
  demonstration: z.boolean().describe("Synthetic firms are loaded"),
  figures: z.record(z.string(), figureSchema).describe("population, areaM2, zones, ecosystems, firms, employees, revenueCny, valueAddedCny, taxCny, listedCompanies, metroStations"),
  history: z.array(zoneSystemEventSchema),
  lineage: z.array(zoneLineageSchema).describe("Zones renamed, merged or split, on any day"),
  classification: z.string(),
  timeZone: z.string().describe("Name of the IANA time zone database"),
});
export type City = z.infer<typeof citySchema>;
