import { hasBit } from "./bit-table.js";
import { complexityIndices } from "./complexity-indices.js";
import { namedPresence, names, type ComplexityInput } from "./complexity.js";
import { densities, total } from "./densities.js";
import { outlookGains } from "./outlook.js";
import { proximities } from "./proximities.js";

const measures = ["density", "complexity", "gain"] as const;
type Measure = (typeof measures)[number];
type Weights = Readonly<Record<Measure, number>>;

export type EntryCandidatesInput = Pick<ComplexityInput, "regions" | "products" | "values" | "explain"> & {
  readonly weights?: { readonly [measure in Measure]?: number | undefined } | undefined;
  readonly perRegion?: number | undefined;
};

/** A product that a region does not make yet. */
export interface Candidate {
  readonly product: string;
  /** Revealed comparative advantage, below 1. */
  readonly advantage: number;
  /** Which part of what is near the product the region makes already, 0 to 1. */
  readonly density: number;
  /** Product complexity; null where undefined. */
  readonly complexity: number | null;
  /** By how much the region's complexity outlook would rise; null where undefined. */
  readonly gain: number | null;
  /** Σ weight · standardised measure, weights adding to 1; null where a measure with weight is undefined or none tells the candidates apart. */
  readonly score: number | null;
  readonly steps?: readonly { readonly measure: Measure; readonly standardised: number | null; readonly weight: number; readonly contribution: number | null }[];
}

/**
 * Products that each region could enter next: those it has no advantage in, ordered by a weighted sum of relatedness density, product
 * complexity and outlook gain, each standardised over the region's own candidates (mean 0, population standard deviation 1). A measure
 * that is the same for all candidates tells none from another and is left out, the other weights taking its part. Equal scores, and
 * candidates without score, stand by density, then in the order of the products.
 *
 * @param input values[region][product] ≥ 0; weights ≥ 0 for density (1 if not given), complexity and gain (0 if not given); perRegion
 *   whole number ≥ 1, 10 if not given; explain adds the steps of each score.
 * @returns names kept and left out, candidates[region] (at most perRegion each), warnings of `complexityIndices`.
 * @throws RangeError if the table is not one row per region and one column per product, a value is negative or not finite, a weight is
 *   negative or all are 0, or perRegion is no whole number ≥ 1.
 * @see Hidalgo et al. (2018), The principle of relatedness; Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function entryCandidates({ regions, products, values, weights, perRegion = 10, explain = false }: EntryCandidatesInput) {
  if (!Number.isInteger(perRegion) || perRegion < 1) throw new RangeError(`entryCandidates: perRegion is ${perRegion}, expected a whole number ≥ 1`);
  const weight = shares({ density: weights?.density ?? 1, complexity: weights?.complexity ?? 0, gain: weights?.gain ?? 0 });
  const made = namedPresence("entryCandidates", { regions, products, values });
  const named = names(made, regions, products);
  const { pci, warnings } = complexityIndices(made);
  const proximity = proximities(made);
  const density = densities(made, proximity);
  const totals = Float64Array.from(proximity, total);
  const candidates = density.map((near, r) => {
    const has = named.products.map((_, p) => hasBit(made.byRegion, r, p));
    const gains = pci && outlookGains(has, near, pci, proximity, totals);
    const open = named.products.flatMap((product, p) =>
      (has[p] ? [] : [{ product, advantage: made.advantage(r, p), density: near[p]!, complexity: pci ? pci[p]! : null, gain: gains ? gains[p]! : null }]));
    return ranked(open, weight, explain).slice(0, perRegion);
  });
  return { ...named, candidates, warnings };
}

function shares(weights: Weights): Weights {
  for (const measure of measures) {
    const value = weights[measure];
    if (!(value >= 0 && value < Infinity)) throw new RangeError(`entryCandidates: weights.${measure} is ${value}, expected a finite number ≥ 0`);
  }
  const sum = weights.density + weights.complexity + weights.gain;
  if (!(sum > 0 && sum < Infinity)) throw new RangeError(`entryCandidates: weights add to ${sum}, expected a finite sum above 0`);
  return { density: weights.density / sum, complexity: weights.complexity / sum, gain: weights.gain / sum };
}

type Open = Omit<Candidate, "score" | "steps">;

function ranked(open: readonly Open[], weights: Weights, explain: boolean): Candidate[] {
  const scales = Object.fromEntries(measures.map((measure) => [measure, scaleOf(open.map((candidate) => candidate[measure]))]));
  // A constant measure gives its weight to the others; an undefined one leaves the score undefined.
  const used = measures.filter((measure) => scales[measure] !== "constant" && weights[measure] > 0);
  const sum = used.reduce((all, measure) => all + weights[measure], 0);
  const scored = open.map((candidate): Candidate => {
    const steps = measures.map((measure) => {
      const standardised = scales[measure] instanceof Object ? (candidate[measure]! - scales[measure].mean) / scales[measure].deviation : null;
      const weight = used.includes(measure) ? weights[measure] / sum : 0;
      return { measure, standardised, weight, contribution: weight === 0 ? 0 : standardised === null ? null : weight * standardised };
    });
    const known = used.length > 0 && steps.every(({ contribution }) => contribution !== null);
    const score = known ? steps.reduce((all, { contribution }) => all + contribution!, 0) : null;
    return { ...candidate, score, ...(explain ? { steps } : {}) };
  });
  return scored.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || b.density - a.density);
}

/** Mean and population standard deviation; "constant" if all values are the same within rounding, null if one is undefined. */
function scaleOf(values: readonly (number | null)[]): { mean: number; deviation: number } | "constant" | null {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / known.length);
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return deviation > 1e-12 * largest ? { mean, deviation } : "constant";
}

