import { z } from "zod";

/** What was planted in the synthetic firms, kept apart from them so that analysis can be tested against it. */
export const deviationSchema = z.object({
  kind: z.enum(["away-from-declared", "duplicate", "missing-in-city", "missing-in-zone"]),
  zones: z.array(z.string()).describe("Zones concerned; for a class missing in the city, those that declare it"),
  classes: z.array(z.string()).describe("4-digit classes that are planted, or that no firm has"),
  declaredBy: z.array(z.string()).describe("Those of the zones whose declared leading industries cover all of the classes"),
  shareRatio: z.number().describe("Share of the zone's firms drawn from the classes on purpose; 0 for missing ones"),
});
export type Deviation = z.infer<typeof deviationSchema>;

export const manifestSchema = z.object({
  version: z.literal(1),
  seed: z.number().int(),
  count: z.number().int(),
  planted: z.boolean(),
  strengthRatio: z.number().describe("0: nothing planted; up to 1"),
  deviations: z.array(deviationSchema),
  missingLinks: z.array(z.string()).default([])
    .describe("Links of chains (chain/link) of which no firm bears a product: all their classes are missing in the city, or their words are held back"),
  citySampleRatio: z.number().describe("Employees of the synthetic firms over those of the whole city's enterprises, as expected"),
});
export type Manifest = z.infer<typeof manifestSchema>;
