import { mix, type Output } from "./mix.js";
import { similarities } from "./similarities.js";

/**
 * Cosine similarity of the mixes of industries of every pair of zones (UNIDO), Σ_i s_zi s_qi / √(Σ_i s_zi² · Σ_i s_qi²).
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns symmetric table [zone][zone] of numbers from 0 to 1; null where one of the two has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const cosineSimilarities = (output: Output): (number | null)[][] => similarities(mix("cosineSimilarities", output)).cosine;
