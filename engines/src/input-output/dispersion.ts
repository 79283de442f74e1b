import { checkTable, columnSums, type Table } from "./table.js";

/**
 * Each value over the mean of all: power of dispersion (影响力系数) of the column sums of an inverse, sensitivity of dispersion
 * (感应度系数) of its row sums. Above 1 a sector pulls, or answers to, the others more than the average sector does.
 *
 * @returns one number for each; null for all if the mean is 0.
 * @see Rasmussen (1956), Studies in Inter-sectoral Relations.
 */
export function overMean(sums: readonly number[]): (number | null)[] {
  const mean = sums.reduce((sum, value) => sum + value, 0) / sums.length;
  return sums.map((value) => (mean === 0 ? null : value / mean));
}

/**
 * Backward spread: sample standard deviation of a column of an inverse over its mean. Low: the sector draws on all others alike.
 *
 * @param inverse table[i][j], for instance the Leontief inverse.
 * @returns one number ≥ 0 for each column; null for a table of one sector, and where the mean is 0.
 * @throws RangeError if the table is not square or a value is not finite.
 * @see Rasmussen (1956), Studies in Inter-sectoral Relations.
 */
export function columnSpreads(inverse: Table): (number | null)[] {
  checkTable("columnSpreads", "inverse", inverse, inverse.length);
  return columnSpreadsOf(inverse, columnSums(inverse));
}

/** As `columnSpreads`, with the sums of the columns. */
export function columnSpreadsOf(inverse: Table, sums: readonly number[]): (number | null)[] {
  const size = sums.length;
  const means = Float64Array.from(sums, (sum) => sum / size);
  const squares = new Float64Array(size);
  for (let i = 0; i < size; i += 1) addSquares(squares, inverse[i]!, means);
  return Array.from(means, (mean, j) => (size < 2 || mean === 0 ? null : Math.sqrt(squares[j]! / (size - 1)) / Math.abs(mean)));
}

function addSquares(squares: Float64Array, row: readonly number[], means: Float64Array): void {
  for (let j = 0; j < row.length; j += 1) {
    const off = row[j]! - means[j]!;
    squares[j]! += off * off;
  }
}
