import { entryCandidates } from "@chengqi/engines/complexity";
import { z } from "zod";
import { method } from "./method.js";

export const entryCandidatesMethod = method({
  name: "entry-candidates",
  title: { zh: "关联密度与可进入产业", en: "Relatedness: products that each region could enter next" },
  input: z.object({
    regions: z.array(z.string()).describe("names of the regions"),
    products: z.array(z.string()).describe("names of the products or industries"),
    values: z.array(z.array(z.number())).describe("values[region][product] ≥ 0, one unit throughout"),
    weights: z.object({
      density: z.number().optional().describe("weight ≥ 0 of relatedness density; 1 if not given"),
      complexity: z.number().optional().describe("weight ≥ 0 of product complexity; 0 if not given"),
      gain: z.number().optional().describe("weight ≥ 0 of the outlook gain; 0 if not given"),
    }).optional().describe("what counts in the order of candidates; divided by their sum"),
    perRegion: z.number().optional().describe("most candidates for a region, a whole number ≥ 1; 10 if not given"),
    explain: z.boolean().optional().describe("true adds steps to each candidate"),
  }),
  gives: {
    droppedRegions: "names of regions without any value, left out",
    droppedProducts: "names of products without any value, left out",
    regions: "names of the regions kept; [region] below follows them",
    products: "names of the products kept",
    candidates: "[region], best first: product, advantage (RCA, below 1), density (0 to 1), complexity (pci or null), gain (rise of the region's complexity outlook, or null), score (Σ weight · standardised measure; null if a measure with weight is undefined or none tells the candidates apart), and if asked for steps: measure, standardised, weight, contribution",
    warnings: "list of: empty, disconnected, same-products, repeated-eigenvalue (each leaves complexity and gain null), sign-undetermined",
  },
  example: {
    regions: ["东区", "西区", "南区", "北区"],
    products: ["芯片", "软件", "汽车", "食品"],
    values: [[30, 20, 45, 5], [0, 20, 30, 10], [0, 5, 30, 25], [0, 0, 5, 35]],
    weights: { density: 2, complexity: 1 },
    perRegion: 3,
    explain: true,
  },
  compute: entryCandidates,
});
