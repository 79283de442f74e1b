import { inBoth, packedWords } from "./bit-table.js";
import type { Presence } from "./presence.js";

const tile = 64;

/**
 * Proximity of every pair of products, φ_pq = Σ_r M_rp M_rq / max(u_p, u_q): the smaller of the two chances that a region making one
 * also makes the other. Symmetric, 0 to 1, diagonal 1.
 *
 * @returns rows proximity[p][q], views of one block of memory.
 * @see Hidalgo, Klinger, Barabási, Hausmann (2007), The product space conditions the development of nations.
 */
export function proximities({ byProduct, ubiquity }: Presence): Float64Array[] {
  const products = ubiquity.length;
  const { words, width } = packedWords(byProduct);
  const block = new Float64Array(products * products);
  // Tiles keep both the rows read and the mirror written in the cache.
  for (let top = 0; top < products; top += tile) {
    for (let left = top; left < products; left += tile) fillTile(block, ubiquity, words, width, top, left);
  }
  return Array.from({ length: products }, (_, p) => block.subarray(p * products, (p + 1) * products));
}

function fillTile(block: Float64Array, ubiquity: Int32Array, words: Int32Array, width: number, top: number, left: number): void {
  const products = ubiquity.length;
  const bottom = Math.min(top + tile, products);
  const right = Math.min(left + tile, products);
  for (let p = top; p < bottom; p += 1) {
    const mine = ubiquity[p]!;
    for (let q = Math.max(left, p); q < right; q += 1) {
      const theirs = ubiquity[q]!;
      const value = inBoth(words, p * width, q * width, width) / (mine > theirs ? mine : theirs);
      block[p * products + q] = value;
      block[q * products + p] = value;
    }
  }
}
