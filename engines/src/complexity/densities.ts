import { columnsOf, rowSums } from "./bit-table.js";
import type { Presence } from "./presence.js";

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
    const all = proximity[p]!.reduce((sum, value) => sum + value, 0);
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
export function sumsOverPairs({ byProduct, diversity, ubiquity }: Presence): Float64Array {
  const regions = diversity.length;
  const products = ubiquity.length;
  const block = new Float64Array(regions * products);
  const makers = Array.from({ length: products }, (_, p) => columnsOf(byProduct, p));
  const upTo = new Int32Array(regions * regions);
  const beyond = new Float64Array(regions * regions);
  const pairs = new Float64Array(regions * regions);
  const column = new Float64Array(regions);
  for (const of of makers) for (const r of of) for (const s of of) if (s <= r) upTo[r * regions + s]! += 1;
  const order = Int32Array.from({ length: products }, (_, p) => p).toSorted((p, q) => ubiquity[q]! - ubiquity[p]! || p - q);
  for (let from = 0, to = 0; from < products; from = to) {
    const level = ubiquity[order[from]!]!;
    while (to < products && ubiquity[order[to]!] === level) to += 1;
    fillPairs(pairs, upTo, beyond, regions, level);
    for (let k = from; k < to; k += 1) {
      addRows(column, pairs, makers[order[k]!]!);
      for (let r = 0; r < regions; r += 1) block[r * products + order[k]!] = column[r]!;
    }
    for (let k = from; k < to; k += 1) moveBeyond(makers[order[k]!]!, upTo, beyond, regions);
  }
  return block;
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

/** Takes a product from those up to the level to those beyond it. */
function moveBeyond(makers: Int32Array, upTo: Int32Array, beyond: Float64Array, regions: number): void {
  const share = 1 / makers.length;
  for (let i = 0; i < makers.length; i += 1) {
    const row = makers[i]! * regions;
    for (let j = 0; j <= i; j += 1) {
      upTo[row + makers[j]!]! -= 1;
      beyond[row + makers[j]!]! += share;
    }
  }
}

/** Sum of the rows of `pairs` of some regions; two at once, to pass over the sum half as often. */
function addRows(column: Float64Array, pairs: Float64Array, rows: Int32Array): void {
  const size = column.length;
  column.fill(0);
  let k = 0;
  for (; k + 1 < rows.length; k += 2) {
    const one = rows[k]! * size;
    const other = rows[k + 1]! * size;
    for (let i = 0; i < size; i += 1) column[i]! += pairs[one + i]! + pairs[other + i]!;
  }
  if (k < rows.length) {
    const last = rows[k]! * size;
    for (let i = 0; i < size; i += 1) column[i]! += pairs[last + i]!;
  }
}
