import { z } from "zod";
import { firmRowSchema } from "../enterprises/firm.js";
import { nameSchema } from "../figures/figure.js";

/** What three maps and one table (三图一表) can be drawn for. */
export const atlasScopes = ["city", "zone", "ecosystem"] as const;
export type AtlasScope = (typeof atlasScopes)[number];

/** The three drawings; the table is `directory`. */
export const atlasSheets = ["master-plan", "start-area", "panorama"] as const;
export type AtlasSheet = (typeof atlasSheets)[number];

/** The rule that makes an enterprise “key”: visible on the page and adjustable there. */
export const keyRuleSchema = z.object({
  minRevenueCny: z.coerce.number().nonnegative().default(100_000_000),
  minEmployees: z.coerce.number().int().nonnegative().default(0),
  declaredOnly: z.enum(["true", "false"]).default("false").describe("Only firms of the declared leading industries"),
  top: z.coerce.number().int().min(1).max(500).default(50),
});
export type KeyRule = z.infer<typeof keyRuleSchema>;

export const directoryEntrySchema = z.object({
  role: z.enum(["key", "supporting"]),
  firm: firmRowSchema,
  /** Why it is in the list: its revenue, that its class is what the area is specialised in, or that its industry supplies the key ones. */
  reason: z.enum(["key.revenue", "key.specialised", "supporting.supply"]),
  /** The same reason as a sentence with its figures. */
  text: nameSchema,
});
export type DirectoryEntry = z.infer<typeof directoryEntrySchema>;

export const atlasSchema = z.object({
  scope: z.enum(atlasScopes),
  id: z.string(),
  title: nameSchema,
  asOf: z.string(),
  rule: z.object({
    by: z.enum(["revenue", "specialisation"]).describe("`specialisation` where no firm of the city has figures in the year: revenue and employees then count for nothing"),
    minRevenueCny: z.number(), minEmployees: z.number(), declaredOnly: z.boolean(), top: z.number(), minSupplyRatio: z.number(),
  }),
  /** The rule in sentences, for every place that shows the list. */
  ruleText: z.array(nameSchema),
  /** Industry chains of the panorama, in the order in which they are drawn. */
  chains: z.array(z.object({ id: z.string(), name: nameSchema })),
  directory: z.array(directoryEntrySchema),
  /** Sheets that cannot be drawn, with the words key of the reason. */
  missing: z.array(z.object({ sheet: z.enum(atlasSheets), reason: z.string() })),
  datasets: z.array(z.string()),
});
export type Atlas = z.infer<typeof atlasSchema>;
