import { exactLog, exactPow } from "../numbers/index.js";
import { inputCoefficientsOf } from "./coefficients.js";
import { checkOutput, checkTable, tableOf, type Table } from "./table.js";

/** Which quotient brings a national table down to a region: simple, cross-industry, or Flegg's. */
export type Quotient = "slq" | "cilq" | "flq";

/**
 * Simple location quotient of each sector of a region, SLQ_i = (x_i / x) / (X_i / X), against the nation.
 *
 * @returns one number ≥ 0 for each sector; null where the nation has no output of it, and for all if the region has none.
 * @throws RangeError if the lengths differ, or a value is not finite and ≥ 0, or larger in the region than in the nation.
 */
export function simpleQuotients(regional: readonly number[], national: readonly number[]): (number | null)[] {
  checkRegion("simpleQuotients", regional, national);
  const all = total(regional);
  const nation = total(national);
  return national.map((output, i) => (all > 0 && output > 0 ? regional[i]! / all / (output / nation) : null));
}

/**
 * Share of what sector j needs from i that the region itself is taken to supply, between 0 and 1: SLQ_i for `slq`; SLQ_i / SLQ_j
 * for `cilq`, SLQ_i on the diagonal; for `flq` that of `cilq` times λ = (log₂(1 + x / X))^δ, so that small regions buy more outside.
 * Whatever is above 1 is 1. An estimate: the quotients know nothing of what the region really trades.
 *
 * @param regional output of the region, @param national of the nation, by sector, in one unit; @param delta δ from 0 to 1, usually 0.3.
 * @returns share[i][j]; 0 where the region has no output of i or of j.
 * @throws RangeError as `simpleQuotients`, and if δ is not from 0 to 1.
 * @see Smith and Morrison (1974); Flegg and Webber (1997), Regional Studies 31.
 */
export function supplyShares(regional: readonly number[], national: readonly number[], quotient: Quotient, delta = 0.3): number[][] {
  if (!(delta >= 0 && delta <= 1)) throw new RangeError(`supplyShares: delta is ${delta}, expected a number from 0 to 1`);
  const quotients = simpleQuotients(regional, national).map((value) => value ?? 0);
  const size = quotient === "flq" ? sizeFactor(total(regional), total(national), delta) : 1;
  return tableOf(quotients.length, (row, i) => {
    const own = quotients[i]!;
    quotients.forEach((other, j) => {
      const simple = quotient === "slq" || i === j ? own : own / other;
      row[j] = own > 0 && other > 0 ? Math.min(1, simple * size) : 0;
    });
  });
}

/**
 * Flows within a region, estimated from a national table: z_ij = share_ij · A_ij · x_j.
 *
 * @param z national flows, @param national output of the nation, @param regional output of the region.
 * @returns same shape as z, in the unit of `regional`. An estimate, to be labelled so.
 * @throws RangeError as `supplyShares`, and if z does not fit.
 */
export function regionalFlows(z: Table, national: readonly number[], regional: readonly number[], quotient: Quotient, delta = 0.3): number[][] {
  checkTable("regionalFlows", "z", z, national.length);
  const shares = supplyShares(regional, national, quotient, delta);
  const coefficients = inputCoefficientsOf(z, national);
  return tableOf(national.length, (row, i) => {
    for (let j = 0; j < row.length; j += 1) row[j] = shares[i]![j]! * coefficients[i]![j]! * regional[j]!;
  });
}

function sizeFactor(regional: number, national: number, delta: number): number {
  if (delta === 0) return 1;
  const ratio = regional / national;
  if (!(ratio > 0)) return 0;
  const sum = 1 + ratio;
  // For a small region 1 + ratio has lost digits of the ratio, and its logarithm is set right by what it has lost.
  const logarithm = sum === 1 ? ratio : exactLog(sum) * (ratio / (sum - 1));
  return exactPow(logarithm / Math.LN2, delta);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function checkRegion(where: string, regional: readonly number[], national: readonly number[]): void {
  checkOutput(where, "national output", national, national.length);
  checkOutput(where, "regional output", regional, national.length);
  const wrong = regional.findIndex((value, i) => value > national[i]!);
  if (wrong >= 0) throw new RangeError(`${where}: regional output[${wrong}] is ${regional[wrong]}, expected at most the national ${national[wrong]}`);
}
