import { mix, type Output } from "./mix.js";
import { similarities } from "./similarities.js";

/**
 * Krugman distance of every pair of zones, Σ_i |s_zi − s_qi|. 0 is the same mix of industries, 2 none in common.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns symmetric table [zone][zone]; null where one of the two has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Krugman (1991), Geography and Trade.
 */
export const krugmanDistances = (output: Output): (number | null)[][] => similarities(mix("krugmanDistances", output)).distance;
