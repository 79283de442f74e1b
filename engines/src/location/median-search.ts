import { randomStream } from "../numbers/index.js";
import type { CostTable } from "./cost-table.js";
import { closed, DualPrices, free, open } from "./dual-prices.js";
import { shortened, siteLists, type SiteLists } from "./site-lists.js";
import { SwapSearch } from "./swap-search.js";

/** What a search for the cheapest choice of sites has found. */
export interface MedianFound {
  /** Ascending. */
  readonly sites: number[];
  readonly total: number;
  /** No choice costs less. */
  readonly bound: number;
  readonly proven: boolean;
  readonly proof: {
    /** The bound before any case was set apart. */
    readonly rootBound: number;
    /** Sites that the bound had not decided then. */
    readonly undecided: number;
    /** Cases looked at: this site open, this site closed. */
    readonly cases: number;
  };
}

interface Case {
  lists: SiteLists;
  status: Uint8Array;
  readonly price: Float64Array;
  readonly cap: Float64Array;
  bound: number;
}

/**
 * The cheapest choice of `count` sites, each client being served from the cheapest: swaps with restarts for a good choice, the
 * Lagrangian bound raised by subgradients for a proof, sites decided by reduced cost, and a search by cases over what is left.
 *
 * @param count from 1 to the number of sites.
 * @param mustStop asked now and then; when it says so, the best choice so far is given with the bound so far.
 */
export function medianSearch(table: CostTable, count: number, mustStop: () => boolean): MedianFound {
  return new MedianSearch(table, count, mustStop).run();
}

class MedianSearch {
  private best: number[] = [];
  private total = Infinity;
  private readonly swaps: SwapSearch;
  /** How often each site was picked lately. */
  private readonly often = new WeakMap<Case, Float64Array>();
  private tried = "";
  private cases = 0;
  private stopped = false;

  constructor(private readonly table: CostTable, private readonly count: number, private readonly mustStop: () => boolean) {
    this.swaps = new SwapSearch(table, count);
  }

  run(): MedianFound {
    this.start();
    const root = this.root();
    this.ascend(root, 1200, 30, 1.5);
    const rootBound = root.bound;
    const undecided = root.status.filter((status) => status === free).length;
    const bound = this.branch(root);
    const proven = this.reached(bound, 0);
    return { sites: this.best.toSorted((a, b) => a - b), total: this.total, bound: proven ? this.total : Math.min(this.whole(bound), this.total), proven, proof: { rootBound: Math.min(this.whole(rootBound), this.total), undecided, cases: this.cases } };
  }

  private whole(bound: number): number {
    return this.table.whole ? Math.ceil(bound) : bound;
  }

  /** Nothing below this bound can be better than the best choice; among fractions the last nine digits do not count. */
  private reached(bound: number, margin: number): boolean {
    return this.table.whole ? Math.ceil(bound - margin) >= this.total : bound - margin >= this.total * (1 - 1e-9);
  }

  private keep(): void {
    if (this.swaps.total >= this.total) return;
    this.total = this.swaps.total;
    this.best = Array.from(this.swaps.chosen);
  }

  private start(): void {
    const stream = randomStream(1);
    const sites = Array.from({ length: this.table.sites }, (_, j) => j);
    for (let k = 0; k < this.count; k += 1) {
      const other = k + (stream.word() % (sites.length - k));
      [sites[k], sites[other]] = [sites[other]!, sites[k]!];
    }
    this.swaps.load(sites);
    this.swaps.improve(this.mustStop);
    this.keep();
    for (let round = 0; round < 8 && !this.mustStop(); round += 1) {
      this.swaps.load(this.best);
      this.swaps.disturb(1 + Math.floor((this.count * (1 + (round & 3))) / 12), stream);
      this.swaps.improve(this.mustStop);
      this.keep();
    }
  }

  private root(): Case {
    const { table: { clients, sites, cost }, count } = this;
    const lists = siteLists(this.table);
    // At most sites − count are left closed, so one of the first sites − count + 1 of a list is open.
    const cap = Float64Array.from({ length: clients }, (_, client) => lists.cost[client * sites + sites - count]!);
    const price = Float64Array.from({ length: clients }, (_, client) => {
      let first = Infinity;
      let second = Infinity;
      for (const j of this.best) {
        const there = cost[j * clients + client]!;
        if (there < first) [first, second] = [there, first];
        else if (there < second) second = there;
      }
      return Math.min(cap[client]!, second === Infinity ? first : (first + second) / 2);
    });
    // Each client's cheapest site is a bound to begin with.
    let least = 0;
    for (let client = 0; client < clients; client += 1) least += lists.cost[client * sites]!;
    return { lists, status: new Uint8Array(sites), price, cap, bound: least * (1 - 1e-12) };
  }

  /** The case with the least bound first, so that the bound of all rises; gives the least bound of the cases left open. */
  private branch(root: Case): number {
    const waiting = this.reached(root.bound, 0) || this.stopped ? [] : this.split(root);
    if (this.stopped) return root.bound;
    while (waiting.length > 0) {
      const task = takeLeast(waiting);
      if (this.reached(task.bound, 0)) return task.bound;
      this.ascend(task, 40, 4, 0.2);
      if (this.stopped) return waiting.reduce((least, { bound }) => Math.min(least, bound), task.bound);
      if (!this.reached(task.bound, 0)) waiting.push(...this.split(task));
    }
    return this.total;
  }

  private split(task: Case): Case[] {
    const site = pickDoubtful(task.status, this.often.get(task));
    if (site < 0) return [];
    return [closed, open].map((decision) => {
      const status = task.status.slice();
      status[site] = decision;
      return { lists: task.lists, status, price: task.price.slice(), cap: task.cap.slice(), bound: task.bound };
    });
  }

