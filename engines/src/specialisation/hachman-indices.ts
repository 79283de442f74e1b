import { eachZone } from "./each-zone.js";
import { industryShares } from "./shares.js";
import { sums, type Output } from "./sums.js";

/**
 * Hachman index of every zone, 1 / Σ_i (s_zi · LQ_zi): 1 if its mix is that of all zones together, near 0 if it is its own.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number in (0, 1] for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function hachmanIndices(output: Output): (number | null)[] {
  const { byIndustry, all } = sums("hachmanIndices", output);
  return eachZone(industryShares(output), (zone) =>
    1 / zone.reduce((sum, share, i) => (share > 0 ? sum + (share * share) / (byIndustry[i]! / all) : sum), 0));
}
