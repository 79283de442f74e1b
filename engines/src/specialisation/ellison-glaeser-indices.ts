import { rawConcentrations } from "./raw-concentrations.js";
import { mix, type Output } from "./mix.js";

/** Sizes of the plants of each industry, in one unit within the industry; null where they are not known. */
export type PlantSizes = readonly (readonly number[] | null)[];

/**
 * Ellison–Glaeser index of every industry, γ = (G − H) / (1 − H), G its raw concentration and H the Herfindahl index of the sizes of
 * its plants: concentration beyond what a few large plants make by themselves. About 0 if plants choose their zones by chance, below
 * 0 if they keep apart.
 *
 * @param output output[zone][industry]; non-negative, one unit throughout.
 * @param plantSizes plantSizes[industry]; non-negative.
 * @param known what is known of the output already.
 * @returns one number up to 1 for every industry; null for an industry without output, without known plants of any size, or with one
 *   plant, and for all if one zone has everything.
 * @throws RangeError if there is not one list or null per industry, or a size or a value is negative or not finite.
 * @see Ellison and Glaeser (1997), Geographic concentration in U.S. manufacturing industries.
 */
export function ellisonGlaeserIndices(output: Output, plantSizes: PlantSizes, known = mix("ellisonGlaeserIndices", output)): (number | null)[] {
  const industries = known.byIndustry.length;
  if (plantSizes.length !== industries) throw new RangeError(`ellisonGlaeserIndices: plantSizes has ${plantSizes.length} entries, expected one for each of ${industries} industries`);
  const plants = plantSizes.map(plantHerfindahl);
  return rawConcentrations(output, known).map((raw, i) => {
    const herfindahl = plants[i]!;
    return raw === null || herfindahl === null || herfindahl >= 1 ? null : (raw - herfindahl) / (1 - herfindahl);
  });
}

function plantHerfindahl(sizes: readonly number[] | null, industry: number): number | null {
  if (!sizes) return null;
  const wrong = sizes.findIndex((size) => !(size >= 0 && size < Infinity));
  if (wrong >= 0) throw new RangeError(`ellisonGlaeserIndices: plantSizes[${industry}][${wrong}] is ${sizes[wrong]}, expected a finite number ≥ 0`);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > 0 && total < Infinity ? sizes.reduce((sum, size) => sum + (size / total) * (size / total), 0) : null;
}
