import { percentile } from "./percentile.js";
import { checkReplications, RankDraws } from "./rank-counts.js";
import type { RankIntervalOptions } from "./rank-intervals.js";
import type { Scheme } from "./scheme.js";
import { uncertaintyOf } from "./uncertainty.js";

export interface RankShifts {
  /** Places gained from the first scheme to the second; negative: lost. */
  readonly lower: (number | null)[];
  readonly median: (number | null)[];
  readonly upper: (number | null)[];
  /** Part of the replications in which the second scheme ranks the unit better, and worse. */
  readonly shareBetter: (number | null)[];
  readonly shareWorse: (number | null)[];
}

/**
 * Places every unit gains from one version of a scheme to another, replication by replication with the same draws (common random numbers):
 * a difference that is there in nearly all replications comes from the change of the scheme.
 *
 * @returns 5th, 50th and 95th percentile of the places gained; null for a unit that never has a rank in both.
 * @throws RangeError if the units are not the same in the same order, or as `rankIntervals` does.
 */
export function rankShifts(before: Scheme, after: Scheme, options: RankIntervalOptions = {}, mustStop = () => false): RankShifts {
  const { from = 0, to = from + 10_000 } = options;
  checkReplications("rankShifts", from, to);
  const other = before.units.findIndex((unit, u) => unit !== after.units[u]);
  if (other >= 0 || before.units.length !== after.units.length) throw new RangeError(`rankShifts: units[${Math.max(other, 0)}] of the second scheme is ${JSON.stringify(after.units[Math.max(other, 0)])}, expected the same units in the same order`);
  const draws = [before, after].map((scheme) => new RankDraws("rankShifts", scheme, uncertaintyOf(options)));
  const n = before.units.length;
  const width = 2 * n + 1;
  const counts = new Int32Array(n * width);
  for (let replication = from; replication < to; replication += 1) {
    if (replication % 256 === 0 && mustStop()) throw new RangeError(`rankShifts: stopped at replication ${replication}, expected to reach ${to} within the time given`);
    for (const draw of draws) draw.draw(replication);
    draws[0]!.ranks.forEach((rank, u) => {
      const second = draws[1]!.ranks[u]!;
      if (rank > 0 && second > 0) counts[u * width + n + rank - second]! += 1;
    });
  }
  return summary(Array.from({ length: n }, (_, u) => counts.subarray(u * width, (u + 1) * width)), n);
}

const sum = (row: Int32Array) => row.reduce((total, count) => total + count, 0);

function summary(rows: readonly Int32Array[], n: number): RankShifts {
  const at = (percent: number) => rows.map((row) => percentile(row, -n, percent));
  const share = (part: (row: Int32Array) => Int32Array) => rows.map((row) => (sum(row) === 0 ? null : sum(part(row)) / sum(row)));
  return { lower: at(5), median: at(50), upper: at(95), shareBetter: share((row) => row.subarray(n + 1)), shareWorse: share((row) => row.subarray(0, n)) };
}
