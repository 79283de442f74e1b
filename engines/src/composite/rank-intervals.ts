import { checkedTree, ranksOf } from "./composite.js";
import { evaluate, planOf } from "./plan.js";
import { percentile } from "./percentile.js";
import { rankCounts } from "./rank-counts.js";
import type { Aggregate, Normalise, Scheme } from "./scheme.js";
import { uncertaintyOf, type OpenUncertainty, type Uncertainty } from "./uncertainty.js";
import { weightTable } from "./weight-table.js";

export interface RankIntervalOptions extends OpenUncertainty {
  /** First replication and the one after the last; 0 and 10,000. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Places that count as top; 3. */
  readonly top?: number | undefined;
  readonly explain?: boolean | undefined;
}

export interface RankIntervals {
  /** By the scheme itself. */
  readonly rank: (number | null)[];
  readonly lower: (number | null)[];
  readonly median: (number | null)[];
  readonly upper: (number | null)[];
  readonly shareFirst: (number | null)[];
  readonly shareTop: (number | null)[];
  /** [unit][rank − 1] replications. */
  readonly counts: number[][];
  readonly replications: number;
  readonly top: number;
  readonly concentration: number | null;
  readonly seed: number;
  readonly steps?: { readonly weights: WeightSpread[]; readonly normalisations: Normalise[]; readonly aggregations: Aggregate[] };
}

/** How far the share of a node among its siblings is varied. */
export interface WeightSpread {
  readonly id: string;
  readonly parent: string | null;
  /** Mean of the shares drawn: the scheme's own; null if the siblings' weights sum to 0. */
  readonly share: number | null;
  /** Standard deviation of the shares drawn. */
  readonly deviation: number | null;
}

/**
 * How sure the ranks are: the scheme computed again with weights, normalisation and aggregation drawn anew each time (Monte Carlo;
 * Saisana, Saltelli and Tarantola 2005). All units share a replication's draws, and two versions of a scheme share them by the ids of
 * indicators and groups, so that differences come from the schemes and not from chance.
 *
 * @returns for every unit `lower`, `median`, `upper`: the smallest rank that at least 5, 50, 95 % of the replications do not exceed;
 *   `shareFirst`, `shareTop`: part of the replications in which it is first, or among the first `top`, ties included; null for a unit that
 *   never has a score (replications in which it has none do not count for it).
 * @throws RangeError as `composite` does, or if an option is out of its range.
 */
export function rankIntervals(scheme: Scheme, options: RankIntervalOptions = {}, mustStop?: () => boolean): RankIntervals {
  const { from = 0, to = from + 10_000, top = 3 } = options;
  if (!Number.isSafeInteger(top) || top < 1) throw new RangeError(`rankIntervals: top is ${top}, expected a whole number ≥ 1`);
  const uncertainty = uncertaintyOf(options);
  const counts = rankCounts(scheme, uncertainty, from, to, mustStop);
  const n = scheme.units.length;
  const rows = scheme.units.map((_, u) => counts.subarray(u * (n + 1) + 1, (u + 1) * (n + 1)));
  const at = (percent: number) => rows.map((row) => percentile(row, 1, percent));
  const share = (places: number) => rows.map((row) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    return all === 0 ? null : row.subarray(0, places).reduce((sum, count) => sum + count, 0) / all;
  });
  return {
    rank: nominalRanks(scheme), lower: at(5), median: at(50), upper: at(95), shareFirst: share(1), shareTop: share(top),
    counts: rows.map((row) => Array.from(row)), replications: to - from, top, concentration: uncertainty.concentration, seed: uncertainty.seed,
    ...(options.explain ? { steps: stepsOf(scheme, uncertainty) } : {}),
  };
}

const stepsOf = (scheme: Scheme, { concentration, normalisations, aggregations }: Uncertainty): NonNullable<RankIntervals["steps"]> => ({
  weights: weightTable(checkedTree("rankIntervals", scheme)).map(({ id, parent, share }) => ({
    id, parent, share, deviation: share === null ? null : concentration === null ? 0 : Math.sqrt((share * (1 - share)) / (concentration + 1)),
  })),
  normalisations: [...(normalisations?.length ? normalisations : [scheme.normalise])],
  aggregations: [...(aggregations?.length ? aggregations : [scheme.aggregate])],
});

function nominalRanks(scheme: Scheme): (number | null)[] {
  const tree = checkedTree("rankIntervals", scheme);
  const plan = planOf(scheme, tree);
  evaluate(plan, tree.weights);
  return Array.from(ranksOf(plan), (rank) => (rank === 0 ? null : rank));
}
