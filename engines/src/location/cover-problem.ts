import { BitRows, fullMask, inMask, leave, maskMembers } from "./bit-rows.js";
import type { Measures } from "./measures.js";

/** Which sites cover which clients. */
export interface CoverProblem {
  readonly clients: number;
  readonly sites: number;
  /** Clients of each site. */
  readonly bySite: BitRows;
  /** Sites of each client. */
  readonly byClient: BitRows;
}

/** What is left to decide. */
export interface CoverState {
  /** Clients not yet covered. */
  readonly clients: Int32Array;
  /** Sites that may still open. */
  readonly sites: Int32Array;
  readonly chosen: number[];
}

/** Sites cover the clients whose distance (or whatever is measured) is at most the limit. */
export function coverProblem({ clients, sites, value }: Measures, limit: number): CoverProblem {
  const bySite = new BitRows(sites, clients);
  const byClient = new BitRows(clients, sites);
  for (let site = 0, at = 0; site < sites; site += 1) {
    for (let client = 0; client < clients; client += 1, at += 1) {
      if (!(value[at]! <= limit)) continue;
      bySite.put(site, client);
      byClient.put(client, site);
    }
  }
  return { clients, sites, bySite, byClient };
}

export const wholeState = ({ clients, sites }: CoverProblem): CoverState => ({ clients: fullMask(clients), sites: fullMask(sites), chosen: [] });

export const copyOf = ({ clients, sites, chosen }: CoverState): CoverState => ({ clients: clients.slice(), sites: sites.slice(), chosen: [...chosen] });

/** Open a site. */
export function choose({ bySite }: CoverProblem, { clients, sites, chosen }: CoverState, site: number): void {
  chosen.push(site);
  leave(sites, site);
  for (let w = 0; w < clients.length; w += 1) clients[w]! &= ~bySite.bits[site * bySite.words + w]!;
}

/**
 * Simplifies without losing every best choice: a client with one site left forces it, a client is covered anyway if another one's
 * sites are among its own, a site is not needed if another covers what it covers.
 *
 * @returns false if a client has no site left.
 */
export function reduce(problem: CoverProblem, state: CoverState): boolean {
  const scratch = new Int32Array(Math.max(problem.clients, problem.sites));
  for (let changed = true; changed;) {
    changed = false;
    for (const client of maskMembers(state.clients)) {
      if (!inMask(state.clients, client)) continue;
      const size = problem.byClient.list(client, state.sites, scratch);
      if (size === 0) return false;
      if (size > 1) continue;
      choose(problem, state, scratch[0]!);
      changed = true;
    }
    if (dropLarger(problem.byClient, problem.bySite, state.clients, state.sites, scratch)) changed = true;
    if (dropSmaller(problem.bySite, problem.byClient, state.sites, state.clients, scratch)) changed = true;
  }
  return true;
}

/** Leaves out the clients whose sites include all of another one's; of equal ones the first stays. */
function dropLarger(rows: BitRows, columns: BitRows, live: Int32Array, mask: Int32Array, scratch: Int32Array): boolean {
  const sizes = sizesOf(columns, mask, live);
  let dropped = false;
  for (const row of maskMembers(live)) {
    if (!inMask(live, row)) continue;
    const rarest = leastOf(scratch, rows.list(row, mask, scratch), sizes);
    const others = columns.list(rarest, live, scratch);
    for (let k = 0; k < others; k += 1) {
      const other = scratch[k]!;
      if (other === row || !rows.within(row, other, mask)) continue;
      leave(live, other);
      dropped = true;
    }
  }
  return dropped;
}

/** Leaves out the sites (rows, of which `live` remain) whose clients are all among another one's; of equal ones the first stays. */
export function dropSmaller(rows: BitRows, columns: BitRows, live: Int32Array, mask: Int32Array, scratch: Int32Array): boolean {
  const sizes = sizesOf(columns, mask, live);
  let dropped = false;
  for (const row of maskMembers(live)) {
    const size = rows.list(row, mask, scratch);
    let needless = size === 0;
    if (!needless) {
      const rarest = leastOf(scratch, size, sizes);
      const others = columns.list(rarest, live, scratch);
      for (let k = 0; k < others && !needless; k += 1) {
        const other = scratch[k]!;
        needless = other !== row && rows.within(row, other, mask) && (other < row || !rows.within(other, row, mask));
      }
    }
    if (!needless) continue;
    leave(live, row);
    dropped = true;
  }
  return dropped;
}

function sizesOf(rows: BitRows, live: Int32Array, mask: Int32Array): Int32Array {
  const sizes = new Int32Array(rows.rows);
  for (const row of maskMembers(live)) sizes[row] = rows.count(row, mask);
  return sizes;
}

function leastOf(list: Int32Array, size: number, sizes: Int32Array): number {
  let least = list[0]!;
  for (let k = 1; k < size; k += 1) if (sizes[list[k]!]! < sizes[least]!) least = list[k]!;
  return least;
}
