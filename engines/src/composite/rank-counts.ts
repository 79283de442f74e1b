import { checkedTree, rankTop } from "./composite.js";
import { evaluate } from "./plan.js";
import type { Scheme } from "./scheme.js";
import { choicesOf, drawPlan, drawWeights, type Choices, type Uncertainty } from "./uncertainty.js";

/** Ranks of all units in one replication after another. */
export class RankDraws {
  readonly ranks: Int32Array;
  readonly #choices: Choices;
  readonly #weights: Float64Array;
  readonly #scores: Float64Array;
  readonly #sorted: Float64Array;

  /** @throws RangeError for a scheme or uncertainty that cannot be computed. */
  constructor(where: string, scheme: Scheme, uncertainty: Uncertainty) {
    const tree = checkedTree(where, scheme);
    this.#choices = choicesOf(where, scheme, tree, uncertainty);
    this.#weights = tree.weights.slice();
    this.ranks = new Int32Array(scheme.units.length);
    this.#scores = new Float64Array(scheme.units.length);
    this.#sorted = new Float64Array(scheme.units.length);
  }

  /** Ranks of one replication, 0 without a score; written to `ranks`. */
  draw(replication: number): void {
    const plan = drawPlan(this.#choices, replication);
    drawWeights(this.#choices, replication, this.#weights);
    evaluate(plan, this.#weights);
    rankTop(plan, this.#scores, this.#sorted, this.ranks);
  }
}

/**
 * How often every unit takes every rank in the replications from `from` up to, not including, `to`. A replication depends on its number
 * alone, so parts may be counted apart and added.
 *
 * @returns counts[unit · (units + 1) + rank]; rank 0 is without a score.
 * @throws RangeError as `composite` does, or if the replications are not whole numbers with 0 ≤ from ≤ to.
 */
export function rankCounts(scheme: Scheme, uncertainty: Uncertainty, from: number, to: number, mustStop = () => false): Int32Array {
  checkReplications("rankCounts", from, to);
  const draws = new RankDraws("rankCounts", scheme, uncertainty);
  const width = scheme.units.length + 1;
  const counts = new Int32Array(scheme.units.length * width);
  for (let replication = from; replication < to; replication += 1) {
    if (replication % 256 === 0 && mustStop()) throw new RangeError(`rankCounts: stopped at replication ${replication}, expected to reach ${to} within the time given`);
    draws.draw(replication);
    for (let u = 0; u < draws.ranks.length; u += 1) counts[u * width + draws.ranks[u]!]! += 1;
  }
  return counts;
}

/** @throws RangeError if the replications are not whole numbers with 0 ≤ from ≤ to. */
export function checkReplications(where: string, from: number, to: number): void {
  if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`${where}: from is ${from}, expected a whole number ≥ 0`);
  if (!Number.isSafeInteger(to) || to < from || to - from > 2147483647) throw new RangeError(`${where}: to is ${to}, expected a whole number from ${from} to ${from + 2147483647}`);
}
