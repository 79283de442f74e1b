import { deviationOf } from "./deviation.js";
import { sharesOf, tableOf } from "./table.js";

/** Below this, what is left of 1 − r is rounding. */
const rounding = 1e-12;

/**
 * CRITIC weights (Diakoulaki, Mavrotas and Papayannakis 1995): on min–max scores with higher better, C_i = s_i Σ_k (1 − r_ik), weight
 * C_i / Σ C; s is the sample standard deviation, r the correlation. A column counts for more the more it is spread and the less it goes with others.
 *
 * @param values values[unit][indicator].
 * @param directions 1 if more is better, −1 if less is better.
 * @returns weights that sum to 1, the deviations and the correlations; null for a constant column, and weights null for all if no
 *   column differs from the others in anything but scale.
 * @throws RangeError if rows differ in length, a value is not finite or a direction is not 1 or −1.
 */
export function criticWeights(values: readonly (readonly number[])[], directions: readonly number[]) {
  const { columns, varies } = tableOf("criticWeights", values, directions);
  const scores = columns.map((column, i) => (varies[i] ? minMax(column, directions[i]!) : null));
  const deviation = scores.map((score) => score && deviationOf(score));
  const unit = scores.map((score) => score && standardised(score));
  const correlation = unit.map((one, i) => unit.map((other, k) => (one && other ? (i === k ? 1 : product(one, other)) : null)));
  const conflict = correlation.map((row, i) => (unit[i] ? row.reduce<number>((sum, r) => sum + (r === null || 1 - r < rounding ? 0 : 1 - r), 0) : null));
  const information = conflict.map((sum, i) => (sum === null ? null : deviation[i]! * sum));
  return { weights: sharesOf(information), steps: { deviation, correlation, conflict, information } };
}

function minMax(column: Float64Array, direction: number): Float64Array {
  const directed = column.map((value) => direction * value);
  const min = directed.reduce((least, value) => Math.min(least, value), Infinity);
  const max = directed.reduce((most, value) => Math.max(most, value), -Infinity);
  return directed.map((value) => (value - min) / (max - min));
}

/** Deviations from the mean, of length 1. */
function standardised(score: Float64Array): Float64Array {
  const mean = score.reduce((sum, value) => sum + value, 0) / score.length;
  const length = Math.sqrt(score.reduce((sum, value) => sum + (value - mean) * (value - mean), 0));
  return score.map((value) => (value - mean) / length);
}

const product = (one: Float64Array, other: Float64Array): number =>
  Math.max(-1, Math.min(1, one.reduce((sum, value, u) => sum + value * other[u]!, 0)));
