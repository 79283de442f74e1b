import { composite } from "@chengqi/engines/composite";
import { z } from "zod";
import { method } from "./method.js";
import { exampleScheme, schemeShape } from "./scheme.js";

const input = schemeShape.extend({ explain: z.boolean().optional().describe("true adds steps") });

export const compositeMethod = method<z.infer<typeof input>>({
  name: "composite",
  title: { zh: "综合指数：归一、加权、逐级合成", en: "Composite scores: normalise, weigh, aggregate level by level" },
  input,
  gives: {
    normalised: "[unit][indicator], higher is better; null where not measured, or the indicator has one value only (goalposts place that too)",
    scores: "by group id, [unit]; a missing child is left out and its weight goes to its siblings in proportion; null without any child that counts",
    rank: "[unit] by the unrounded score of the top group, 1 is best, ties share the better rank; null without a score",
    range: "[low, high] of the normalised values; null for z-scores and ranks without a range",
    weights: "list of {id, parent, level (steps from the top), weight, share among siblings, shareOfTop}; shares null where the weights sum to 0",
    constantIndicators: "ids of indicators with one value only, which tell no units apart",
    warnings: "list of: rescaled-above-zero (the range asked for reaches 0 or below, so geometric and harmonic took [1, 100])",
    steps: "if asked for, [unit] {unit, score, nodes}; each node, from the top down: raw, value (normalised, or score), share by the scheme, shareUsed after redistribution, shareGained, shareOfTopUsed, contribution to the parent's score, contributionToTop, missing (not-measured, constant, nothing-below, no-weight or null); contributions add up to the score",
  },
  example: exampleScheme,
  compute: ({ explain, ...scheme }) => composite(scheme, explain),
});
