import { checkWeights } from "./cost-table.js";
import type { DistanceTable } from "./distance-table.js";

/** Distances in the caller's unit, times the weight if there is one. */
export interface Measures {
  readonly clients: number;
  readonly sites: number;
  /** value[site × clients + client]; Infinity where the site does not reach the client, 0 for a client of weight 0. */
  readonly value: Float64Array;
}

/** @throws RangeError if the weights are wrong. */
export function measures({ clients, sites, distance, perUnit }: DistanceTable, weights?: readonly number[]): Measures {
  if (weights) checkWeights(weights, clients);
  const value = new Float64Array(distance.length);
  for (let at = 0, site = 0; site < sites; site += 1) {
    for (let client = 0; client < clients; client += 1, at += 1) {
      const weight = weights ? weights[client]! : 1;
      value[at] = weight === 0 ? 0 : (distance[at]! / perUnit) * weight;
    }
  }
  return { clients, sites, value };
}

/** Which of the sites, by place in the list, serves each client at the least value: of equal ones the first listed. −1 if none does. */
export function nearestOf({ clients, value }: Measures, sites: readonly number[]): Int32Array {
  return Int32Array.from({ length: clients }, (_, client) => {
    let best = -1;
    let least = Infinity;
    sites.forEach((site, k) => {
      const there = value[site * clients + client]!;
      if (there < least) {
        least = there;
        best = k;
      }
    });
    return best;
  });
}

/**
 * Clients that stay unserved when sites are opened one by one where most of the weight that has none is reached; with ways both
 * directions that is the least weight possible.
 *
 * @returns numbers from 1, ascending.
 */
export function unreached({ clients, sites, value }: Measures, facilities: number, weights: readonly number[]): number[] {
  const left = new Set(Array.from({ length: clients }, (_, client) => client).filter((client) => weights[client]! > 0));
  for (let k = 0; k < facilities && left.size > 0; k += 1) {
    let best = -1;
    let most = 0;
    for (let site = 0; site < sites; site += 1) {
      let weight = 0;
      for (const client of left) if (value[site * clients + client]! < Infinity) weight += weights[client]!;
      if (weight > most) {
        most = weight;
        best = site;
      }
    }
    if (best < 0) break;
    for (const client of left) if (value[best * clients + client]! < Infinity) left.delete(client);
  }
  return [...left].map((client) => client + 1);
}
