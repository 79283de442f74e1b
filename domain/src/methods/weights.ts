import { weightMethods, weights } from "@chengqi/engines/weights";
import { z } from "zod";
import { method } from "./method.js";

export const weightsMethod = method({
  name: "weights",
  title: { zh: "客观赋权：熵权、CRITIC、标准差", en: "Weights from the data: entropy, CRITIC, standard deviation" },
  input: z.object({
    method: z.enum(weightMethods).describe("entropy (values ≥ 0), critic, or standard-deviation of the values as they are"),
    values: z.array(z.array(z.number())).describe("values[unit][indicator]"),
    directions: z.array(z.number()).describe("[indicator], 1 if more is better, -1 if less is better; only critic uses it"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    weights: "[indicator], sum 1; null for a constant indicator, and for all if none differs from the others",
    warnings: "list of: spread-not-importance (always: the weights say how the data are spread, not what matters), depends-on-units, constant-columns",
    steps: "if asked for; entropy: entropy[indicator] 0 to 1; critic: deviation, correlation[indicator][indicator], conflict, information; standard-deviation: deviation",
  },
  example: { method: "entropy", values: [[30, 60, 4], [20, 80, 2], [40, 40, 3], [10, 50, 5]], directions: [1, 1, 1] },
  compute: ({ explain, ...input }) => weights(input, explain),
});
