import type { CostTable } from "./cost-table.js";

/** For every client the sites that may serve it, cheapest first. Sites have new numbers from 0; `ids` gives those of the table. */
export interface SiteLists {
  readonly clients: number;
  readonly ids: Int32Array;
  /** The list of a client goes from start[client] to start[client + 1]. */
  readonly start: Int32Array;
  readonly site: Int32Array;
  readonly cost: Float64Array;
}

/** Lists of all sites; of equal cost the smaller number first. */
export function siteLists({ clients, sites, cost, whole, beyond }: CostTable): SiteLists {
  const site = new Int32Array(clients * sites);
  const sorted = new Float64Array(clients * sites);
  // Whole costs are sorted together with the number of their site, which is faster than by comparison.
  const together = whole && (beyond + 1) * sites < 9007199254740991;
  const keys = new Float64Array(sites);
  for (let client = 0; client < clients; client += 1) {
    const from = client * sites;
    if (together) {
      for (let j = 0; j < sites; j += 1) keys[j] = cost[j * clients + client]! * sites + j;
      keys.sort();
      for (let k = 0; k < sites; k += 1) site[from + k] = keys[k]! % sites;
    } else {
      const list = site.subarray(from, from + sites);
      for (let j = 0; j < sites; j += 1) list[j] = j;
      list.sort((one, other) => cost[one * clients + client]! - cost[other * clients + client]! || one - other);
    }
    for (let k = 0; k < sites; k += 1) sorted[from + k] = cost[site[from + k]! * clients + client]!;
  }
  return { clients, ids: Int32Array.from({ length: sites }, (_, j) => j), start: Int32Array.from({ length: clients + 1 }, (_, i) => i * sites), site, cost: sorted };
}

/**
 * The lists without some sites, and without what is dearer than `cap[client]`, which some site that stays serves for.
 *
 * @param keep keep[site] is true for those that stay.
 */
export function shortened({ clients, ids, start, site, cost }: SiteLists, keep: (site: number) => boolean, cap: Float64Array): SiteLists {
  const number = new Int32Array(ids.length).fill(-1);
  const kept: number[] = [];
  for (let j = 0; j < ids.length; j += 1) if (keep(j)) number[j] = kept.push(ids[j]!) - 1;
  const newStart = new Int32Array(clients + 1);
  let size = 0;
  for (let client = 0; client < clients; client += 1) {
    for (let k = start[client]!; k < start[client + 1]! && cost[k]! <= cap[client]!; k += 1) if (number[site[k]!]! >= 0) size += 1;
    newStart[client + 1] = size;
  }
  const newSite = new Int32Array(size);
  const newCost = new Float64Array(size);
  let at = 0;
  for (let client = 0; client < clients; client += 1) {
    for (let k = start[client]!; k < start[client + 1]! && cost[k]! <= cap[client]!; k += 1) {
      const j = number[site[k]!]!;
      if (j < 0) continue;
      newSite[at] = j;
      newCost[at] = cost[k]!;
      at += 1;
    }
  }
  return { clients, ids: Int32Array.from(kept), start: newStart, site: newSite, cost: newCost };
}
