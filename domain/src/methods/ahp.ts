import { ahp } from "@chengqi/engines/weights";
import { z } from "zod";
import { method } from "./method.js";

const matrix = z.array(z.array(z.number()));

export const ahpMethod = method({
  name: "ahp",
  title: { zh: "层次分析法权重与一致性检验", en: "Weights from judgements by pairs (AHP), with their consistency" },
  input: z.object({
    matrix: matrix.optional().describe("matrix[i][j] > 0: how many times more i matters than j; reciprocal, up to 15 rows"),
    matrices: z.array(matrix).optional().describe("instead of matrix: one for each judge; their geometric mean counts"),
    explain: z.boolean().optional().describe("true adds steps"),
  }),
  gives: {
    weights: "[i], sum 1; not to be used if acceptable is false",
    lambdaMax: "principal eigenvalue, n if all judgements agree",
    consistencyIndex: "(lambdaMax − n)/(n − 1); null for n = 1",
    randomIndex: "mean consistency index of random matrices of this size (Saaty 1980)",
    consistencyRatio: "consistencyIndex / randomIndex; null for n < 3, where nothing can contradict",
    acceptable: "false if consistencyRatio is above 0.1",
    mostInconsistent: "{row, column (from 0), judged, consistent (what the weights say), deviation (judged / consistent)} of the judgement farthest from the weights; null if all agree",
    warnings: "list of: inconsistent-judgements",
    steps: "if asked for: matrix used, judgements above the diagonal as in mostInconsistent",
  },
  example: { matrix: [[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]] },
  compute: ({ matrix: one, matrices: many, explain }) => {
    if ((one === undefined) === (many === undefined)) throw new RangeError(`ahp: found ${one ? "both matrix and matrices" : "neither matrix nor matrices"}, expected one of them`);
    return ahp(many ?? [one!], explain);
  },
});
