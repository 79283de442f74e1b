import { decimalScale } from "./decimal-scale.js";
import type { DistanceTable } from "./distance-table.js";

/** What it costs to serve each client from each site. */
export interface CostTable {
  readonly clients: number;
  readonly sites: number;
  /** cost[site × clients + client] in parts of 1 / perUnit; finite. */
  readonly cost: Float64Array;
  readonly perUnit: number;
  /** Whether all costs are whole numbers of parts and their sums exact. */
  readonly whole: boolean;
  /** Costs from here on stand for “cannot be served”; dearer than any way to serve all. */
  readonly beyond: number;
}

/** @throws RangeError unless there is one finite weight ≥ 0 for each client. */
export function checkWeights(weights: readonly number[], clients: number): void {
  if (weights.length !== clients) throw new RangeError(`weights has ${weights.length} values, expected one for each of ${clients} nodes`);
  const wrong = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (wrong >= 0) throw new RangeError(`weights[${wrong}] is ${weights[wrong]}, expected a finite number ≥ 0`);
}

/** @throws RangeError unless it is a whole number ≥ 0. */
export function checkFacilities(facilities: number): void {
  if (!Number.isSafeInteger(facilities) || facilities < 0) throw new RangeError(`facilities is ${facilities}, expected a whole number ≥ 0`);
}

/**
 * Weight times distance. A client of weight 0 costs nothing, even where no site reaches it.
 *
 * @throws RangeError if the weights are wrong, or so large that their sums are not finite.
 */
export function weightedCosts({ clients, sites, distance, perUnit, whole }: DistanceTable, weights: readonly number[]): CostTable {
  checkWeights(weights, clients);
  const scale = decimalScale(weights);
  const perWeight = scale ?? 1;
  const weight = Float64Array.from(weights, (value) => (perWeight === 1 ? value : Math.round(value * perWeight)));
  const cost = new Float64Array(distance.length);
  const dearest = new Float64Array(clients);
  for (let site = 0, at = 0; site < sites; site += 1) {
    for (let client = 0; client < clients; client += 1, at += 1) {
      const value = weight[client] === 0 ? 0 : weight[client]! * distance[at]!;
      cost[at] = value;
      if (value < Infinity && value > dearest[client]!) dearest[client] = value;
    }
  }
  const all = dearest.reduce((sum, value) => sum + value, 0);
  const beyond = all + 1;
  if (!(beyond * (clients + 1) < Infinity)) throw new RangeError(`weights and distances make a cost of ${all}, expected less; use larger units`);
  for (let at = 0; at < cost.length; at += 1) if (cost[at] === Infinity) cost[at] = beyond;
  return { clients, sites, cost, perUnit: perUnit * perWeight, whole: whole && scale !== null && beyond * (clients + 1) < 4503599627370496, beyond };
}
