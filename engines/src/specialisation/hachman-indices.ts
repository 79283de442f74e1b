import { eachZone, mix, type Output } from "./mix.js";

/**
 * Hachman index of every zone, 1 / Σ_i (s_zi · LQ_zi): 1 if its mix is that of all zones together, near 0 if it is its own.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number in (0, 1] for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Hachman (1994), University of Utah, Bureau of Economic and Business Research.
 */
export function hachmanIndices(output: Output, known = mix("hachmanIndices", output)): (number | null)[] {
  const { together } = known;
  return eachZone(known, (zone) => {
    let sum = 0;
    for (let i = 0; i < zone.length; i += 1) if (zone[i]! > 0) sum += (zone[i]! * zone[i]!) / together[i]!;
    // Rounding may leave the last bit above the bound.
    return Math.min(1 / sum, 1);
  });
}
