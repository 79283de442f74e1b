import { criticWeights } from "./critic-weights.js";
import { entropyWeights } from "./entropy-weights.js";
import { standardDeviationWeights } from "./standard-deviation-weights.js";

export const weightMethods = ["entropy", "critic", "standard-deviation"] as const;

export interface WeightsInput {
  readonly method: (typeof weightMethods)[number];
  readonly values: readonly (readonly number[])[];
  readonly directions: readonly number[];
}

const byMethod = { entropy: entropyWeights, critic: criticWeights, "standard-deviation": standardDeviationWeights };

/**
 * Weights from the data alone, by one of the three methods. They measure how a column is spread, not how important it is.
 *
 * @returns `weights` (sum 1; null for a constant column); `warnings`: always "spread-not-importance", with the standard deviation also
 *   "depends-on-units", and "constant-columns" where there are any; `steps` if asked for.
 * @throws RangeError as the method does, or if there is no such method.
 */
export function weights({ method, values, directions }: WeightsInput, explained = false) {
  if (!weightMethods.includes(method)) throw new RangeError(`weights: method is ${JSON.stringify(method)}, expected one of ${weightMethods.join(", ")}`);
  const found = byMethod[method](values, directions);
  return {
    weights: found.weights,
    warnings: [
      "spread-not-importance",
      ...(method === "standard-deviation" ? ["depends-on-units"] : []),
      ...(found.weights.includes(null) ? ["constant-columns"] : []),
    ],
    ...(explained ? { steps: found.steps } : {}),
  };
}
