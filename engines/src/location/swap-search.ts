import type { RandomStream } from "../numbers/index.js";
import type { CostTable } from "./cost-table.js";

/** Closing `out` and opening `in` changes the cost by `change`. */
export interface Swap {
  readonly out: number;
  readonly in: number;
  readonly change: number;
}

/**
 * A choice of sites that gets better by swapping one site at a time, each client knowing its nearest and second nearest chosen site.
 * All swaps with one new site are judged in one pass over the clients.
 * Source: Whitaker (1983), INFOR 21, 95–108; Resende and Werneck (2007), European Journal of Operational Research 180, 69–87.
 */
export class SwapSearch {
  readonly chosen: Int32Array;
  total = 0;
  private readonly place: Int32Array;
  private readonly near: Int32Array;
  private readonly nearCost: Float64Array;
  private readonly second: Int32Array;
  private readonly secondCost: Float64Array;
  /** What closing a chosen site costs, if nothing opens. */
  private readonly loss: Float64Array;
  private readonly saved: Float64Array;
  private inTurn = 0;

  constructor(private readonly table: CostTable, count: number) {
    this.chosen = new Int32Array(count);
    this.place = new Int32Array(table.sites).fill(-1);
    this.near = new Int32Array(table.clients);
    this.nearCost = new Float64Array(table.clients);
    this.second = new Int32Array(table.clients);
    this.secondCost = new Float64Array(table.clients);
    this.loss = new Float64Array(count);
    this.saved = new Float64Array(count);
  }

  /** Take these sites as the choice; as many different ones as the search was made for. */
  load(sites: ArrayLike<number>): void {
    this.place.fill(-1);
    for (let k = 0; k < this.chosen.length; k += 1) {
      this.chosen[k] = sites[k]!;
      this.place[sites[k]!] = k;
    }
    for (let client = 0; client < this.table.clients; client += 1) this.lookAround(client);
    this.reckon();
  }

  /** Swap as long as that lowers the cost, the first gainful site found being taken. */
  improve(mustStop: () => boolean): void {
    const { sites } = this.table;
    for (let idle = 0; idle < sites; idle += 1) {
      this.inTurn = this.inTurn + 1 < sites ? this.inTurn + 1 : 0;
      if ((idle & 63) === 63 && mustStop()) return;
      if (this.place[this.inTurn]! >= 0) continue;
      const swap = this.judge(this.inTurn);
      if (!(swap.change < 0)) continue;
      const before = this.total;
      this.perform(swap);
      // With fractions a gain may be less than the rounding of the sum.
      if (this.total < before) idle = -1;
    }
  }

  /** Exchange as many sites by chance. */
  disturb(swaps: number, stream: RandomStream): void {
    const { sites } = this.table;
    for (let k = 0; k < swaps; k += 1) {
      const entering = stream.word() % sites;
      if (this.place[entering]! < 0) this.perform({ in: entering, out: this.chosen[stream.word() % this.chosen.length]!, change: 0 });
    }
  }

  /** The swap that costs least (or gains most); undefined when there is none to make. */
  cheapestSwap(): Swap | undefined {
    let best: Swap | undefined;
    for (let site = 0; site < this.table.sites && this.chosen.length > 0; site += 1) {
      if (this.place[site]! >= 0) continue;
      const swap = this.judge(site);
      if (!best || swap.change < best.change) best = swap;
    }
    return best;
  }

  private judge(entering: number): Swap {
    const { table: { cost, clients }, near, nearCost, secondCost, saved, loss, chosen } = this;
    const row = entering * clients;
    let gain = 0;
    saved.fill(0);
    for (let client = 0; client < clients; client += 1) {
      const there = cost[row + client]!;
      const farther = secondCost[client]!;
      if (there >= farther) continue;
      const here = nearCost[client]!;
      const place = near[client]!;
      if (there < here) {
        gain += here - there;
        saved[place]! += farther - here;
      } else saved[place]! += farther - there;
    }
    let least = Infinity;
    let out = 0;
    for (let k = 0; k < chosen.length; k += 1) {
      const change = loss[k]! - saved[k]!;
      if (change < least) {
        least = change;
        out = k;
      }
    }
    return { out: chosen[out]!, in: entering, change: least - gain };
  }

  private perform({ out, in: entering }: Swap): void {
    const { table: { cost, clients }, near, nearCost, second, secondCost } = this;
    const k = this.place[out]!;
    this.place[out] = -1;
    this.place[entering] = k;
    this.chosen[k] = entering;
    const row = entering * clients;
    for (let client = 0; client < clients; client += 1) {
      if (near[client] === k || second[client] === k) {
        this.lookAround(client);
        continue;
      }
      const there = cost[row + client]!;
      if (there < nearCost[client]!) {
        second[client] = near[client]!;
        secondCost[client] = nearCost[client]!;
        near[client] = k;
        nearCost[client] = there;
      } else if (there < secondCost[client]!) {
        second[client] = k;
        secondCost[client] = there;
      }
    }
    this.reckon();
  }

  /** Find the nearest two chosen sites of a client; with one site alone the second is as dear as not being served. */
  private lookAround(client: number): void {
    const { table: { cost, clients, beyond }, chosen } = this;
    let first = -1;
    let next = -1;
    let firstCost = Infinity;
    let nextCost = Infinity;
    for (let k = 0; k < chosen.length; k += 1) {
      const there = cost[chosen[k]! * clients + client]!;
      if (there < firstCost) {
        next = first;
        nextCost = firstCost;
        first = k;
        firstCost = there;
      } else if (there < nextCost) {
        next = k;
        nextCost = there;
      }
    }
    this.near[client] = first;
    this.nearCost[client] = firstCost;
    this.second[client] = next;
    this.secondCost[client] = next < 0 ? beyond : nextCost;
  }

  private reckon(): void {
    this.loss.fill(0);
    this.total = 0;
    for (let client = 0; client < this.table.clients; client += 1) {
      this.total += this.nearCost[client]!;
      this.loss[this.near[client]!]! += this.secondCost[client]! - this.nearCost[client]!;
    }
  }
}
