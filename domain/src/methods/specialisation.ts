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
  }),
  gives: {
    locationQuotient: "[region][industry], share in the region over share in all; null where the region or the industry has no output",
    krugmanIndex: "[region], 0 to 2, distance of the region's shares from all regions together",
    herfindahl: "[region], 0 to 1, sum of squared shares",
    entropy: "[region], nats",
    hachman: "[region], 0 to 1, likeness to all regions together",
    similarityCosine: "[region][region], 0 to 1",
    similarityOverlap: "[region][region], 0 to 1, sum of the smaller shares",
    krugmanPairwise: "[region][region], 0 to 2",
    rawConcentration: "[industry], raw geographic concentration",
    locationalGini: "[industry], 0 to 1",
  },
  example: { regions: ["东区", "西区"], industries: ["电子", "食品"], values: [[30, 10], [10, 50]] },
  compute: specialisation,
});
