import { checkFacilities } from "./cost-table.js";
import { coverProblem } from "./cover-problem.js";
import { CoverSearch } from "./cover-search.js";
import type { DistanceTable } from "./distance-table.js";
import { measures, nearestOf, unreached, type Measures } from "./measures.js";
import { leastSwapRadius, radiusOf } from "./swap-radius.js";

export interface PCenterInput {
  readonly distances: DistanceTable;
  readonly facilities: number;
  /** One for each client, 1 each if left out: the radius is then of weight × distance. A client of weight 0 need not be reached. */
  readonly weights?: readonly number[] | undefined;
  readonly explain?: boolean | undefined;
}

interface Trial {
  readonly radius: number;
  readonly coverable: boolean;
  readonly cases: number;
}

export type PCenter = ReturnType<typeof answer> & { readonly unreached?: number[]; readonly steps?: ReturnType<typeof stepsOf> };

/**
 * The p-center: `facilities` sites for which the greatest distance (times weight) to the nearest of them is least.
 * Bisection over the distances that occur, each tried by an exact set cover.
 *
 * @param mustStop asked now and then; when it says so, the best sites so far are given with the bound so far.
 * @returns `radius`, `lowerBound`, `gap` (relative), `sites` (numbers from 1, ascending; where fewer would do for the radius, the
 *   rest shortens the farthest ways), `status` optimal, feasible, or infeasible or unknown as in `pMedian`, with `unreached`.
 * @throws RangeError if facilities is not a whole number ≥ 0, or a weight is negative or not finite.
 * @see Minieka (1970), SIAM Review 12, 138–139; Hakimi (1964), Operations Research 12, 450–459.
 */
export function pCenter({ distances, facilities, weights, explain = false }: PCenterInput, mustStop: () => boolean): PCenter {
  checkFacilities(facilities);
  const known = measures(distances, weights);
  const count = Math.min(facilities, known.sites);
  // Nobody with weight: there is no way to be long.
  if (known.clients === 0 || (count === 0 && weights?.every((weight) => weight === 0))) return answer(0, 0, [], "optimal");
  const radii = occurring(known);
  const first = radii.length === 0 ? null : new CoverSearch(coverProblem(known, radii[radii.length - 1]!), mustStop).within(count);
  if (first === null || first === "stopped") {
    const away = unreached(measures(distances), count, weights ?? Array.from({ length: known.clients }, () => 1));
    return { ...answer(null, null, [], first === null ? "infeasible" : "unknown"), unreached: away };
  }
  const { sites, bound, trials } = bisect(known, count, radii, first, mustStop);
  const filled = fill(known, sites, count);
  const radius = radiusOf(known, filled);
  const proven = radius <= bound;
  return {
    ...answer(radius, Math.min(bound, radius), filled.map((site) => site + 1), proven ? "optimal" : "feasible"),
    ...(explain ? { steps: stepsOf(known, distances, filled, weights, trials) } : {}),
  };
}

function answer(radius: number | null, lowerBound: number | null, sites: number[], status: "optimal" | "feasible" | "infeasible" | "unknown") {
  const gap = radius === null || lowerBound === null ? null : radius === 0 ? 0 : (radius - lowerBound) / radius;
  return { radius, sites, lowerBound, gap, status };
}

/** The different values that the radius may take, ascending: from that which each client's nearest site needs. */
function occurring({ clients, sites, value }: Measures): Float64Array {
  let least = 0;
  for (let client = 0; client < clients; client += 1) {
    let near = Infinity;
    for (let site = 0; site < sites; site += 1) near = Math.min(near, value[site * clients + client]!);
    least = Math.max(least, near);
  }
  const radii = new Float64Array(new Set(value.filter((far) => far >= least && far < Infinity)));
  radii.sort();
  return radii;
}

function bisect(known: Measures, count: number, radii: Float64Array, first: readonly number[], mustStop: () => boolean) {
  const trials: Trial[] = [];
  let sites = first;
  let low = 0;
  let high = radii.indexOf(radiusOf(known, sites));
  if (high < 0) high = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const search = new CoverSearch(coverProblem(known, radii[middle]!), mustStop);
    const found = search.within(count);
    if (found === "stopped") break;
    trials.push({ radius: radii[middle]!, coverable: found !== null, cases: search.cases });
    if (found === null) low = middle + 1;
    else {
      sites = found;
      high = Math.min(middle, Math.max(low, radii.indexOf(radiusOf(known, found))));
    }
  }
  return { sites, bound: radii[low]!, trials };
}

/** Open further sites where the farthest client is helped most, up to `count`. */
function fill(known: Measures, sites: readonly number[], count: number): number[] {
  const { clients, value } = known;
  const taken = new Set(sites);
  const nearest = Float64Array.from({ length: clients }, (_, client) => sites.reduce((least, site) => Math.min(least, value[site * clients + client]!), Infinity));
  while (taken.size < count) {
    let worst = 0;
    for (let client = 1; client < clients; client += 1) if (nearest[client]! > nearest[worst]!) worst = client;
    let best = -1;
    for (let site = 0; site < known.sites; site += 1) {
      if (!taken.has(site) && (best < 0 || value[site * clients + worst]! < value[best * clients + worst]!)) best = site;
    }
    taken.add(best);
    for (let client = 0; client < clients; client += 1) nearest[client] = Math.min(nearest[client]!, value[best * clients + client]!);
  }
  return [...taken].toSorted((a, b) => a - b);
}

function stepsOf(known: Measures, { distance, perUnit }: DistanceTable, sites: readonly number[], weights: readonly number[] | undefined, trials: readonly Trial[]) {
  const { clients, value } = known;
  const nodes = Array.from(nearestOf(known, sites), (k, client) => {
    const at = sites[k]! * clients + client;
    return { node: client + 1, site: sites[k]! + 1, distance: distance[at] === Infinity ? null : distance[at]! / perUnit, weight: weights ? weights[client]! : 1, cost: value[at]! };
  });
  return {
    nodes,
    sites: sites.map((site) => {
      const served = nodes.filter((node) => node.site === site + 1);
      return { site: site + 1, nodes: served.map(({ node }) => node), radius: served.length === 0 ? null : Math.max(...served.map(({ cost }) => cost)) };
    }),
    nextBestSwap: leastSwapRadius(known, sites),
    proof: { trials },
  };
}
