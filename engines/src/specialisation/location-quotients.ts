import { mix, type Output } from "./mix.js";

/**
 * Location quotient of every industry in every zone, LQ = (x_zi / x_z) / (x_i / x).
 * Above 1 the zone is specialised in the industry.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout (persons, or CNY).
 * @param known what is known of it already.
 * @returns same shape, dimensionless; null where the zone or the industry has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Florence (1939), Report on the location of industry.
 */
export function locationQuotients(output: Output, { shares, byIndustry, together } = mix("locationQuotients", output)): (number | null)[][] {
  return output.map((row, z) => {
    const zone = shares[z];
    return row.map((_, i) => (zone && byIndustry[i]! > 0 ? zone[i]! / together[i]! : null));
  });
}
