import type { Mix } from "./mix.js";

/** Symmetric tables [zone][zone]; null where one of the two zones has no output. */
export interface Similarities {
  readonly cosine: (number | null)[][];
  readonly overlap: (number | null)[][];
  readonly distance: (number | null)[][];
}

/** Industries taken at once, so that the rows compared stay in the cache. */
const stretch = 512;

/**
 * Cosine similarity, overlap and Krugman distance of every pair of zones, in one pass over the shares.
 * The overlap is 1 − distance / 2, because shares sum to 1 and min(a, b) = (a + b − |a − b|) / 2.
 */
export function similarities({ shares, byIndustry }: Mix): Similarities {
  const rows = shares.filter((zone) => zone !== null);
  // A row of 0 completes the last two.
  const size = rows.length + (rows.length & 1);
  const columns = byIndustry.length;
  const block = new Float64Array(size * columns);
  rows.forEach((row, k) => block.set(row, k * columns));
  const dots = new Float64Array(size * size);
  const gaps = new Float64Array(size * size);
  for (let from = 0; from < columns; from += stretch) {
    const to = Math.min(from + stretch, columns);
    for (let one = 0; one < size; one += 2) {
      for (let other = one; other < size; other += 2) compare(block, columns, one, other, from, to - from, dots, gaps, size);
    }
  }
  return tables(shares, dots, gaps, size);
}

/**
 * Adds Σ s·t and Σ |s − t| of two rows and two others, over a stretch of columns, to the sums of their four pairs. Eight sums side by
 * side keep the processor from waiting for one addition after the other.
 */
function compare(x: Float64Array, columns: number, one: number, other: number, from: number, length: number, dots: Float64Array, gaps: Float64Array, size: number): void {
  const atA = one * columns + from;
  const atB = atA + columns;
  const atC = other * columns + from;
  const atD = atC + columns;
  let dotAC = 0;
  let dotAD = 0;
  let dotBC = 0;
  let dotBD = 0;
  let gapAC = 0;
  let gapAD = 0;
  let gapBC = 0;
  let gapBD = 0;
  for (let i = 0; i < length; i += 1) {
    const a = x[atA + i]!;
    const b = x[atB + i]!;
    const c = x[atC + i]!;
    const d = x[atD + i]!;
    dotAC += a * c;
    dotAD += a * d;
    dotBC += b * c;
    dotBD += b * d;
    gapAC += Math.abs(a - c);
    gapAD += Math.abs(a - d);
    gapBC += Math.abs(b - c);
    gapBD += Math.abs(b - d);
  }
  const upper = one * size + other;
  const lower = upper + size;
  dots[upper]! += dotAC;
  dots[upper + 1]! += dotAD;
  dots[lower]! += dotBC;
  dots[lower + 1]! += dotBD;
  gaps[upper]! += gapAC;
  gaps[upper + 1]! += gapAD;
  gaps[lower]! += gapBC;
  gaps[lower + 1]! += gapBD;
}

/** Rounding may leave the last bit of a sum beyond its bound; no industry in common is exactly that. */
function tables(shares: Mix["shares"], dots: Float64Array, gaps: Float64Array, size: number): Similarities {
  let rows = 0;
  const places = shares.map((zone) => (zone ? (rows += 1) - 1 : null));
  const table = (measure: (k: number, l: number) => number) => places.map((k) => places.map((l) => (k === null || l === null ? null : measure(Math.min(k, l), Math.max(k, l)))));
  const distance = (k: number, l: number) => (dots[k * size + l] === 0 ? 2 : Math.min(gaps[k * size + l]!, 2));
  const length = Float64Array.from({ length: rows }, (_, k) => Math.sqrt(dots[k * size + k]!));
  return {
    cosine: table((k, l) => (k === l ? 1 : Math.min(dots[k * size + l]! / (length[k]! * length[l]!), 1))),
    overlap: table((k, l) => 1 - distance(k, l) / 2),
    distance: table(distance),
  };
}
