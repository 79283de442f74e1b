import { columnsOf, hasBit } from "./bit-table.js";
import { addRows } from "./densities.js";
import type { Presence } from "./presence.js";

/**
 * Complexity outlook of every region, Σ_p (1 − M_rp) density_rp pci_p: how much complexity lies near what it makes.
 * Other programs scale pci in other ways, so compare ranks and not values.
 *
 * @param density rows density[r][p] of `densities`.
 * @param pci product complexity of `complexityIndices`.
 * @returns one number per region.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function outlookIndices({ byRegion }: Presence, density: readonly Float64Array[], pci: Float64Array): Float64Array {
  return Float64Array.from(density, (row, r) => {
    let sum = 0;
    for (let p = 0; p < row.length; p += 1) if (!hasBit(byRegion, r, p)) sum += row[p]! * pci[p]!;
    return sum;
  });
}

/**
 * Outlook gain of one region from each product it does not make: how much its outlook would rise by making it,
 * Σ_q (φ_pq / Σ_s φ_qs)(1 − M_rq) pci_q − density_rp pci_p, the sum without p itself, which would then be made.
 *
 * @param made products of the region: made[p] true where it makes p.
 * @param total Σ_s φ_qs for every product q.
 * @returns one number per product; 0 where the region makes it already.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function outlookGains(made: readonly boolean[], density: Float64Array, pci: Float64Array, proximity: readonly Float64Array[], total: Float64Array): Float64Array {
  const open = pci.map((value, q) => (made[q] ? 0 : value / total[q]!));
  return Float64Array.from(proximity, (row, p) => {
    if (made[p]) return 0;
    let sum = 0;
    for (let q = 0; q < row.length; q += 1) if (q !== p) sum += row[q]! * open[q]!;
    return sum - density[p]! * pci[p]!;
  });
}

/**
 * `outlookGains` of all regions at once, for few regions and many products, by pairs of regions as in `sumsOverPairs`:
 * Σ_q φ_pq w_q (1 − M_rq) = Σ_s M_sp Σ_q M_sq (1 − M_rq) w_q / max(u_p, u_q), where the inner sum is one table of regions by regions for
 * all products of one ubiquity.
 *
 * @returns rows gains[r][p].
 */
export function outlookGainsOfAll({ byProduct, diversity, ubiquity }: Presence, density: readonly Float64Array[], pci: Float64Array, total: Float64Array): Float64Array[] {
  const regions = diversity.length;
  const gains = density.map((row) => new Float64Array(row.length));
  const makers = Array.from(ubiquity, (_, p) => columnsOf(byProduct, p));
  const made = makers.map((rows) => bitsOfRows(rows, regions));
  const upTo = new Float64Array(regions * regions);
  for (const [p, bits] of made.entries()) addOpen(upTo, makers[p]!, bits, pci[p]! / total[p]!);
  const beyond = new Float64Array(regions * regions);
  const pairs = new Float64Array(regions * regions);
  const column = new Float64Array(regions);
  for (const products of byUbiquityFromTheMost(ubiquity)) {
    const level = ubiquity[products[0]!]!;
    for (let at = 0; at < pairs.length; at += 1) pairs[at] = upTo[at]! / level + beyond[at]!;
    for (const p of products) {
      const open = pci[p]! / total[p]!;
      addRows(column, pairs, makers[p]!);
      // Made by the region, the product itself would be open no more.
      for (let r = 0; r < regions; r += 1) if (made[p]![r] === 0) gains[r]![p] = column[r]! - open - density[r]![p]! * pci[p]!;
      addOpen(upTo, makers[p]!, made[p]!, -open);
      addOpen(beyond, makers[p]!, made[p]!, open / level);
    }
  }
  return gains;
}

/** Products of the same ubiquity together, the most ubiquitous first. */
function byUbiquityFromTheMost(ubiquity: Int32Array): number[][] {
  const levels: number[][] = [];
  for (const [p, count] of ubiquity.entries()) (levels[count] ??= []).push(p);
  return levels.filter(Boolean).toReversed();
}

/** 1 at the place of each of the rows. */
function bitsOfRows(rows: Int32Array, regions: number): Uint8Array {
  const bits = new Uint8Array(regions);
  for (const row of rows) bits[row] = 1;
  return bits;
}

/** Adds a value for every pair of a region that makes the product and one that does not. */
function addOpen(table: Float64Array, makers: Int32Array, made: Uint8Array, value: number): void {
  for (const maker of makers) {
    const row = maker * made.length;
    for (let r = 0; r < made.length; r += 1) if (made[r] === 0) table[row + r]! += value;
  }
}
