import { columnsOf, inBoth, packedWords, rowSums, type BitTable } from "./bit-table.js";
import type { Presence } from "./presence.js";

/** Sum of a row, in order. */
export function total(row: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += row[i]!;
  return sum;
}

/**
 * Relatedness density of every product in every region, Σ_q M_rq φ_pq / Σ_q φ_pq over all products q, p itself included: which part of
 * what is near the product the region already makes. 0 to 1.
 *
 * @param proximity rows proximity[p][q] of `proximities`.
 * @returns rows density[r][p], views of one block of memory.
 * @see Hidalgo, Klinger, Barabási, Hausmann (2007), The product space conditions the development of nations.
 */
export function densities(made: Presence, proximity: readonly Float64Array[]): Float64Array[] {
  const regions = made.diversity.length;
  const products = made.ubiquity.length;
  const links = made.ubiquity.reduce((sum, count) => sum + count, 0);
  const squares = made.ubiquity.reduce((sum, count) => sum + count * count, 0);
  const levels = new Set(made.ubiquity).size;
  const overProducts = (products * products * (regions + 256)) / 8;
  const overPairs = squares + regions * regions * levels + regions * links;
  const block = overPairs < overProducts ? sumsOverPairs(made) : sumsOverProducts(made, proximity);
  for (let p = 0; p < products; p += 1) {
    const all = total(proximity[p]!);
    // Rounding may leave the last bit above the bound.
    for (let at = p; at < block.length; at += products) block[at] = Math.min(block[at]! / all, 1);
  }
  return Array.from({ length: regions }, (_, r) => block.subarray(r * products, (r + 1) * products));
}

/** Σ_q M_rq φ_pq as block[r · products + p], straight from the proximities. */
export function sumsOverProducts(made: Presence, proximity: readonly Float64Array[]): Float64Array {
  const regions = made.diversity.length;
  const products = made.ubiquity.length;
  const block = new Float64Array(regions * products);
  const sum = rowSums(made.byRegion);
  const column = new Float64Array(regions);
  for (let p = 0; p < products; p += 1) {
    sum(proximity[p]!, column);
    for (let r = 0; r < regions; r += 1) block[r * products + p] = column[r]!;
  }
  return block;
}

/**
 * The same for few regions and many products, by pairs of regions: Σ_q M_rq φ_pq = Σ_s M_sp Σ_q M_rq M_sq / max(u_p, u_q), where the
 * inner sum is one table of regions by regions for all products of one ubiquity. From the most ubiquitous product down it is
 * (products in both, of ubiquity up to u) / u + Σ 1/u_q over those of more.
 */
export function sumsOverPairs({ byRegion, byProduct, diversity, ubiquity }: Presence): Float64Array {
  const regions = diversity.length;
  const products = ubiquity.length;
  const block = new Float64Array(regions * products);
  const makers = Array.from({ length: products }, (_, p) => columnsOf(byProduct, p));
  const upTo = together(byRegion);
  const beyond = new Float64Array(regions * regions);
  const here = new Int32Array(regions * regions);
  const pairs = new Float64Array(regions * regions);
  const column = new Float64Array(regions);
  const order = Int32Array.from({ length: products }, (_, p) => p).toSorted((p, q) => ubiquity[q]! - ubiquity[p]! || p - q);
  for (let from = 0, to = 0; from < products; from = to) {
    const level = ubiquity[order[from]!]!;
    while (to < products && ubiquity[order[to]!] === level) to += 1;
    fillPairs(pairs, upTo, beyond, regions, level);
    here.fill(0);
    for (let k = from; k < to; k += 1) {
      const p = order[k]!;
      addRows(column, pairs, makers[p]!);
      for (let r = 0; r < regions; r += 1) block[r * products + p] = column[r]!;
      countPairs(makers[p]!, here, regions);
    }
    for (let at = 0; at < here.length; at += 1) {
      upTo[at]! -= here[at]!;
      beyond[at]! += here[at]! / level;
    }
  }
  return block;
}

/** Number of products in both of two regions, in the lower half of a table of regions by regions. */
function together(byRegion: BitTable): Int32Array {
  const { words, width } = packedWords(byRegion);
  const table = new Int32Array(byRegion.rows * byRegion.rows);
  for (let r = 0; r < byRegion.rows; r += 1) {
    for (let s = 0; s <= r; s += 1) table[r * byRegion.rows + s] = inBoth(words, r * width, s * width, width);
  }
  return table;
}

/** Adds one to the lower half of the table for every pair of the regions, which ascend. */
function countPairs(regionsOfOne: Int32Array, table: Int32Array, regions: number): void {
  for (let i = 0; i < regionsOfOne.length; i += 1) {
    const row = regionsOfOne[i]! * regions;
    for (let j = 0; j <= i; j += 1) table[row + regionsOfOne[j]!]! += 1;
  }
}

/** The whole symmetric table from the lower halves. */
function fillPairs(pairs: Float64Array, upTo: Int32Array, beyond: Float64Array, regions: number, level: number): void {
  for (let r = 0; r < regions; r += 1) {
    for (let s = 0; s <= r; s += 1) {
      const value = upTo[r * regions + s]! / level + beyond[r * regions + s]!;
      pairs[r * regions + s] = value;
      pairs[s * regions + r] = value;
    }
  }
}

/** Sum of the rows of `pairs` of some regions; four at once, to pass over the sum less often. */
export function addRows(column: Float64Array, pairs: Float64Array, rows: Int32Array): void {
  const size = column.length;
  column.fill(0);
  let k = 0;
  for (; k + 3 < rows.length; k += 4) {
    const a = rows[k]! * size;
    const b = rows[k + 1]! * size;
    const c = rows[k + 2]! * size;
    const d = rows[k + 3]! * size;
    for (let i = 0; i < size; i += 1) column[i]! += pairs[a + i]! + pairs[b + i]! + (pairs[c + i]! + pairs[d + i]!);
  }
  for (; k < rows.length; k += 1) {
    const last = rows[k]! * size;
    for (let i = 0; i < size; i += 1) column[i]! += pairs[last + i]!;
  }
}
