import { sums, type Output } from "./sums.js";

/**
 * Location quotient of every industry in every zone, LQ = (x_zi / x_z) / (x_i / x).
 * Above 1 the zone is specialised in the industry.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout (persons, or CNY).
 * @returns same shape, dimensionless; null where the zone or the industry has no output.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function locationQuotients(output: Output): (number | null)[][] {
  const { byZone, byIndustry, all } = sums("locationQuotients", output);
  return output.map((row, zone) =>
    row.map((value, industry) => {
      const inZone = byZone[zone]!;
      const inIndustry = byIndustry[industry]!;
      return inZone > 0 && inIndustry > 0 ? value / inZone / (inIndustry / all) : null;
    }));
}
