import { decimalScale } from "./decimal-scale.js";

/** Distances from every site to every client (a place to be served). */
export interface DistanceTable {
  readonly clients: number;
  readonly sites: number;
  /** distance[site × clients + client], in parts of 1 / perUnit; Infinity where the site does not reach the client. */
  readonly distance: Float64Array;
  /** How many parts make one unit of the caller. */
  readonly perUnit: number;
  /** Whether all distances are whole numbers of parts, so that sums are exact. */
  readonly whole: boolean;
}

/** So many distances are kept at once. */
const most = 40_000_000;

/** @throws RangeError if the table would be larger than memory should hold. */
export function checkSize(where: string, clients: number, sites: number): void {
  if (clients * sites > most) throw new RangeError(`${where}: ${clients} × ${sites} distances, expected at most ${most.toLocaleString("en")}`);
}

/**
 * A table of the caller's own distances, from a street network for instance.
 *
 * @param rows rows[client][site] ≥ 0 in one unit throughout; null or Infinity where the site does not reach the client. Clients and
 *   sites may be different places, and the way there may differ from the way back.
 * @returns the table; decimals of up to six places are kept exactly.
 * @throws RangeError if rows differ in length or a distance is negative or NaN.
 */
export function distanceTable(rows: readonly (readonly (number | null)[])[]): DistanceTable {
  const clients = rows.length;
  const sites = rows[0]?.length ?? 0;
  checkSize("distanceTable", clients, sites);
  const distance = new Float64Array(clients * sites);
  rows.forEach((row, client) => {
    if (row.length !== sites) throw new RangeError(`distances[${client}] has ${row.length} values, expected ${sites}`);
    row.forEach((value, site) => {
      if (value !== null && !(value >= 0)) throw new RangeError(`distances[${client}][${site}] is ${value}, expected a number ≥ 0, or null where there is no way`);
      distance[site * clients + client] = value ?? Infinity;
    });
  });
  const scale = decimalScale(distance);
  const perUnit = scale ?? 1;
  if (perUnit !== 1) for (let k = 0; k < distance.length; k += 1) distance[k] = Math.round(distance[k]! * perUnit);
  return { clients, sites, distance, perUnit, whole: scale !== null };
}
