import { eachZone, mix, type Output } from "./mix.js";

/**
 * Herfindahl index of every zone, H_z = Σ_i s_zi²: 1 if one industry makes everything, 1/n if n industries are equal.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number in (0, 1] for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export const herfindahlIndices = (output: Output, known = mix("herfindahlIndices", output)): (number | null)[] =>
  eachZone(known, (zone) => {
    let sum = 0;
    for (let i = 0; i < zone.length; i += 1) sum += zone[i]! * zone[i]!;
    return sum;
  });
