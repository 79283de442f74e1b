import { rankIntervals, rankShifts } from "@chengqi/engines/composite";
import { z } from "zod";
import { method } from "./method.js";
import { exampleScheme, schemeShape, uncertaintyShape } from "./scheme.js";

export const rankIntervalsMethod = method({
  name: "rank-intervals",
  title: { zh: "名次区间：排名有多稳", en: "Rank intervals: how sure the ranks are" },
  input: schemeShape.extend({
    ...uncertaintyShape,
    from: z.number().optional().describe("first replication, a whole number ≥ 0; 0 if not given"),
    to: z.number().optional().describe("the one after the last; from + 10,000 if not given; parts may be computed apart and their counts added"),
    top: z.number().optional().describe("places that count as top, a whole number ≥ 1; 3 if not given"),
    explain: z.boolean().optional().describe("true adds steps"),
    against: schemeShape.optional().describe("another version of the scheme for the same units: adds shifts"),
  }),
  gives: {
    rank: "[unit], by the scheme itself; null without a score",
    lower: "[unit], 5th percentile of the rank: the smallest rank that at least 5 % of the replications do not exceed; null if never ranked",
    median: "[unit], 50th percentile",
    upper: "[unit], 95th percentile",
    shareFirst: "[unit], 0 to 1, part of the replications in which it is first, ties included",
    shareTop: "[unit], 0 to 1, part of the replications in which it is among the first places",
    counts: "[unit][rank − 1], replications with this rank",
    replications: "how many",
    top: "places that count as top",
    concentration: "of the weights; null: kept",
    seed: "of the draws",
    steps: "if asked for: weights, a list of {id, parent, share (mean of the draws), deviation (their standard deviation)}, and the normalisations and aggregations drawn from",
    shifts: "with against: {lower, median, upper} percentiles of the places each unit gains from the scheme to the other with the same draws, shareBetter and shareWorse of the replications; null where never ranked in both",
  },
  example: {
    ...exampleScheme, concentration: 20, to: 2000, top: 2,
    normalisations: [{ method: "minmax" }, { method: "zscore" }], aggregations: ["arithmetic", "geometric"],
  },
  long: true,
  compute: ({ against, ...input }, { mustStop }) => ({
    ...rankIntervals(input, input, mustStop),
    ...(against ? { shifts: rankShifts(input, against, input, mustStop) } : {}),
  }),
});
