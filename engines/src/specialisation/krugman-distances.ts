import { eachPair } from "./each-zone.js";
import { industryShares } from "./shares.js";
import type { Output } from "./sums.js";

/**
 * Krugman distance of every pair of zones, Σ_i |s_zi − s_qi|. 0 is the same mix of industries, 2 none in common.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns symmetric table [zone][zone]; null where one of the two has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const krugmanDistances = (output: Output): (number | null)[][] =>
  eachPair(industryShares(output, "krugmanDistances"), (one, other) => {
    let sum = 0;
    for (let i = 0; i < one.length; i += 1) sum += Math.abs(one[i]! - other[i]!);
    return sum;
  });
