import { inMask, leave, maskMembers } from "./bit-rows.js";
import { CoverDual } from "./cover-dual.js";
import { choose, copyOf, reduce, wholeState, type CoverProblem, type CoverState } from "./cover-problem.js";

/** An answer to “can so few sites cover all?”: the sites, or null if it is proven that they cannot, or "stopped". */
export type CoverAnswer = readonly number[] | null | "stopped";

/**
 * Covers all clients with the sites that each cover most of those left, then leaves out what is not needed.
 *
 * @param prefer among sites that cover equally many, the one with the greatest preference; the first listed if equal.
 * @returns sites beside those chosen already; null if a client has none.
 */
export function greedyCover({ bySite }: CoverProblem, state: CoverState, prefer?: Float64Array): number[] | null {
  const left = state.clients.slice();
  const sites = maskMembers(state.sites);
  const taken: number[] = [];
  while (left.some((word) => word !== 0)) {
    let best = -1;
    let most = 0;
    for (const site of sites) {
      const size = bySite.count(site, left) + (prefer ? 0.5 * prefer[site]! * bySite.words : 0);
      if (size > most && bySite.count(site, left) > 0) {
        most = size;
        best = site;
      }
    }
    if (best < 0) return null;
    taken.push(best);
    for (let w = 0; w < left.length; w += 1) left[w]! &= ~bySite.bits[best * bySite.words + w]!;
  }
  return withoutNeedless(bySite, state.clients, taken);
}

function withoutNeedless(bySite: CoverProblem["bySite"], clients: Int32Array, taken: number[]): number[] {
  let kept = taken;
  for (const site of taken) {
    const others = kept.filter((other) => other !== site);
    const covered = new Int32Array(clients.length);
    for (const other of others) for (let w = 0; w < covered.length; w += 1) covered[w]! |= bySite.bits[other * bySite.words + w]!;
    if (clients.every((word, w) => (word & ~covered[w]!) === 0)) kept = others;
  }
  return kept;
}

/** What a search for a cover of a given size remembers. */
export class CoverSearch {
  /** Cases looked at. */
  cases = 0;
  private readonly reduced: CoverState;
  private readonly possible: boolean;
  private readonly price: Float64Array;

  constructor(private readonly problem: CoverProblem, private readonly mustStop: () => boolean) {
    this.reduced = wholeState(problem);
    this.possible = reduce(problem, this.reduced);
    this.price = firstPrices(problem, this.reduced);
  }

  /** Clients and sites left after simplifying. */
  get left(): { clients: number; sites: number; forced: number } {
    return { clients: maskMembers(this.reduced.clients).length, sites: maskMembers(this.reduced.sites).length, forced: this.reduced.chosen.length };
  }

  /** A cover found quickly, not always the least; null if a client has no site. */
  quick(): number[] | null {
    const rest = this.possible ? greedyCover(this.problem, this.reduced) : null;
    return rest && [...this.reduced.chosen, ...rest];
  }

  /** A number of sites that no cover goes below; it holds below `most` + 1. */
  bound(most: number): number {
    const state = copyOf(this.reduced);
    const dual = new CoverDual(this.problem, state, this.price);
    dual.ascend(most - state.chosen.length, 400, this.mustStop);
    return Math.min(most + 1, state.chosen.length + dual.least);
  }

  /** Whether `most` sites can cover all. */
  within(most: number): CoverAnswer {
    return this.possible ? this.solve(copyOf(this.reduced), this.price.slice(), most, 200) : null;
  }

  private solve(state: CoverState, price: Float64Array, most: number, steps: number): CoverAnswer {
    this.cases += 1;
    let dual: CoverDual;
    for (let decided = true; decided;) {
      if (this.mustStop()) return "stopped";
      if (!reduce(this.problem, state) || state.chosen.length > most) return null;
      const rest = greedyCover(this.problem, state);
      if (rest && state.chosen.length + rest.length <= most) return [...state.chosen, ...rest];
      if (!rest || state.chosen.length >= most) return null;
      dual = new CoverDual(this.problem, state, price);
      decided = dual.ascend(most - state.chosen.length, steps, this.mustStop);
      if (state.chosen.length + dual.least > most) return null;
      const guided = greedyCover(this.problem, state, dual.often);
      if (guided && state.chosen.length + guided.length <= most) return [...state.chosen, ...guided];
      dual.openNeeded();
    }
    return this.branch(state, price, most, this.doubtful(state, dual!));
  }

  private branch(state: CoverState, price: Float64Array, most: number, site: number): CoverAnswer {
    const opened = copyOf(state);
    choose(this.problem, opened, site);
    const found = this.solve(opened, price.slice(), most, 60);
    if (found !== null) return found;
    leave(state.sites, site);
    return this.solve(state, price, most, 60);
  }

  /** The site that the bound is least sure of. */
  private doubtful({ sites, clients }: CoverState, dual: CoverDual): number {
    let best = -1;
    let most = -Infinity;
    for (const site of maskMembers(sites)) {
      const worth = (0.5 - Math.abs(dual.often[site]! - 0.5)) * 4 - Math.abs(dual.reduced[site]!) + 0.001 * this.problem.bySite.count(site, clients);
      if (worth > most && inMask(sites, site)) {
        most = worth;
        best = site;
      }
    }
    return best;
  }
}

/** Each client pays an equal part of its largest site, which no site's clients exceed together. */
function firstPrices({ bySite, byClient, clients }: CoverProblem, state: CoverState): Float64Array {
  const price = new Float64Array(clients);
  const scratch = new Int32Array(bySite.rows);
  for (const client of maskMembers(state.clients)) {
    const size = byClient.list(client, state.sites, scratch);
    let largest = 1;
    for (let k = 0; k < size; k += 1) largest = Math.max(largest, bySite.count(scratch[k]!, state.clients));
    price[client] = 1 / largest;
  }
  return price;
}
