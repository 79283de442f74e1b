import { checkedTree, ranksOf } from "./composite.js";
import { evaluate, planOf } from "./plan.js";
import type { Aggregate, Normalise, Scheme } from "./scheme.js";
import { sobolIndices, type SobolIndices } from "./sobol.js";
import type { Tree } from "./tree.js";
import { allChoices, uncertaintyOf, type OpenUncertainty } from "./uncertainty.js";

export type Change = "drop-indicator" | "normalisation" | "aggregation" | "equal-weights" | "weight-up" | "weight-down";

/** The ranks when one choice is made otherwise. */
export interface Variant {
  readonly change: Change;
  /** Indicator, group, method of normalisation or aggregation; null for equal weights. */
  readonly subject: string | null;
  readonly rank: (number | null)[];
  /** Places gained against the scheme itself, negative: lost; null without a rank in both. */
  readonly shift: (number | null)[];
  /** Mean size of the shifts; null without any. */
  readonly meanShift: number | null;
  readonly maxShift: number | null;
}

export interface SensitivityOptions extends OpenUncertainty {
  /** How far one weight at a time is moved, as a part of it; 0.25. */
  readonly step?: number | undefined;
  /** Samples of the Sobol indices; 0 leaves them out. 256. */
  readonly samples?: number | undefined;
}

export interface Sensitivity {
  readonly rank: (number | null)[];
  readonly variants: Variant[];
  readonly sobol: SobolIndices | null;
}

/**
 * What the ranks owe to each choice: the scheme computed again with one choice made otherwise at a time (each indicator dropped; each other
 * normalisation and aggregation; equal weights everywhere; each weight moved up and down by `step`), and with all choices
 * varied together the Sobol indices, which tell also what choices do jointly.
 *
 * @returns variants in the order named, with the places every unit gains or loses.
 * @throws RangeError as `composite` does, or if an option is out of its range.
 */
export function sensitivity(scheme: Scheme, options: SensitivityOptions = {}, mustStop?: () => boolean): Sensitivity {
  const { step = 0.25, samples = 256 } = options;
  if (!(step > 0 && step < 1)) throw new RangeError(`sensitivity: step is ${step}, expected a number between 0 and 1`);
  if (!Number.isSafeInteger(samples) || samples < 0 || samples === 1) throw new RangeError(`sensitivity: samples is ${samples}, expected a whole number ≥ 2, or 0 for none`);
  const tree = checkedTree("sensitivity", scheme);
  const own = ranks(scheme, tree);
  const every = allChoices(scheme);
  const { normalisations = every.normalisations, aggregations = every.aggregations } = options;
  const variant = (change: Change, subject: string | null, found: (number | null)[]): Variant => ({ change, subject, rank: found, ...shifts(own, found) });
  const variants = [
    ...scheme.indicators.map(({ id }, i) => variant("drop-indicator", id, ranks(scheme, tree, tree.weights.with(i, 0)))),
    ...normalisations.filter((other) => !same(other, scheme.normalise)).map((other) => variant("normalisation", other.method, ranks(scheme, tree, tree.weights, other))),
    ...aggregations.filter((other) => other !== scheme.aggregate).map((other) => variant("aggregation", other, ranks(scheme, tree, tree.weights, scheme.normalise, other))),
    variant("equal-weights", null, ranks(scheme, tree, tree.weights.map(() => 1))),
    ...movable(tree).flatMap((node) => [
      variant("weight-up", tree.ids[node]!, ranks(scheme, tree, tree.weights.with(node, tree.weights[node]! * (1 + step)))),
      variant("weight-down", tree.ids[node]!, ranks(scheme, tree, tree.weights.with(node, tree.weights[node]! * (1 - step)))),
    ]),
  ];
  const uncertainty = uncertaintyOf({ ...options, normalisations, aggregations });
  return { rank: own, variants, sobol: samples === 0 ? null : sobolIndices(scheme, tree, uncertainty, samples, mustStop) };
}

function ranks(scheme: Scheme, tree: Tree, weights = tree.weights, normalise: Normalise = scheme.normalise, aggregate: Aggregate = scheme.aggregate): (number | null)[] {
  const plan = planOf(scheme, tree, weights, normalise, aggregate);
  evaluate(plan, weights);
  return Array.from(ranksOf(plan), (rank) => (rank === 0 ? null : rank));
}

/** The method, and the range where it is given: another range alone is another choice. */
const same = (other: Normalise, own: Normalise): boolean =>
  other.method === own.method && (other.range === undefined || (other.range[0] === own.range?.[0] && other.range[1] === own.range[1]));

/** Nodes with weight that have a sibling with weight. */
const movable = (tree: Tree): number[] =>
  tree.ids.flatMap((_, node) => {
    const siblings = tree.children[tree.parent[node]!] ?? [];
    return tree.weights[node]! > 0 && siblings.some((other) => other !== node && tree.weights[other]! > 0) ? [node] : [];
  });

function shifts(own: readonly (number | null)[], other: readonly (number | null)[]): Pick<Variant, "shift" | "meanShift" | "maxShift"> {
  const shift = own.map((rank, u) => (rank === null || other[u] == null ? null : rank - other[u]));
  const sizes = shift.flatMap((places) => (places === null ? [] : [Math.abs(places)]));
  if (sizes.length === 0) return { shift, meanShift: null, maxShift: null };
  return { shift, meanShift: sizes.reduce((sum, size) => sum + size, 0) / sizes.length, maxShift: sizes.reduce((most, size) => Math.max(most, size), 0) };
}
