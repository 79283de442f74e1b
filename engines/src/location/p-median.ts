import { checkFacilities, weightedCosts, type CostTable } from "./cost-table.js";
import type { DistanceTable } from "./distance-table.js";
import { measures, nearestOf, unreached } from "./measures.js";
import { medianSearch, type MedianFound } from "./median-search.js";
import { SwapSearch } from "./swap-search.js";

export interface PMedianInput {
  /** From `networkDistances`, or `distanceTable` for distances of one's own. */
  readonly distances: DistanceTable;
  readonly facilities: number;
  /** One for each client, 1 each if left out. A client of weight 0 need not be reached. */
  readonly weights?: readonly number[] | undefined;
  readonly explain?: boolean | undefined;
}

export type PMedian = ReturnType<typeof answer> & { readonly unreached?: number[]; readonly steps?: ReturnType<typeof stepsOf> };

/**
 * The p-median: `facilities` sites for which the sum of weight × distance to the nearest of them is least.
 *
 * Status `optimal` is said only when the lower bound, from Lagrangian relaxation and search by cases, meets the cost: with whole or
 * decimal distances and weights exactly, with others within a relative 1e-9. Else `feasible`, with bound and gap.
 *
 * @param mustStop asked now and then; when it says so, the best sites so far are given with the bound so far.
 * @returns `cost`, `lowerBound` (unit of weight × distance), `gap` (relative), `sites` (numbers from 1, ascending, as many as there
 *   are facilities or places); all null or empty with status `infeasible` (these facilities cannot reach every client with weight;
 *   `unreached` names those who stay out) or `unknown` (stopped before any way to reach all was found).
 * @throws RangeError if facilities is not a whole number ≥ 0, or a weight is negative or not finite.
 * @see Cornuéjols, Fisher and Nemhauser (1977); Resende and Werneck (2007); Beasley (1985), EJOR 21, 270–273.
 */
export function pMedian({ distances, facilities, weights, explain = false }: PMedianInput, mustStop: () => boolean): PMedian {
  checkFacilities(facilities);
  const each = weights ?? Array.from({ length: distances.clients }, () => 1);
  const table = weightedCosts(distances, each);
  const count = Math.min(facilities, table.sites);
  const away = () => unreached(measures(distances), count, each);
  if (table.clients === 0) return answer(0, 0, [], "optimal");
  // Nobody with weight, and nothing to open: there is nothing to pay.
  if (count === 0) return each.every((weight) => weight === 0) ? answer(0, 0, [], "optimal") : { ...answer(null, null, [], "infeasible"), unreached: away() };
  const found = medianSearch(table, count, mustStop);
  if (found.total >= table.beyond) return { ...answer(null, null, [], found.proven ? "infeasible" : "unknown"), unreached: away() };
  const sites = found.sites.map((site) => site + 1);
  return {
    ...answer(found.total / table.perUnit, found.proven ? found.total / table.perUnit : found.bound / table.perUnit, sites, found.proven ? "optimal" : "feasible"),
    ...(explain ? { steps: stepsOf(table, distances, each, found) } : {}),
  };
}

function answer(cost: number | null, lowerBound: number | null, sites: number[], status: "optimal" | "feasible" | "infeasible" | "unknown") {
  const gap = cost === null || lowerBound === null ? null : cost === 0 ? 0 : (cost - lowerBound) / cost;
  return { cost, sites, lowerBound, gap, status };
}

function stepsOf(table: CostTable, distances: DistanceTable, weights: readonly number[], found: MedianFound) {
  const { clients, cost, perUnit } = table;
  const near = nearestOf(measures(distances), found.sites);
  const nodes = Array.from(near, (k, client) => ({
    node: client + 1,
    site: k < 0 ? null : found.sites[k]! + 1,
    distance: k < 0 ? null : distances.distance[found.sites[k]! * clients + client]! / distances.perUnit,
    weight: weights[client]!,
    cost: k < 0 ? 0 : cost[found.sites[k]! * clients + client]! / perUnit,
  }));
  const sites = found.sites.map((site, k) => {
    const served = nodes.filter((_, client) => near[client] === k);
    let sum = 0;
    for (let client = 0; client < clients; client += 1) if (near[client] === k) sum += cost[site * clients + client]!;
    return { site: site + 1, nodes: served.map(({ node }) => node), weight: served.reduce((all, { weight }) => all + weight, 0), cost: sum / perUnit };
  });
  const { rootBound, undecided, cases } = found.proof;
  return { nodes, sites, nextBestSwap: nextBestSwap(table, found), proof: { rootBound: rootBound / perUnit, undecided, cases } };
}

/** The swap of one site that would cost least; null if there is none, or none that still reaches all. */
export function nextBestSwap(table: CostTable, { sites, total }: MedianFound) {
  const search = new SwapSearch(table, sites.length);
  search.load(sites);
  const swap = search.cheapestSwap();
  return swap && total + swap.change < table.beyond ? { close: swap.out + 1, open: swap.in + 1, increase: Math.max(0, swap.change) / table.perUnit } : null;
}
