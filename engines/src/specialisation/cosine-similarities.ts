import { eachPair } from "./each-zone.js";
import { industryShares } from "./shares.js";
import type { Output } from "./sums.js";

/**
 * Cosine similarity of the mixes of industries of every pair of zones (UNIDO), Σ_i s_zi s_qi / √(Σ_i s_zi² · Σ_i s_qi²).
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns symmetric table [zone][zone] of numbers from 0 to 1; null where one of the two has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const cosineSimilarities = (output: Output): (number | null)[][] =>
  eachPair(industryShares(output, "cosineSimilarities").map(unitLength), (one, other) => {
    let sum = 0;
    for (let i = 0; i < one.length; i += 1) sum += one[i]! * other[i]!;
    // Rounding may leave the last bit above the bound.
    return Math.min(sum, 1);
  });

function unitLength(zone: Float64Array | null): Float64Array | null {
  if (!zone) return null;
  const length = Math.sqrt(zone.reduce((sum, share) => sum + share * share, 0));
  return zone.map((share) => share / length);
}
