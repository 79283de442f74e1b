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
  // Rows of 0 fill up the last four.
  const size = Math.ceil(rows.length / 4) * 4;
  const columns = byIndustry.length;
  const block = new Float64Array(size * columns);
  rows.forEach((row, k) => block.set(row, k * columns));
  const dots = new Float64Array(size * size);
  const gaps = new Float64Array(size * size);
  for (let from = 0; from < columns; from += stretch) {
    const to = Math.min(from + stretch, columns);
    for (let four = 0; four < size; four += 4) {
      for (let one = 0; one < four + 4; one += 1) {
        compare(block, columns, one * columns + from, one * columns + to, four * columns + from, dots, gaps, one * size + four);
      }
    }
  }
  return tables(shares, dots, gaps, size);
}

/** Adds Σ s·t and Σ |s − t| of one row (places start to end) and four others, whose part begins at `other`, to the sums at `place`. */
function compare(x: Float64Array, columns: number, start: number, end: number, other: number, dots: Float64Array, gaps: Float64Array, place: number): void {
  let dotA = 0;
  let dotB = 0;
  let dotC = 0;
  let dotD = 0;
  let gapA = 0;
  let gapB = 0;
  let gapC = 0;
  let gapD = 0;
  for (let i = start, j = other; i < end; i += 1, j += 1) {
    const own = x[i]!;
    const a = x[j]!;
    const b = x[j + columns]!;
    const c = x[j + 2 * columns]!;
    const d = x[j + 3 * columns]!;
    dotA += own * a;
    dotB += own * b;
    dotC += own * c;
    dotD += own * d;
    gapA += Math.abs(own - a);
    gapB += Math.abs(own - b);
    gapC += Math.abs(own - c);
    gapD += Math.abs(own - d);
  }
  dots[place]! += dotA;
  dots[place + 1]! += dotB;
  dots[place + 2]! += dotC;
  dots[place + 3]! += dotD;
  gaps[place]! += gapA;
  gaps[place + 1]! += gapB;
  gaps[place + 2]! += gapC;
  gaps[place + 3]! += gapD;
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