  /** Raise the bound of a case by moving the prices, deciding sites as it rises. */
  private ascend(task: Case, steps: number, patience: number, firstStep: number): void {
    this.cases += 1;
    this.tighten(task);
    let dual = new DualPrices(task.lists, task.status, this.count);
    let often = new Float64Array(task.lists.ids.length);
    const price = task.price.slice();
    let best = -Infinity;
    let step = firstStep;
    let idle = 0;
    for (let k = 0; k < steps; k += 1) {
      this.stopped = this.mustStop();
      if (this.stopped) break;
      const bound = dual.bound(price);
      idle += 1;
      if (bound - dual.margin > best) {
        best = bound - dual.margin;
        idle = 0;
        task.price.set(price);
        if (this.settles(task, dual, best, k)) break;
        const before = task.lists;
        if (this.leaveClosed(task)) {
          often = often.filter((_, j) => task.lists.ids.includes(before.ids[j]!));
          dual = new DualPrices(task.lists, task.status, this.count);
          price.set(task.price);
          dual.bound(price);
        }
      } else if (idle === patience) {
        idle = 0;
        step /= 2;
        if (step < 0.003) break;
        price.set(task.price);
        dual.bound(price);
      }
      const squares = dual.slope(price);
      for (let j = 0; j < often.length; j += 1) often[j] = 0.97 * often[j]! + 0.03 * dual.picked[j]!;
      if (squares === 0) break;
      move(price, dual.gradient, (step * (1.02 * this.total - bound)) / squares, task);
    }
    this.often.set(task, often);
    this.tryHarder(task.lists, dual.picked);
  }

  /** Take a better bound down, try the sites it picks and decide sites by it; true if the case is closed by that. */
  private settles(task: Case, dual: DualPrices, bound: number, turn: number): boolean {
    task.bound = Math.max(task.bound, bound);
    this.tryPicked(task.lists, dual.picked, turn);
    if (this.reached(bound, 0)) return true;
    if (this.decide(task, dual, bound)) return false;
    task.bound = Infinity;
    return true;
  }

  /** Shorten the lists once an eighth of the sites is closed. */
  private leaveClosed(task: Case): boolean {
    if (task.status.reduce((sum, status) => sum + (status === closed ? 8 : 0), 0) <= task.status.length) return false;
    this.tighten(task);
    return true;
  }

  private tryPicked(lists: SiteLists, picked: Uint8Array, turn: number): void {
    if (!this.loadPicked(lists, picked)) return;
    this.keep();
    // With few sites the later cases lead to nothing that swaps have not found before.
    if ((this.cases <= 30 || this.count > 20) && turn > 0 && turn % 8 === 0) this.improve();
  }

  private tryHarder(lists: SiteLists, picked: Uint8Array): void {
    if (this.loadPicked(lists, picked) && this.swaps.total < 1.01 * this.total) this.improve();
  }

  private improve(): void {
    this.swaps.improve(this.mustStop);
    this.keep();
  }

  private loadPicked(lists: SiteLists, picked: Uint8Array): boolean {
    const sites = [...picked.keys()].filter((j) => picked[j] === 1).map((j) => lists.ids[j]!);
    const key = sites.join();
    if (sites.length !== this.count || key === this.tried) return false;
    this.tried = key;
    this.swaps.load(sites);
    return true;
  }

  /** Open and close free sites where the other way could not be better; false if no choice is left. */
  private decide({ status }: Case, dual: DualPrices, bound: number): boolean {
    let left = this.count;
    let frees = 0;
    for (let j = 0; j < status.length; j += 1) {
      if (status[j] === free) {
        if (dual.picked[j] === 0 && this.reached(bound + dual.reduced[j]! - dual.lastIn, dual.margin)) status[j] = closed;
        else if (dual.picked[j] === 1 && this.reached(bound - dual.reduced[j]! + dual.firstOut, dual.margin)) status[j] = open;
      }
      if (status[j] === open) left -= 1;
      else if (status[j] === free) frees += 1;
    }
    return left >= 0 && frees >= left;
  }

  /** Leave out closed sites and what is dearer than an open one. */
  private tighten(task: Case): void {
    const { lists, status, cap, price } = task;
    for (let client = 0; client < lists.clients; client += 1) {
      let k = lists.start[client]!;
      while (k < lists.start[client + 1]! && status[lists.site[k]!] !== open) k += 1;
      if (k < lists.start[client + 1]!) cap[client] = Math.min(cap[client]!, lists.cost[k]!);
      price[client] = Math.min(price[client]!, cap[client]!);
    }
    task.lists = shortened(lists, (j) => status[j] !== closed, cap);
    task.status = status.filter((decision) => decision !== closed);
  }
}

function move(price: Float64Array, gradient: Int32Array, step: number, { cap, lists }: Case): void {
  for (let client = 0; client < price.length; client += 1) {
    if (gradient[client] === 0) continue;
    const least = lists.start[client]! < lists.start[client + 1]! ? lists.cost[lists.start[client]!]! : 0;
    price[client] = Math.min(cap[client]!, Math.max(least, price[client]! + step * gradient[client]!));
  }
}

function pickDoubtful(status: Uint8Array, often: Float64Array | undefined): number {
  let best = -1;
  let least = Infinity;
  for (let j = 0; j < status.length; j += 1) {
    const apart = Math.abs((often?.[j] ?? 0) - 0.5);
    if (status[j] === free && apart < least) {
      least = apart;
      best = j;
    }
  }
  return best;
}

function takeLeast(waiting: Case[]): Case {
  let least = waiting.length - 1;
  for (let k = least - 1; k >= 0; k -= 1) if (waiting[k]!.bound < waiting[least]!.bound) least = k;
  const [task] = waiting.splice(least, 1);
  return task!;
}
