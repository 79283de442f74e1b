import { deviationOf } from "./deviation.js";
import { sharesOf, tableOf } from "./table.js";

/**
 * Weights in proportion to the sample standard deviation of each column as it is, w_i = s_i / Σ s. They depend on the units of measurement:
 * bring the columns to one scale first.
 *
 * @param values values[unit][indicator].
 * @param directions 1 or −1 for each indicator; without influence here.
 * @returns weights that sum to 1, and the deviations; null for a constant column.
 * @throws RangeError if rows differ in length, a value is not finite or a direction is not 1 or −1.
 */
export function standardDeviationWeights(values: readonly (readonly number[])[], directions: readonly number[]) {
  const { columns, varies } = tableOf("standardDeviationWeights", values, directions);
  const deviation = columns.map((column, i) => (varies[i] ? deviationOf(column) : null));
  return { weights: sharesOf(deviation), steps: { deviation } };
}
