import { sensitivity } from "@chengqi/engines/composite";
import { z } from "zod";
import { method } from "./method.js";
import { exampleScheme, schemeShape, uncertaintyShape } from "./scheme.js";

export const sensitivityMethod = method({
  name: "sensitivity",
  title: { zh: "敏感性：名次受哪一项选择左右", en: "Sensitivity: which choice the ranks depend on" },
  input: schemeShape.extend({
    ...uncertaintyShape,
    step: z.number().optional().describe("how far one weight at a time is moved, as a part of it, between 0 and 1; 0.25 if not given"),
    samples: z.number().optional().describe("samples of the Sobol indices, ≥ 2; 0 leaves them out; 256 if not given"),
  }),
  gives: {
    rank: "[unit], by the scheme itself; null without a score",
    variants: "list of {change, subject, rank[unit], shift[unit] (places gained), meanShift and maxShift of their sizes}; change is drop-indicator, normalisation, aggregation, equal-weights, weight-up or weight-down; without given lists all normalisations and aggregations that can be computed are tried",
    sobol: "{samples, mean and variance of the mean rank shift, indices: list of {factor (normalisation, aggregation, weights), group, first, total, firstError, totalError}, null where nothing varies}; null if samples is 0",
  },
  example: { ...exampleScheme, concentration: 20, samples: 64 },
  long: true,
  compute: (input, { mustStop }) => sensitivity(input, input, mustStop),
});
