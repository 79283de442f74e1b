import { specialisation } from "@chengqi/engines/specialisation";
import { z } from "zod";
import { method } from "./method.js";

export const specialisationMethod = method({
  name: "specialisation",
  title: { zh: "专业化、集中与相似", en: "Specialisation, concentration and similarity of regions by industry" },
  input: z.object({
    regions: z.array(z.string()).describe("names of the regions"),
    industries: z.array(z.string()).describe("names of the industries"),
    values: z.array(z.array(z.number())).describe("values[region][industry] ≥ 0, one unit throughout"),
    plantSizes: z.array(z.array(z.number()).nullable()).optional().describe("plantSizes[industry], sizes ≥ 0 of its plants in one unit, null where not known; adds ellisonGlaeser"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    locationQuotient: "[region][industry], share in the region over share in all; null where the region or the industry has no output",
    krugmanIndex: "[region], 0 to 2, distance of the region's shares from all regions together; null for a region without output",
    herfindahl: "[region], 0 to 1, sum of squared shares; null for a region without output",
    entropy: "[region], nats; null for a region without output",
    hachman: "[region], 0 to 1, likeness to all regions together; null for a region without output",
    similarityCosine: "[region][region], 0 to 1; null where one of the two has no output",
    similarityOverlap: "[region][region], 0 to 1, sum of the smaller shares; null where one of the two has no output",
    krugmanPairwise: "[region][region], 0 to 2; null where one of the two has no output",
    rawConcentration: "[industry], ≥ 0, raw geographic concentration; null where the industry has no output or one region has everything",
    locationalGini: "[industry], 0 to 1; null where the industry has no output",
    ellisonGlaeser: "if plantSizes are given: [industry], up to 1, concentration beyond that of large plants; null where plants are not known or there is one",
    steps: "if asked for: regionTotal[region], industryTotal[industry], total, share[region][industry] (null for a region without output), shareTogether[industry] (null if there is no output at all)",
  },
  example: { regions: ["东区", "西区"], industries: ["电子", "食品"], values: [[30, 10], [10, 50]] },
  compute: specialisation,
});
