import { sums, type Output } from "./sums.js";

/**
 * Share of every industry in its zone, s_zi = x_zi / x_z.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns a row of shares that sum to 1 for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function industryShares(output: Output, where = "industryShares"): (Float64Array | null)[] {
  const { byZone } = sums(where, output);
  return output.map((row, zone) => {
    const total = byZone[zone]!;
    return total > 0 ? Float64Array.from(row, (value) => value / total) : null;
  });
}
