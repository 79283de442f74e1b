import { mix, type Output } from "./mix.js";

/**
 * Raw geographic concentration of every industry, G_i = Σ_z (x_zi/x_i − x_z/x)² / (1 − Σ_z (x_z/x)²).
 * Without the sizes of the plants it is not the Ellison–Glaeser index.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param known what is known of it already.
 * @returns one number ≥ 0 for every industry; null for an industry without output, and for all if one zone has everything.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 * @see Ellison and Glaeser (1997), Geographic concentration in U.S. manufacturing industries.
 */
export function rawConcentrations(output: Output, { byZone, byIndustry, all } = mix("rawConcentrations", output)): (number | null)[] {
  const zones = byZone.map((total) => total / all);
  const room = 1 - zones.reduce((sum, share) => sum + share * share, 0);
  const oneZone = byZone.filter((total) => total > 0).length < 2;
  const sums = new Float64Array(byIndustry.length);
  output.forEach((row, z) => {
    for (let i = 0; i < row.length; i += 1) {
      const apart = row[i]! / byIndustry[i]! - zones[z]!;
      sums[i]! += apart * apart;
    }
  });
  return Array.from(byIndustry, (total, i) => (total === 0 || oneZone ? null : sums[i]! / room));
}
