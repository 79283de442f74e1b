import { randomStream } from "../numbers/index.js";
import { eigenvalue, eigenvector, type Tridiagonal } from "./tridiagonal.js";

/** What is known of the largest eigenvalue on the way to it. */
export interface Estimate {
  readonly value: number;
  /** Length of A·v − value·v: an eigenvalue lies within it. */
  readonly residual: number;
  /** Distance to the next smaller estimate; Infinity if there is none. */
  readonly gap: number;
}

const seed = 1991;
const stepsBetweenChecks = 4;

/**
 * The largest eigenvalue, and its vector, of a symmetric operator with eigenvalues from 0 to 1, in the space orthogonal to `apart`.
 * Lanczos with full reorthogonalisation from a fixed start, so the result is the same to the bit wherever it is computed.
 *
 * @param apply writes A·x into `into`; x has `size` numbers.
 * @param apart orthonormal vectors left out.
 * @param purpose stream of the start vector.
 * @param enough says when an estimate will do; otherwise the space is searched to its end.
 * @returns null if nothing is left beside `apart`.
 * @see Golub and Van Loan (2013), Matrix Computations, chapter 10.
 */
export function largestEigenpair(
  size: number,
  apply: (x: Float64Array, into: Float64Array) => void,
  apart: readonly Float64Array[],
  purpose: number,
  enough: (estimate: Estimate) => boolean,
): (Estimate & { vector: Float64Array }) | null {
  const most = size - apart.length;
  if (most < 1) return null;
  const stream = randomStream(seed, purpose);
  const start = Float64Array.from({ length: size }, () => stream.unit() - 0.5);
  orthogonalise(start, apart);
  normalise(start);
  const basis = [start];
  const diagonal = new Float64Array(most);
  const beside = new Float64Array(most);
  for (let step = 1; ; step += 1) {
    const last = basis[step - 1]!;
    const image = new Float64Array(size);
    apply(last, image);
    diagonal[step - 1] = dot(last, image);
    orthogonalise(image, apart);
    orthogonalise(image, basis);
    const length = normalise(image);
    const finished = step === most || length < 1e-14;
    if (finished || step % stepsBetweenChecks === 0) {
      const matrix = { size: step, diagonal, beside };
      const { estimate, vector } = ritz(matrix, finished ? 0 : length);
      if (finished || enough(estimate)) return { ...estimate, vector: combination(basis, vector) };
    }
    beside[step - 1] = length;
    basis.push(image);
  }
}

function ritz(matrix: Tridiagonal, link: number): { estimate: Estimate; vector: Float64Array } {
  const value = eigenvalue(matrix, 0, -0.5, 1.5);
  const vector = eigenvector(matrix, value);
  const gap = matrix.size > 1 ? value - eigenvalue(matrix, 1, -0.5, 1.5) : Infinity;
  return { estimate: { value, gap, residual: link * Math.abs(vector[matrix.size - 1]!) }, vector };
}

function combination(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  basis.forEach((vector, k) => add(sum, vector, weights[k]!));
  normalise(sum);
  return sum;
}

/** Takes out of x what lies along the vectors, twice, so that nothing remains but rounding. */
function orthogonalise(x: Float64Array, vectors: readonly Float64Array[]): void {
  for (let pass = 0; pass < 2; pass += 1) {
    for (const vector of vectors) add(x, vector, -dot(x, vector));
  }
}

function normalise(x: Float64Array): number {
  const length = Math.sqrt(dot(x, x));
  if (length > 0) for (let i = 0; i < x.length; i += 1) x[i]! /= length;
  return length;
}

function add(x: Float64Array, y: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i += 1) x[i]! += factor * y[i]!;
}

/** Four sums side by side, because one alone waits for each addition to end. */
function dot(x: Float64Array, y: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = x.length - (x.length & 3);
  for (let i = 0; i < whole; i += 4) {
    a += x[i]! * y[i]!;
    b += x[i + 1]! * y[i + 1]!;
    c += x[i + 2]! * y[i + 2]!;
    d += x[i + 3]! * y[i + 3]!;
  }
  for (let i = whole; i < x.length; i += 1) a += x[i]! * y[i]!;
  return a + b + (c + d);
}
