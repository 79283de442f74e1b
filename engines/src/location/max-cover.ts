import { maskMembers } from "./bit-rows.js";
import { checkFacilities, checkWeights, type CostTable } from "./cost-table.js";
import { coverProblem, dropSmaller, wholeState } from "./cover-problem.js";
import { checkRadius, coverSteps } from "./cover-steps.js";
import { decimalScale } from "./decimal-scale.js";
import type { DistanceTable } from "./distance-table.js";
import { measures, type Measures } from "./measures.js";
import { medianSearch, type MedianFound } from "./median-search.js";
import { nextBestSwap } from "./p-median.js";

export interface MaxCoverInput {
  readonly distances: DistanceTable;
  readonly facilities: number;
  /** A client whose nearest site is at most so far away is covered. */
  readonly radius: number;
  readonly weights: readonly number[];
  readonly explain?: boolean | undefined;
}

/**
 * Maximal covering: `facilities` sites that cover the greatest weight within the radius (distance ≤ radius counts).
 * It is the p-median in which a client costs its weight if no site covers it, and is proven in the same way.
 *
 * @param mustStop asked now and then; when it says so, the best sites so far are given with the bound so far.
 * @returns `coveredWeight`, `totalWeight`, `upperBound`, `gap` (relative to the bound), `sites` (numbers from 1, ascending, as many
 *   as there are facilities or places), `status` optimal or feasible, `uncovered` clients.
 * @throws RangeError if facilities is not a whole number ≥ 0, the radius is negative, or a weight is negative or not finite.
 * @see Church and ReVelle (1974), Papers of the Regional Science Association 32, 101–118.
 */
export function maxCover({ distances, facilities, radius, weights, explain = false }: MaxCoverInput, mustStop: () => boolean) {
  checkFacilities(facilities);
  checkRadius(radius);
  checkWeights(weights, distances.clients);
  const known = measures(distances);
  const table = missedWeights(known, radius, weights);
  const total = table.beyond - 1;
  const count = table.clients === 0 ? 0 : Math.min(facilities, table.sites);
  const found = count > 0 ? search(known, radius, table, count, mustStop) : nothingOpen(total);
  const coveredWeight = (total - found.total) / table.perUnit;
  const upperBound = (total - found.bound) / table.perUnit;
  const steps = coverSteps(known, found.sites, radius, weights);
  const proof = { rootBound: (total - found.proof.rootBound) / table.perUnit, undecided: found.proof.undecided, cases: found.proof.cases };
  return {
    coveredWeight,
    totalWeight: total / table.perUnit,
    sites: found.sites.map((site) => site + 1),
    upperBound,
    gap: upperBound === 0 ? 0 : (upperBound - coveredWeight) / upperBound,
    status: found.proven ? ("optimal" as const) : ("feasible" as const),
    uncovered: steps.nodes.filter(({ coveredBy }) => coveredBy.length === 0).map(({ node }) => node),
    ...(explain ? { steps: { ...steps, nextBestSwap: count > 0 ? nextBestSwap(table, found) : null, proof } } : {}),
  };
}

function missedWeights({ clients, sites, value }: Measures, radius: number, weights: readonly number[]): CostTable {
  const scale = decimalScale(weights);
  const perUnit = scale ?? 1;
  const parts = Float64Array.from(weights, (weight) => (perUnit === 1 ? weight : Math.round(weight * perUnit)));
  const cost = value.map((far, at) => (far <= radius ? 0 : parts[at % clients]!));
  return { clients, sites, cost, perUnit, whole: scale !== null, beyond: parts.reduce((sum, weight) => sum + weight, 0) + 1 };
}

/** Sites that cover no more than another one does are left out, and clients with the same sites are taken together. */
function search(known: Measures, radius: number, table: CostTable, count: number, mustStop: () => boolean): MedianFound {
  const problem = coverProblem(known, radius);
  const { sites, clients } = wholeState(problem);
  dropSmaller(problem.bySite, problem.byClient, sites, clients, new Int32Array(Math.max(known.sites, known.clients)));
  const useful = [...maskMembers(sites)];
  for (let site = 0; useful.length < count; site += 1) if (!useful.includes(site)) useful.push(site);
  const found = medianSearch(together(table, useful), count, mustStop);
  return { ...found, sites: found.sites.map((k) => useful[k]!).toSorted((a, b) => a - b) };
}

function together({ clients, cost, ...table }: CostTable, sites: readonly number[]): CostTable {
  const groups = new Map<string, number[]>();
  for (let client = 0; client < clients; client += 1) {
    const same = sites.map((site) => (cost[site * clients + client] === 0 ? 1 : 0)).join("");
    const group = groups.get(same);
    if (group) group.push(client);
    else groups.set(same, [client]);
  }
  const members = [...groups.values()];
  const merged = new Float64Array(sites.length * members.length);
  sites.forEach((site, k) => members.forEach((group, g) => {
    merged[k * members.length + g] = group.reduce((sum, client) => sum + cost[site * clients + client]!, 0);
  }));
  return { ...table, clients: members.length, sites: sites.length, cost: merged };
}

const nothingOpen = (total: number): MedianFound => ({ sites: [], total, bound: total, proven: true, proof: { rootBound: total, undecided: 0, cases: 0 } });
