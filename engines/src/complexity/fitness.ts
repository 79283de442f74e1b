import { rowSums } from "./bit-table.js";
import type { Presence } from "./presence.js";

/**
 * Fitness of regions and quality of products: F_r ← Σ_p M_rp Q_p and Q_p ← 1 / Σ_r M_rp / F_r, both from the values of the step before
 * and then divided by their mean; all 1 at the start. A value may approach 0 for regions that make only what everybody makes.
 *
 * @param iterations number of steps, a whole number ≥ 0.
 * @returns fitness[region] and quality[product], each with mean 1; empty if there is no table.
 * @throws RangeError if the number of steps is no whole number ≥ 0.
 * @see Tacchella, Cristelli, Caldarelli, Gabrielli, Pietronero (2012), A new metrics for countries' fitness and products' complexity.
 */
export function fitness({ byRegion, byProduct, diversity, ubiquity }: Presence, iterations = 100): { fitness: Float64Array; quality: Float64Array } {
  if (!Number.isInteger(iterations) || iterations < 0) throw new RangeError(`fitness: iterations is ${iterations}, expected a whole number ≥ 0`);
  const ofRegions = new Float64Array(diversity.length).fill(1);
  const ofProducts = new Float64Array(ubiquity.length).fill(1);
  const inverse = new Float64Array(diversity.length);
  const sumOfProducts = rowSums(byRegion);
  const sumOfRegions = rowSums(byProduct);
  for (let step = 0; step < iterations; step += 1) {
    for (let r = 0; r < inverse.length; r += 1) inverse[r] = 1 / ofRegions[r]!;
    sumOfProducts(ofProducts, ofRegions);
    sumOfRegions(inverse, ofProducts);
    for (let p = 0; p < ofProducts.length; p += 1) ofProducts[p] = 1 / ofProducts[p]!;
    byMean(ofRegions);
    byMean(ofProducts);
  }
  return { fitness: ofRegions, quality: ofProducts };
}

function byMean(values: Float64Array): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let i = 0; i < values.length; i += 1) values[i]! /= mean;
}
