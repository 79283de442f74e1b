import { checkOutput, checkTable, tableOf, type Table } from "./table.js";

/**
 * Input coefficients A = Z x̂⁻¹, a_ij = z_ij / x_j: what sector j needs from i for one unit of its own output (直接消耗系数).
 *
 * @param z z[i][j], flow from sector i to sector j; @param x output of each sector; one unit of value throughout.
 * @returns same shape as z, dimensionless; the column of a sector without output is 0.
 * @throws RangeError if z is not square or not as long as x, z is not finite or x is not finite and ≥ 0.
 */
export function inputCoefficients(z: Table, x: readonly number[]): number[][] {
  checkOutput("inputCoefficients", "x", x, z.length);
  checkTable("inputCoefficients", "z", z, x.length);
  return inputCoefficientsOf(z, x);
}

/**
 * Output coefficients B = x̂⁻¹ Z, b_ij = z_ij / x_i: the share of the output of sector i that goes to j (直接分配系数).
 *
 * @param z z[i][j], flow from sector i to sector j; @param x output of each sector; one unit of value throughout.
 * @returns same shape as z, dimensionless; the row of a sector without output is 0.
 * @throws RangeError if z is not square or not as long as x, z is not finite or x is not finite and ≥ 0.
 */
export function outputCoefficients(z: Table, x: readonly number[]): number[][] {
  checkOutput("outputCoefficients", "x", x, z.length);
  checkTable("outputCoefficients", "z", z, x.length);
  return outputCoefficientsOf(z, x);
}

/** As `inputCoefficients`, of a table that has been checked. */
export const inputCoefficientsOf = (z: Table, x: readonly number[]): number[][] =>
  tableOf(x.length, (row, i) => {
    const flows = z[i]!;
    for (let j = 0; j < flows.length; j += 1) row[j] = x[j]! > 0 ? flows[j]! / x[j]! : 0;
  });

/** As `outputCoefficients`, of a table that has been checked. */
export const outputCoefficientsOf = (z: Table, x: readonly number[]): number[][] =>
  tableOf(x.length, (row, i) => {
    const flows = z[i]!;
    const output = x[i]!;
    for (let j = 0; j < flows.length; j += 1) row[j] = output > 0 ? flows[j]! / output : 0;
  });
