import { topsis, topsisNormalisations } from "@chengqi/engines/topsis";
import { z } from "zod";
import { method } from "./method.js";

export const topsisMethod = method({
  name: "topsis",
  title: { zh: "优劣解距离法（TOPSIS）", en: "Closeness to the ideal alternative (TOPSIS)" },
  input: z.object({
    values: z.array(z.array(z.number())).describe("values[alternative][criterion]"),
    directions: z.array(z.number()).describe("[criterion], 1 if more is better, -1 if less is better"),
    weights: z.array(z.number()).describe("[criterion] ≥ 0; only their proportions count"),
    normalise: z.enum(topsisNormalisations).describe("vector: x / √(Σ x²); minmax: (x − min)/(max − min), turned if less is better"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    scores: "[alternative], 0 (worst in everything) to 1 (best in everything); null for all if nothing tells the alternatives apart",
    rank: "[alternative] by the unrounded scores, 1 is best, ties share the better rank; null without a score",
    nullCriteria: "numbers (from 0) of criteria left out because they cannot be normalised: all zeros (vector), one value only (minmax)",
    steps: "if asked for: normalised and weighted [alternative][criterion], ideal and antiIdeal [criterion] (null where left out), distanceToIdeal and distanceToAntiIdeal [alternative]",
  },
  example: { values: [[30, 4, 0.3], [20, 2, 0.5], [40, 3, 0.6], [10, 5, 0.4]], directions: [1, 1, -1], weights: [0.5, 0.3, 0.2], normalise: "vector", explain: true },
  compute: ({ explain, ...input }) => topsis(input, explain),
});
