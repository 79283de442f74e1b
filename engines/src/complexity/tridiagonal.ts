/** A symmetric tridiagonal matrix: `size` numbers on the diagonal, beside[i] between rows i and i + 1. */
export interface Tridiagonal {
  readonly size: number;
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
}

/** Number of eigenvalues below x, by the signs of the pivots of T − x (Sturm). */
function countBelow({ size, diagonal, beside }: Tridiagonal, x: number): number {
  let count = 0;
  let pivot = 1;
  for (let i = 0; i < size; i += 1) {
    const link = i === 0 ? 0 : beside[i - 1]!;
    pivot = diagonal[i]! - x - (link * link) / pivot;
    if (pivot === 0) pivot = 1e-300;
    if (pivot < 0) count += 1;
  }
  return count;
}

/**
 * The eigenvalue with `above` eigenvalues above it, by bisection to the last bit.
 *
 * @param low, high numbers below and above it.
 */
export function eigenvalue(matrix: Tridiagonal, above: number, low: number, high: number): number {
  let below = low;
  let over = high;
  for (;;) {
    const middle = (below + over) / 2;
    if (middle <= below || middle >= over || over - below < 1e-18) return middle;
    if (countBelow(matrix, middle) >= matrix.size - above) over = middle;
    else below = middle;
  }
}

/**
 * The eigenvector of unit length for an eigenvalue, by three steps of inverse iteration with row exchanges.
 *
 * @param value the eigenvalue to working accuracy.
 */
export function eigenvector(matrix: Tridiagonal, value: number): Float64Array {
  const factors = factorised(matrix, value);
  const vector = new Float64Array(matrix.size).fill(1);
  for (let step = 0; step < 3; step += 1) {
    solve(factors, vector);
    let largest = 0;
    for (const item of vector) largest = Math.max(largest, Math.abs(item));
    let square = 0;
    for (let i = 0; i < vector.length; i += 1) {
      vector[i]! /= largest;
      square += vector[i]! * vector[i]!;
    }
    const length = Math.sqrt(square);
    for (let i = 0; i < vector.length; i += 1) vector[i]! /= length;
  }
  return vector;
}

type Factors = { pivot: Float64Array; next: Float64Array; afterNext: Float64Array; factor: Float64Array; swapped: Uint8Array };

/** T − value as row exchanges, a lower factor and an upper one of three diagonals; a pivot of 0 becomes a tiny one. */
function factorised({ size, diagonal, beside }: Tridiagonal, value: number): Factors {
  const pivot = Float64Array.from({ length: size }, (_, i) => diagonal[i]! - value);
  const next = Float64Array.from({ length: size }, (_, i) => (i + 1 < size ? beside[i]! : 0));
  const afterNext = new Float64Array(size);
  const factor = new Float64Array(size);
  const swapped = new Uint8Array(size);
  for (let i = 0; i + 1 < size; i += 1) {
    const lower = beside[i]!;
    if (Math.abs(pivot[i]!) >= Math.abs(lower)) {
      if (pivot[i] === 0) pivot[i] = 1e-20;
      factor[i] = lower / pivot[i]!;
      pivot[i + 1]! -= factor[i]! * next[i]!;
      continue;
    }
    swapped[i] = 1;
    factor[i] = pivot[i]! / lower;
    const above = next[i]!;
    pivot[i] = lower;
    next[i] = pivot[i + 1]!;
    afterNext[i] = next[i + 1]!;
    pivot[i + 1] = above - factor[i]! * next[i]!;
    next[i + 1] = -factor[i]! * afterNext[i]!;
  }
  if (Math.abs(pivot[size - 1]!) < 1e-20) pivot[size - 1] = 1e-20;
  return { pivot, next, afterNext, factor, swapped };
}

function solve({ pivot, next, afterNext, factor, swapped }: Factors, x: Float64Array): void {
  const size = x.length;
  for (let i = 0; i + 1 < size; i += 1) {
    const here = swapped[i] === 1 ? x[i + 1]! : x[i]!;
    const there = swapped[i] === 1 ? x[i]! : x[i + 1]!;
    x[i] = here;
    x[i + 1] = there - factor[i]! * here;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = x[i]!;
    if (i + 1 < size) value -= next[i]! * x[i + 1]!;
    if (i + 2 < size) value -= afterNext[i]! * x[i + 2]!;
    x[i] = value / pivot[i]!;
  }
}
