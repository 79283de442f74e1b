import { eachZone } from "./each-zone.js";
import { industryShares } from "./shares.js";
import type { Output } from "./sums.js";

/**
 * Herfindahl index of every zone, H_z = Σ_i s_zi²: 1 if one industry makes everything, 1/n if n industries are equal.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number in (0, 1] for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const herfindahlIndices = (output: Output): (number | null)[] =>
  eachZone(industryShares(output, "herfindahlIndices"), (zone) => zone.reduce((sum, share) => sum + share * share, 0));
