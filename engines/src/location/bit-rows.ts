/** Sets of whole numbers from 0 to size − 1 as bits, one row after another. */
export class BitRows {
  readonly words: number;
  readonly bits: Int32Array;

  constructor(readonly rows: number, readonly size: number) {
    this.words = (size + 31) >> 5;
    this.bits = new Int32Array(rows * this.words);
  }

  put(row: number, member: number): void {
    this.bits[row * this.words + (member >> 5)]! |= 1 << (member & 31);
  }

  has(row: number, member: number): boolean {
    return ((this.bits[row * this.words + (member >> 5)]! >>> (member & 31)) & 1) === 1;
  }

  /** How many members of the row the mask lets through. */
  count(row: number, mask: Int32Array): number {
    let sum = 0;
    for (let w = 0, at = row * this.words; w < this.words; w += 1, at += 1) sum += ones(this.bits[at]! & mask[w]!);
    return sum;
  }

  /** Whether every member of one row that the mask lets through is in the other. */
  within(row: number, other: number, mask: Int32Array): boolean {
    const { bits, words } = this;
    for (let w = 0, a = row * words, b = other * words; w < words; w += 1, a += 1, b += 1) if ((bits[a]! & ~bits[b]! & mask[w]!) !== 0) return false;
    return true;
  }

  /** Members of the row that the mask lets through, ascending, written to `out`; gives how many. */
  list(row: number, mask: Int32Array, out: Int32Array): number {
    let size = 0;
    for (let w = 0, at = row * this.words; w < this.words; w += 1, at += 1) size = members(this.bits[at]! & mask[w]!, w << 5, out, size);
    return size;
  }
}

/** A mask with all of 0 to size − 1. */
export function fullMask(size: number): Int32Array {
  const mask = new Int32Array((size + 31) >> 5).fill(-1);
  if ((size & 31) !== 0) mask[mask.length - 1] = (1 << (size & 31)) - 1;
  return mask;
}

export const inMask = (mask: Int32Array, member: number): boolean => ((mask[member >> 5]! >>> (member & 31)) & 1) === 1;

export function leave(mask: Int32Array, member: number): void {
  mask[member >> 5]! &= ~(1 << (member & 31));
}

/** Members of a mask, ascending. */
export function maskMembers(mask: Int32Array): Int32Array {
  const out = new Int32Array(mask.length * 32);
  let size = 0;
  for (let w = 0; w < mask.length; w += 1) size = members(mask[w]!, w << 5, out, size);
  return out.subarray(0, size);
}

function members(word: number, from: number, out: Int32Array, size: number): number {
  let rest = word;
  let at = size;
  while (rest !== 0) {
    const lowest = rest & -rest;
    out[at] = from + 31 - Math.clz32(lowest);
    at += 1;
    rest ^= lowest;
  }
  return at;
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
