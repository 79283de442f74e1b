import { coverProblem } from "./cover-problem.js";
import { CoverSearch } from "./cover-search.js";
import { checkRadius, coverSteps } from "./cover-steps.js";
import type { DistanceTable } from "./distance-table.js";
import { measures } from "./measures.js";

export interface SetCoverInput {
  readonly distances: DistanceTable;
  /** A client is covered by a site at most so far away. */
  readonly radius: number;
  readonly explain?: boolean | undefined;
}

/**
 * Location set covering: the fewest sites that leave no client farther than the radius (distance ≤ radius counts).
 * The problem is simplified (forced sites, clients and sites that others make needless); a Lagrangian bound, and a search by cases
 * under it, prove that one site less does not do.
 *
 * @param mustStop asked now and then; when it says so, the best cover so far is given with the bound so far.
 * @returns `facilities`, `sites` (numbers from 1, ascending), `lowerBound`, `gap` (relative), `status` optimal, feasible or
 *   infeasible: some clients, listed in `unreached`, have no site within the radius, which a network never brings about.
 * @throws RangeError if the radius is negative or not finite.
 * @see Toregas, Swain, ReVelle and Bergman (1971), Operations Research 19, 1363–1373; Beasley (1987), EJOR 31, 85–93.
 */
export function setCover({ distances, radius, explain = false }: SetCoverInput, mustStop: () => boolean) {
  checkRadius(radius);
  const known = measures(distances);
  const problem = coverProblem(known, radius);
  const search = new CoverSearch(problem, mustStop);
  const quick = search.quick();
  if (!quick) {
    const reached = Array.from({ length: known.clients }, (_, client) => client + 1).filter((_, client) => !hasSite(known.value, known.clients, client, radius));
    return { facilities: null, sites: [], lowerBound: null, gap: null, status: "infeasible" as const, unreached: reached };
  }
  const rootBound = search.bound(quick.length - 1);
  const { sites, bound } = shrink(search, quick, rootBound);
  const facilities = sites.length;
  return {
    facilities,
    sites: sites.map((site) => site + 1),
    lowerBound: bound,
    gap: facilities === 0 ? 0 : (facilities - bound) / facilities,
    status: bound === facilities ? ("optimal" as const) : ("feasible" as const),
    ...(explain ? { steps: { ...coverSteps(known, sites, radius), proof: { ...search.left, rootBound, cases: search.cases } } } : {}),
  };
}

function shrink(search: CoverSearch, quick: readonly number[], rootBound: number) {
  let sites = quick;
  let bound = rootBound;
  while (bound < sites.length) {
    const fewer = search.within(sites.length - 1);
    if (fewer === "stopped") break;
    if (fewer === null) bound = sites.length;
    else sites = fewer;
  }
  return { sites: sites.toSorted((a, b) => a - b), bound };
}

function hasSite(value: Float64Array, clients: number, client: number, radius: number): boolean {
  for (let at = client; at < value.length; at += clients) if (value[at]! <= radius) return true;
  return false;
}
