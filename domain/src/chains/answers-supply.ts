import { z } from "zod";
import { nameSchema } from "../figures/figure.js";
import { bothSchema } from "../rules/vocabulary-file.js";
import { areaSchema, linkStateSchema, measureOriginSchema, partSchema, runSchema } from "./answers.js";

/** 本地配套率: how much of what links of an area need, firms of the city (or the area) can supply. Always an estimate. */
export const supplyRowSchema = z.object({
  chain: z.string(), chainName: bothSchema, link: z.string().nullable(), linkName: bothSchema.nullable(),
  ratio: z.number().nullable(), needCny: z.number().nullable(), suppliedCny: z.number().nullable(), reason: z.string().nullable(),
});
export const supplySchema = z.object({
  area: areaSchema, year: z.number().int(), estimate: z.literal(true), rows: z.array(supplyRowSchema).describe("Chains, or the links of the chain asked for"),
  flows: z.array(z.object({ from: z.string(), to: z.string(), valueCny: z.number() })).describe("Between zones, the largest first, at most 200"),
  run: runSchema.nullable(), measures: z.record(z.string(), measureOriginSchema),
});
export type SupplyAnswer = z.infer<typeof supplySchema>;

export const partnerSchema = z.object({
  firm: z.object({ id: z.string(), name: nameSchema, synthetic: z.boolean(), zone: z.object({ id: z.string(), name: nameSchema }).nullable(), position: z.tuple([z.number(), z.number()]).nullable() }),
  chain: z.string(), link: z.string(), linkName: bothSchema, ownLink: z.string(), kind: z.string(), score: z.number(),
  parts: z.array(partSchema).describe("Fit, capacity, distance: the score is made of them alone"),
});
export const partnersSchema = z.object({
  firm: z.object({ id: z.string(), name: nameSchema }), links: z.array(z.object({ chain: z.string(), link: z.string(), name: bothSchema, confidence: z.number(), basis: z.string() })),
  year: z.number().int(), suppliers: z.array(partnerSchema), customers: z.array(partnerSchema), run: runSchema.nullable(),
});
export type PartnersAnswer = z.infer<typeof partnersSchema>;

export const nextRowSchema = z.object({
  level: z.enum(["class", "link"]), code: z.string(), chain: z.string().nullable(), name: nameSchema, rank: z.number().int(), score: z.number(),
  parts: z.array(partSchema).describe("Density, complexity gain, supply at hand, weakness in the city"),
});
export type NextRow = z.infer<typeof nextRowSchema>;
export const zoneNextSchema = z.object({ zone: z.object({ id: z.string(), name: nameSchema }), year: z.number().int(), rows: z.array(nextRowSchema), run: runSchema.nullable() });
export type ZoneNext = z.infer<typeof zoneNextSchema>;

export const zoneChainsSchema = z.object({
  zone: z.object({ id: z.string(), name: nameSchema }), year: z.number().int(),
  chains: z.array(z.object({
    id: z.string(), name: bothSchema, ofEcosystem: z.boolean().describe("The zone belongs to an ecosystem of the chain"), firms: z.number(), revenueCny: z.number(),
    supplyRatio: z.number().nullable(), links: z.array(linkStateSchema.omit({ zones: true })),
  })),
  run: runSchema.nullable(), measures: z.record(z.string(), measureOriginSchema),
});
export type ZoneChains = z.infer<typeof zoneChainsSchema>;
