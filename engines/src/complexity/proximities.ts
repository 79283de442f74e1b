import { packedWords } from "./bit-table.js";
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

/** Number of bits set in both runs of words: counts of four bits are summed over three words before they are widened. */
function inBoth(words: Int32Array, one: number, other: number, width: number): number {
  let count = 0;
  const end = one + width;
  let i = one;
  let j = other;
  for (; i + 2 < end; i += 3, j += 3) {
    const a = words[i]! & words[j]!;
    const b = words[i + 1]! & words[j + 1]!;
    const c = words[i + 2]! & words[j + 2]!;
    // One addition of bits: three words become ones and twos.
    const half = a ^ b;
    count += bitsOf(half ^ c) + 2 * bitsOf((a & b) | (half & c));
  }
  for (; i < end; i += 1, j += 1) count += bitsOf(words[i]! & words[j]!);
  return count;
}

function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
