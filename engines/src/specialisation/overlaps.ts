import { mix, type Output } from "./mix.js";
import { similarities } from "./similarities.js";

/**
 * Overlap of the mixes of industries of every pair of zones, Σ_i min(s_zi, s_qi): 0 nothing in common, 1 the same mix.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns symmetric table [zone][zone]; null where one of the two has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Finger and Kreinin (1979), A measure of export similarity.
 */
export const overlaps = (output: Output): (number | null)[][] => similarities(mix("overlaps", output)).overlap;
