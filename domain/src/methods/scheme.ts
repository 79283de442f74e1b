import { aggregates, normaliseMethods } from "@chengqi/engines/composite";
import { z } from "zod";

const pair = z.tuple([z.number(), z.number()]);

export const normaliseShape = z.object({
  method: z.enum(normaliseMethods).describe("minmax; zscore (sample standard deviation); rank (1 + number of units that are worse); goalposts (held within the two)"),
  range: pair.optional().describe("[low, high] of the normalised values; without it [0, 100] for minmax and goalposts, none for zscore and rank; geometric and harmonic take [1, 100] unless low > 0"),
}).describe("how indicators come to one scale; the direction is applied first");

export const aggregateShape = z.enum(aggregates).describe("weighted mean of the children of each group");

/** The input of everything that starts from a composite score. */
export const schemeShape = z.object({
  units: z.array(z.string()).describe("names of the units that are compared"),
  indicators: z.array(z.object({
    id: z.string().describe("used once among indicators and groups"),
    direction: z.number().describe("1 if more is better, -1 if less is better"),
    weight: z.number().describe("≥ 0; only its share among siblings counts"),
    parent: z.string().describe("id of its group"),
    goalposts: pair.optional().describe("[low, high] for the method goalposts: worth nothing and everything (the other way round if less is better)"),
  })).describe("one for each column of values"),
  groups: z.array(z.object({
    id: z.string().describe("used once among indicators and groups"),
    weight: z.number().describe("≥ 0; only its share among siblings counts"),
    parent: z.string().nullable().describe("id of the group above; null for the top, of which there is one"),
  })).describe("dimensions and the index itself, in any order"),
  values: z.array(z.array(z.number().nullable())).describe("values[unit][indicator]; null where not measured"),
  normalise: normaliseShape,
  aggregate: aggregateShape,
});

export const uncertaintyShape = {
  concentration: z.number().nullable().optional().describe("Dirichlet concentration of the weights in each group, 1 to 1e9: a share s varies by √(s(1 − s)/(concentration + 1)); 100 if not given; null keeps the weights"),
  normalisations: z.array(normaliseShape).optional().describe("normalisations that could as well have been chosen"),
  aggregations: z.array(aggregateShape).optional().describe("aggregations that could as well have been chosen"),
  seed: z.number().optional().describe("whole number ≥ 0; the same seed gives the same result everywhere; 1 if not given"),
};

/** Four zones, two dimensions, one value missing. */
export const exampleScheme: z.infer<typeof schemeShape> = {
  units: ["东区", "西区", "南区", "北区"],
  indicators: [
    { id: "亩均税收", direction: 1, weight: 2, parent: "效益" },
    { id: "劳动生产率", direction: 1, weight: 1, parent: "效益" },
    { id: "研发强度", direction: 1, weight: 1, parent: "创新与绿色" },
    { id: "单位增加值能耗", direction: -1, weight: 1, parent: "创新与绿色" },
  ],
  groups: [
    { id: "效益", weight: 3, parent: "综合" },
    { id: "创新与绿色", weight: 2, parent: "综合" },
    { id: "综合", weight: 1, parent: null },
  ],
  values: [[30, 60, 4, 0.3], [20, 80, 2, 0.5], [40, 40, 3, null], [10, 50, 5, 0.4]],
  normalise: { method: "minmax" },
  aggregate: "arithmetic",
};
