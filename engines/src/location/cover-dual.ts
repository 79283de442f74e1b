import { inMask, leave, maskMembers } from "./bit-rows.js";
import { choose, type CoverProblem, type CoverState } from "./cover-problem.js";

/** Rounding cannot add as much to a bound of a few thousand sites. */
const margin = 1e-7;

/** Sparse lists of what is left of a problem, for the Lagrangian bound of the least number of sites. */
export class CoverDual {
  /** What each client pays to be covered. */
  readonly price: Float64Array;
  /** 1 − what the clients of a site pay. */
  readonly reduced: Float64Array;
  /** How often a site was worth opening lately. */
  readonly often: Float64Array;
  best = 0;
  private readonly clientIds: Int32Array;
  private readonly siteIds: Int32Array;
  private readonly start: Int32Array;
  private readonly site: Int32Array;
  private readonly bestPrice: Float64Array;

  constructor(private readonly problem: CoverProblem, private readonly state: CoverState, price: Float64Array) {
    this.clientIds = maskMembers(state.clients);
    this.siteIds = maskMembers(state.sites);
    this.reduced = new Float64Array(problem.sites);
    this.often = new Float64Array(problem.sites);
    this.price = price;
    this.bestPrice = price.slice();
    this.start = new Int32Array(this.clientIds.length + 1);
    const scratch = new Int32Array(problem.sites);
    const lists = Array.from(this.clientIds, (client, k) => {
      const size = problem.byClient.list(client, state.sites, scratch);
      this.start[k + 1] = this.start[k]! + size;
      return scratch.slice(0, size);
    });
    this.site = new Int32Array(this.start[this.clientIds.length]!);
    lists.forEach((list, k) => this.site.set(list, this.start[k]!));
  }

  /** What no choice can go below, of the whole part that is left. */
  get least(): number {
    return Math.max(0, Math.ceil(this.best - margin));
  }

  /**
   * Raises the bound until it is above `left` or does not rise any more, closing and opening sites that are decided by it.
   *
   * @returns whether a site was decided.
   */
  ascend(left: number, steps: number, mustStop: () => boolean): boolean {
    let step = 1;
    let idle = 0;
    let decided = false;
    for (let k = 0; k < steps && step > 0.01 && !mustStop(); k += 1) {
      const bound = this.bound();
      if (bound > this.best + 1e-4 || k === 0) {
        this.best = Math.max(bound, this.best);
        this.bestPrice.set(this.price);
        idle = 0;
        if (this.least > left) return decided;
        if (this.decide(bound, left)) decided = true;
      } else idle += 1;
      if (idle === 10) {
        idle = 0;
        step /= 2;
        this.price.set(this.bestPrice);
        this.bound();
      }
      if (!this.move(step * Math.max(0.2, left + 1.05 - bound))) break;
    }
    this.price.set(this.bestPrice);
    this.bound();
    return decided;
  }

  private bound(): number {
    const { clientIds, siteIds, start, site, price, reduced } = this;
    for (let k = 0; k < siteIds.length; k += 1) reduced[siteIds[k]!] = 1;
    let sum = 0;
    for (let k = 0; k < clientIds.length; k += 1) {
      const pays = price[clientIds[k]!]!;
      sum += pays;
      if (pays > 0) for (let at = start[k]!; at < start[k + 1]!; at += 1) reduced[site[at]!]! -= pays;
    }
    const { state, often } = this;
    for (let k = 0; k < siteIds.length; k += 1) {
      const j = siteIds[k]!;
      const worth = inMask(state.sites, j) && reduced[j]! < 0;
      if (worth) sum += reduced[j]!;
      often[j] = 0.9 * often[j]! + (worth ? 0.1 : 0);
    }
    return sum;
  }

  private move(length: number): boolean {
    const { clientIds, start, site, price, reduced, state } = this;
    const gradient = new Float64Array(clientIds.length);
    let squares = 0;
    for (let k = 0; k < clientIds.length; k += 1) {
      let drawn = 0;
      for (let at = start[k]!; at < start[k + 1]!; at += 1) if (reduced[site[at]!]! < 0 && inMask(state.sites, site[at]!)) drawn += 1;
      if (drawn > 1 && price[clientIds[k]!] === 0) drawn = 1;
      gradient[k] = 1 - drawn;
      squares += gradient[k]! * gradient[k]!;
    }
    if (squares === 0) return false;
    for (let k = 0; k < clientIds.length; k += 1) {
      const client = clientIds[k]!;
      price[client] = Math.min(1, Math.max(0, price[client]! + (length * gradient[k]!) / squares));
    }
    return true;
  }

  /** A site that would lift the bound above `left` stays closed; one whose absence would do so opens. */
  private decide(bound: number, left: number): boolean {
    const needed: number[] = [];
    let decided = false;
    for (const j of this.siteIds) {
      if (!inMask(this.state.sites, j)) continue;
      const value = this.reduced[j]!;
      if (Math.ceil(bound + Math.abs(value) - margin) <= left) continue;
      decided = true;
      if (value < 0) needed.push(j);
      else leave(this.state.sites, j);
    }
    // Opened after the loop's bound is done with; the caller simplifies what is left before it goes on.
    this.needed.push(...needed.filter((j) => !this.needed.includes(j)));
    return decided;
  }
  private readonly needed: number[] = [];

  /** Open what was found to be needed. */
  openNeeded(): void {
    for (const j of this.needed) if (inMask(this.state.sites, j)) choose(this.problem, this.state, j);
  }
}
