import { ranksOf, rankTop } from "./composite.js";
import { evaluate, planOf } from "./plan.js";
import type { Scheme } from "./scheme.js";
import type { Tree } from "./tree.js";
import { choicesOf, drawWeights, type Choices, type Uncertainty } from "./uncertainty.js";

export interface SobolIndex {
  /** "normalisation", "aggregation" or "weights"; the last with the group whose children's weights are drawn. */
  readonly factor: "normalisation" | "aggregation" | "weights";
  readonly group: string | null;
  /** Part of the variance that goes away when this choice is settled. */
  readonly first: number;
  /** Part of the variance that remains when all others are settled. */
  readonly total: number;
  /** Standard errors of the two from the number of samples. */
  readonly firstError: number;
  readonly totalError: number;
}

export interface SobolIndices {
  readonly samples: number;
  /** Mean and variance of the mean rank shift against the scheme itself. */
  readonly mean: number;
  readonly variance: number;
  /** Null where nothing varies. */
  readonly indices: SobolIndex[] | null;
}

type Factor = Pick<SobolIndex, "factor" | "group"> & { readonly node: number };

/**
 * Sobol indices of the mean rank shift, (1/n) Σ |rank − rank by the scheme| over the units (Saisana, Saltelli and Tarantola 2005), on the
 * choice of normalisation, of aggregation, and of the weights in each group. With samples A and B of all choices and A_i = A with choice i
 * from B: first order 1 − mean (f(B) − f(A_i))² / 2V, total mean (f(A) − f(A_i))² / 2V (Jansen 1999), V the variance over A and B.
 * Estimates may lie outside 0 to 1 by their errors. Sample k of A is replication 2k, of B replication 2k + 1.
 */
export function sobolIndices(scheme: Scheme, tree: Tree, uncertainty: Uncertainty, samples: number, mustStop = () => false): SobolIndices {
  const choices = choicesOf("sensitivity", scheme, tree, uncertainty);
  const factors = factorsOf(choices);
  const shift = meanShift(scheme, tree, choices);
  const drawn = { a: new Float64Array(samples), b: new Float64Array(samples) };
  const squares = factors.map(() => ({ first: new Float64Array(samples), total: new Float64Array(samples) }));
  for (let k = 0; k < samples; k += 1) {
    if (mustStop()) throw new RangeError(`sensitivity: stopped at sample ${k}, expected to reach ${samples} within the time given`);
    drawn.a[k] = shift(2 * k, null, 0);
    drawn.b[k] = shift(2 * k + 1, null, 0);
    factors.forEach((factor, f) => {
      const mixed = shift(2 * k, factor, 2 * k + 1);
      squares[f]!.first[k] = (drawn.b[k]! - mixed) * (drawn.b[k]! - mixed);
      squares[f]!.total[k] = (drawn.a[k]! - mixed) * (drawn.a[k]! - mixed);
    });
  }
  const { mean, variance } = moments(Float64Array.from({ length: 2 * samples }, (_, k) => (k < samples ? drawn.a[k]! : drawn.b[k - samples]!)));
  if (!(variance > 0)) return { samples, mean, variance, indices: null };
  return {
    samples, mean, variance,
    indices: factors.map(({ factor, group }, f) => {
      const first = moments(squares[f]!.first);
      const total = moments(squares[f]!.total);
      const error = (of: { variance: number }) => Math.sqrt(of.variance / samples) / (2 * variance);
      return { factor, group, first: 1 - first.mean / (2 * variance), total: total.mean / (2 * variance), firstError: error(first), totalError: error(total) };
    }),
  };
}

/** The choices that vary at all. */
function factorsOf({ plans, shapes, tree }: Choices): Factor[] {
  const drawn = tree.order.toReversed().filter((group) => tree.children[group]!.some((child) => shapes[child]! > 0));
  return [
    ...(plans.length > 1 ? [{ factor: "normalisation", group: null, node: -1 } as const] : []),
    ...(plans[0]!.length > 1 ? [{ factor: "aggregation", group: null, node: -1 } as const] : []),
    ...drawn.map((node) => ({ factor: "weights", group: tree.ids[node]!, node } as const)),
  ];
}

/** The mean rank shift with all choices of one replication but one, which is of another. */
function meanShift(scheme: Scheme, tree: Tree, choices: Choices): (replication: number, factor: Factor | null, other: number) => number {
  const base = planOf(scheme, tree);
  evaluate(base, tree.weights);
  const own = ranksOf(base);
  const weights = tree.weights.slice();
  const ranks = new Int32Array(own.length);
  const rooms = [new Float64Array(own.length), new Float64Array(own.length)] as const;
  const { plans } = choices;
  let drawn = -1;
  const kept = tree.weights.slice();
  return (replication, factor, other) => {
    const of = (name: Factor["factor"]) => (factor?.factor === name ? other : replication);
    const means = plans[Math.floor(choices.normalisation.at(of("normalisation")).unit() * plans.length)]!;
    const plan = means[Math.floor(choices.aggregation.at(of("aggregation")).unit() * means.length)]!;
    if (drawn !== replication) drawWeights(choices, replication, kept);
    drawn = replication;
    weights.set(kept);
    if (factor?.factor === "weights") drawWeights(choices, other, weights, factor.node);
    evaluate(plan, weights);
    rankTop(plan, ...rooms, ranks);
    let sum = 0;
    let n = 0;
    for (let u = 0; u < own.length; u += 1) {
      if (own[u] === 0 || ranks[u] === 0) continue;
      sum += Math.abs(own[u]! - ranks[u]!);
      n += 1;
    }
    return n === 0 ? 0 : sum / n;
  };
}

/** Mean and sample variance. */
function moments(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1) };
}
