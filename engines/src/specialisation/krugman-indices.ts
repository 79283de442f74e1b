import { eachZone } from "./each-zone.js";
import { industryShares } from "./shares.js";
import { sums, type Output } from "./sums.js";

/**
 * Krugman specialisation index of every zone, K_z = Σ_i |s_zi − x_i/x|: how far its mix of industries is from that of all
 * zones together. 0 is the same mix, 2 no industry in common.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number from 0 to 2 for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Krugman (1991), Geography and Trade.
 */
export function krugmanIndices(output: Output): (number | null)[] {
  const { byIndustry, all } = sums("krugmanIndices", output);
  return eachZone(industryShares(output), (zone) => zone.reduce((sum, share, i) => sum + Math.abs(share - byIndustry[i]! / all), 0));
}
