import { sums, type Output } from "./sums.js";

/**
 * Raw geographic concentration of every industry, G_i = Σ_z (x_zi/x_i − x_z/x)² / (1 − Σ_z (x_z/x)²).
 * Without the sizes of the plants it is not the Ellison–Glaeser index.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @returns one number ≥ 0 for every industry; null for an industry without output, and for all if one zone has everything.
 * @throws RangeError if rows differ in length or a value is negative or not finite.
 */
export function rawConcentrations(output: Output): (number | null)[] {
  const { byZone, byIndustry, all } = sums("rawConcentrations", output);
  const zones = byZone.map((total) => total / all);
  const room = 1 - zones.reduce((sum, share) => sum + share * share, 0);
  const oneZone = byZone.filter((total) => total > 0).length < 2;
  return byIndustry.map((total, industry) => {
    if (total === 0 || oneZone) return null;
    return zones.reduce((sum, zone, z) => sum + (output[z]![industry]! / total - zone) * (output[z]![industry]! / total - zone), 0) / room;
  });
}
