import { checkOutput, checkTable, columnSums, type Table } from "./table.js";

/**
 * Output that the economy loses when a sector goes, its purchases, its sales and its final demand with it: Σ_i l_ij / l_jj · x_j.
 * Its own output is included; the rest is what the others no longer make for it.
 *
 * @param leontief Leontief inverse; @param x output of the sectors.
 * @returns one value for each sector, in the unit of x; null where l_jj is 0.
 * @throws RangeError if the shapes differ, leontief is not finite, or x is not finite and ≥ 0.
 * @see Dietzenbacher, van der Linden and Steenge (1993), The regional extraction method.
 */
export function extractionLosses(leontief: Table, x: readonly number[]): (number | null)[] {
  checkOutput("extractionLosses", "x", x, leontief.length);
  checkTable("extractionLosses", "leontief", leontief, x.length);
  return extractionLossesOf(leontief, columnSums(leontief), x);
}

/** As `extractionLosses`, with the sums of the columns. */
export const extractionLossesOf = (leontief: Table, sums: readonly number[], x: readonly number[]): (number | null)[] =>
  sums.map((sum, j) => {
    const own = leontief[j]![j]!;
    return own === 0 ? null : (sum / own) * x[j]!;
  });
