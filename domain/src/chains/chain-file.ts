import { z } from "zod";
import { bothSchema } from "../rules/vocabulary-file.js";

/** Where along a chain a link stands: 上游、中游、下游、支撑服务. */
export const stages = ["up", "mid", "down", "services"] as const;
export type Stage = (typeof stages)[number];

/** How ripe the technology of a link is: 萌芽、成长、成熟、衰退. */
export const maturities = ["emerging", "growing", "mature", "declining"] as const;
export type Maturity = (typeof maturities)[number];

/** What passes along an edge from supplier to user. */
export const edgeKinds = ["material", "component", "equipment", "software", "energy", "service", "technology", "product"] as const;
export type EdgeKind = (typeof edgeKinds)[number];

const day = z.iso.date("a day such as 2020-12-31");
const idSchema = z.string().min(2).max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by -");
const wordSchema = z.string().min(2).max(30);

const classSchema = z.strictObject({
  code: z.string().regex(/^\d{4}$/, "a four-digit class of GB/T 4754-2017").describe("Class of GB/T 4754-2017"),
  partial: z.boolean().default(false).describe("The link is only a part of the class: firms of the class need a product word to be placed"),
});
export type LinkClass = z.infer<typeof classSchema>;

/** Addresses that stand beside those of chains and of their links. */
const notReserved = (reserved: readonly string[]) => idSchema.refine((id) => !reserved.includes(id), `none of ${reserved.join(", ")}: these are pages of their own`);

export const linkSchema = z.strictObject({
  id: notReserved(["roadmap", "panorama", "links"]),
  name: bothSchema,
  stage: z.enum(stages),
  parents: z.array(idSchema).max(4).default([]).describe("Links this one is a part of; a link with parts holds what its parts hold"),
  classes: z.array(classSchema).max(12).describe("May be empty only with `noClass`"),
  noClass: bothSchema.optional().describe("Why no class fits"),
  maturity: z.enum(maturities),
  substitutes: z.array(bothSchema).max(6).default([]).describe("What can take its place: other products or routes"),
  products: z.array(wordSchema).min(1).max(20).describe("Typical products in Chinese, as they stand in registers: words that place firms"),
  productsEn: z.array(z.string().min(2).max(60)).min(1).max(20).describe("The same products in English, in the same order"),
  examples: z.array(bothSchema).max(6).default([]).describe("Organisations known to work in the link, anywhere; never persons"),
  note: bothSchema.optional(),
});
export type ChainLink = z.infer<typeof linkSchema>;

export const edgeSchema = z.strictObject({
  from: idSchema.describe("The supplier"),
  to: idSchema.describe("The user"),
  kind: z.enum(edgeKinds),
  critical: z.boolean().default(false).describe("The user cannot do without it and few can supply it"),
  note: bothSchema.optional(),
});
export type ChainEdge = z.infer<typeof edgeSchema>;

export const chainSourceSchema = z.strictObject({ document: bothSchema, url: z.url().optional() });

/** One version of an industry chain, as it stands in `data/chains/<id>.yaml` (later versions: `<id>.2.yaml`) and as a city saves its own. */
export const chainFileSchema = z.strictObject({
  id: notReserved(["run", "placements", "all"]),
  name: bothSchema,
  version: z.number().int().min(1),
  validFrom: day,
  validTo: day.optional().describe("First day it no longer holds"),
  ecosystems: z.array(z.string().min(1)).min(1).describe("Ecosystems it belongs to, by their names in lists: 电子信息"),
  mark: z.enum(["editorial", "published"]).describe("`editorial`: knowledge of the authors, no document of a city"),
  author: bothSchema,
  date: day.describe("When the authors wrote or last checked it"),
  sources: z.array(chainSourceSchema).default([]).describe("Only documents really at hand"),
  note: bothSchema.optional(),
  change: bothSchema.optional().describe("Why this version differs from the one before"),
  links: z.array(linkSchema).min(5).max(200),
  edges: z.array(edgeSchema).min(4).max(1000),
});
export type ChainFile = z.infer<typeof chainFileSchema>;
export type ChainFileInput = z.input<typeof chainFileSchema>;
