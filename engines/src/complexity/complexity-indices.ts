import { rowSums } from "./bit-table.js";
import { connected } from "./connected.js";
import { largestEigenpair } from "./largest-eigenpair.js";
import type { Presence } from "./presence.js";

/** Why the indices are undefined, or what to know of them. */
export type ComplexityWarning = "empty" | "disconnected" | "same-products" | "repeated-eigenvalue" | "sign-undetermined";

export interface ComplexityIndices {
  /** [region], mean 0 and population standard deviation 1; null if undefined. */
  readonly eci: Float64Array | null;
  /** [product], on the scale of eci: a region's eci is the mean pci of what it makes; null if undefined. */
  readonly pci: Float64Array | null;
  readonly secondEigenvalue: number | null;
  readonly warnings: ComplexityWarning[];
}

/** Eigenvalues nearer than this leave the vector between them to rounding. */
const nearest = 1e-10;

/**
 * Economic complexity index of regions and product complexity index: the second eigenvector of D⁻¹MU⁻¹Mᵀ, found from the symmetric
 * D^-½MU⁻¹MᵀD^-½ (or its twin on the products, whichever is smaller), standardised with the population standard deviation, its sign
 * such that it goes with diversity.
 *
 * @returns eci and pci null with a warning if there is no table (`empty`), if it falls into pieces (`disconnected`: the index would
 *   only name the pieces), if all regions make the same products (`same-products`) or if the second eigenvalue is not the only one of
 *   its size (`repeated-eigenvalue`). With `sign-undetermined` diversity does not go with the index either way, and the first region
 *   that differs from the mean was given the positive side.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity; Mealy, Farmer, Teytelboym (2019), Interpreting economic complexity.
 */
export function complexityIndices(made: Presence): ComplexityIndices {
  const { diversity, ubiquity } = made;
  if (diversity.length === 0) return none("empty");
  if (!connected(made.byRegion)) return none("disconnected");
  if (diversity.every((count) => count === ubiquity.length)) return none("same-products");
  const second = secondVectors(made);
  if (!second) return none("repeated-eigenvalue");
  const { mean, deviation } = spread(second.regions);
  const along = correlation(second.regions, diversity);
  const undetermined = Math.abs(along) < 1e-9;
  const sign = (undetermined ? (second.regions.find((value) => Math.abs(value - mean) > 1e-9 * deviation) ?? 0) - mean : along) < 0 ? -1 : 1;
  const scaled = (vector: Float64Array) => vector.map((value) => (sign * (value - mean)) / deviation);
  return { eci: scaled(second.regions), pci: scaled(second.products), secondEigenvalue: second.value, warnings: undetermined ? ["sign-undetermined"] : [] };
}

const none = (warning: ComplexityWarning): ComplexityIndices => ({ eci: null, pci: null, secondEigenvalue: null, warnings: [warning] });

/** The second eigenvectors on both sides, a region's being the mean of its products'; null if the eigenvalue is repeated. */
function secondVectors({ byRegion, byProduct, diversity, ubiquity }: Presence): { regions: Float64Array; products: Float64Array; value: number } | null {
  const onRegions = diversity.length <= ubiquity.length;
  const [own, other] = onRegions ? [diversity, ubiquity] : [ubiquity, diversity];
  const toOther = rowSums(onRegions ? byProduct : byRegion);
  const toOwn = rowSums(onRegions ? byRegion : byProduct);
  const rootOwn = Float64Array.from(own, (count) => 1 / Math.sqrt(count));
  const scaled = new Float64Array(own.length);
  const between = new Float64Array(other.length);
  const apply = (x: Float64Array, into: Float64Array) => {
    for (let i = 0; i < scaled.length; i += 1) scaled[i] = x[i]! * rootOwn[i]!;
    toOther(scaled, between);
    for (let j = 0; j < between.length; j += 1) between[j]! /= other[j]!;
    toOwn(between, into);
    for (let i = 0; i < into.length; i += 1) into[i]! *= rootOwn[i]!;
  };
  const links = own.reduce((sum, count) => sum + count, 0);
  const first = Float64Array.from(own, (count) => Math.sqrt(count / links));
  const pair = largestEigenpair(own.length, apply, [first], 1, ({ residual, gap }) => residual < 1e-12 * gap || residual < 1e-16);
  if (!pair) return null;
  const below = pair.value - nearest;
  const third = largestEigenpair(own.length, apply, [first, pair.vector], 2, ({ value, residual }) => value >= below || value + residual < below);
  if (third && third.value >= below) return null;
  const mine = pair.vector.map((value, i) => value * rootOwn[i]!);
  const theirs = new Float64Array(other.length);
  toOther(mine, theirs);
  for (let j = 0; j < theirs.length; j += 1) theirs[j]! /= other[j]! * (onRegions ? pair.value : 1);
  return { regions: onRegions ? mine : theirs, products: onRegions ? theirs : mine, value: pair.value };
}

function spread(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: Math.sqrt(square / values.length) };
}

/** Correlation of the two; 0 if the counts are all the same. */
function correlation(values: Float64Array, counts: Int32Array): number {
  const one = spread(values);
  const other = spread(Float64Array.from(counts));
  if (other.deviation === 0) return 0;
  return values.reduce((sum, value, i) => sum + (value - one.mean) * (counts[i]! - other.mean), 0) / (values.length * one.deviation * other.deviation);
}
