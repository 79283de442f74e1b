import type { SiteLists } from "./site-lists.js";

export const free = 0;
export const open = 1;
export const closed = 2;

/**
 * The Lagrangian bound of choosing `count` sites, for a price that each client pays to be served: a site is worth the sum of what
 * its clients pay beyond their cost, and the bound is the sum of prices less the worth of the best sites.
 * Source: Cornuéjols, Fisher and Nemhauser (1977), Management Science 23, 789–810.
 */
export class DualPrices {
  /** Sum of (cost − price) where that is below 0, of every site. */
  readonly reduced: Float64Array;
  readonly picked: Uint8Array;
  /** 1 − number of picked sites that a client is drawn to. */
  readonly gradient: Int32Array;
  /** What rounding can have added to the bound at most. */
  margin = 0;
  /** Dearest free site that is picked, and cheapest that is not; −Infinity and Infinity if there is none. */
  lastIn = -Infinity;
  firstOut = Infinity;
  private readonly order: Float64Array;

  constructor(private readonly lists: SiteLists, private readonly status: Uint8Array, private readonly count: number) {
    this.reduced = new Float64Array(lists.ids.length);
    this.picked = new Uint8Array(lists.ids.length);
    this.gradient = new Int32Array(lists.clients);
    this.order = new Float64Array(lists.ids.length);
  }

  /** The bound at these prices; Infinity if fewer sites than `count` are left. */
  bound(price: Float64Array): number {
    this.reduce(price);
    const worth = this.pick();
    let sum = 0;
    for (let client = 0; client < price.length; client += 1) sum += price[client]!;
    this.margin = 4.5e-16 * (price.length + this.reduced.length) * (sum - worth);
    return sum + worth;
  }

  /** Sum of squares of the gradient, which it computes. */
  slope(price: Float64Array): number {
    const { lists: { start, site, cost }, picked, gradient } = this;
    let squares = 0;
    for (let client = 0; client < price.length; client += 1) {
      const limit = price[client]!;
      let drawn = 0;
      for (let k = start[client]!; k < start[client + 1]! && cost[k]! < limit; k += 1) drawn += picked[site[k]!]!;
      gradient[client] = 1 - drawn;
      squares += (1 - drawn) * (1 - drawn);
    }
    return squares;
  }

  private reduce(price: Float64Array): void {
    const { lists: { start, site, cost }, reduced } = this;
    reduced.fill(0);
    for (let client = 0; client < price.length; client += 1) {
      const limit = price[client]!;
      const end = start[client + 1]!;
      for (let k = start[client]!; k < end; k += 1) {
        const apart = cost[k]! - limit;
        if (apart >= 0) break;
        reduced[site[k]!]! += apart;
      }
    }
  }

  /** Pick the open sites and the free ones of least reduced cost, of equal ones the first; gives the sum. */
  private pick(): number {
    const { status, reduced, picked, order } = this;
    let wanted = this.count;
    let size = 0;
    for (let j = 0; j < status.length; j += 1) {
      if (status[j] === open) wanted -= 1;
      else if (status[j] === free) {
        order[size] = reduced[j]!;
        size += 1;
      }
    }
    picked.fill(0);
    if (wanted < 0 || size < wanted) return Infinity;
    const sorted = order.subarray(0, size);
    sorted.sort();
    this.lastIn = wanted > 0 ? sorted[wanted - 1]! : -Infinity;
    this.firstOut = wanted < size ? sorted[wanted]! : Infinity;
    let equal = 0;
    for (let k = wanted - 1; k >= 0 && sorted[k] === this.lastIn; k -= 1) equal += 1;
    let worth = 0;
    for (let j = 0; j < status.length; j += 1) {
      const value = reduced[j]!;
      const tied = status[j] === free && value === this.lastIn && equal > 0;
      if (tied) equal -= 1;
      if (status[j] !== open && !(status[j] === free && (value < this.lastIn || tied))) continue;
      picked[j] = 1;
      worth += value;
    }
    return worth;
  }
}
