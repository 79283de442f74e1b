import { eachZone, mix, type Output } from "./mix.js";

/**
 * Krugman specialisation index of every zone, K_z = Σ_i |s_zi − x_i/x|: how far its mix of industries is from that of all
 * zones together. 0 is the same mix, 2 no industry in common.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number from 0 to 2 for every zone; null for a zone without output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Krugman (1991), Geography and Trade.
 */
export function krugmanIndices(output: Output, known = mix("krugmanIndices", output)): (number | null)[] {
  const { together } = known;
  return eachZone(known, (zone) => {
    let sum = 0;
    for (let i = 0; i < zone.length; i += 1) sum += Math.abs(zone[i]! - together[i]!);
    return sum;
  });
}
