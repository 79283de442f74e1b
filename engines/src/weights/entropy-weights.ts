import { exactLog } from "../numbers/index.js";
import { sharesOf, tableOf } from "./table.js";

/**
 * Entropy weights (Shannon): with the shares p of the m units in a column, e = −Σ p ln p / ln m, weight (1 − e) / Σ (1 − e); 0 · ln 0 = 0.
 * A column counts for more the more unequally it is spread.
 *
 * @param values values[unit][indicator] ≥ 0.
 * @param directions 1 or −1 for each indicator; without influence here.
 * @returns weights that sum to 1, and the entropies (0 to 1); null for a constant column, and for all without at least two units.
 * @throws RangeError if rows differ in length, a value is negative or not finite or a direction is not 1 or −1.
 */
export function entropyWeights(values: readonly (readonly number[])[], directions: readonly number[]) {
  const { columns, varies } = tableOf("entropyWeights", values, directions);
  columns.forEach((column, i) => {
    const wrong = column.findIndex((value) => value < 0);
    if (wrong >= 0) throw new RangeError(`entropyWeights: values[${wrong}][${i}] is ${column[wrong]}, expected a finite number ≥ 0`);
  });
  const entropy = columns.map((column, i) => (varies[i] ? evenness(column) : null));
  return { weights: sharesOf(entropy.map((e) => (e === null ? null : 1 - e))), steps: { entropy } };
}

/** Entropy of the shares of a column over the highest possible, 0 to 1. */
function evenness(column: Float64Array): number {
  const size = column.reduce((most, value) => Math.max(most, value), 0);
  const total = column.reduce((sum, value) => sum + value / size, 0);
  const entropy = column.reduce((sum, value) => {
    const share = value / size / total;
    return share > 0 ? sum - share * exactLog(share) : sum;
  }, 0);
  return Math.min(1, entropy / exactLog(column.length));
}
