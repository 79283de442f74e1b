/** Rows and columns of a tile: nine sums fit the registers of a processor, more do not. */
export const tile = 3;
/** Columns of the right factor that stay in the nearest cache while all rows pass. */
const near = 48;

/**
 * Adds a product to a part of a matrix in place, c[i][j] += Σ_k left[i][k] · right[k][j], k ascending, tile by tile.
 *
 * @param c row-major, `stride` apart; all `rows` rows, columns `from` to `to`; both a multiple of `tile`.
 * @param left packed by `packRows`, @param right packed by `packColumns`, both `depth` deep.
 */
export function addProduct(c: Float64Array, stride: number, rows: number, from: number, to: number, left: Float64Array, right: Float64Array, depth: number): void {
  for (let first = from; first < to; first += near) {
    const last = Math.min(first + near, to);
    for (let row = 0; row < rows; row += tile) {
      for (let column = first; column < last; column += tile) {
        addTile(c, stride, row * stride + column, left, row * depth, right, (column - from) * depth, tile * depth);
      }
    }
  }
}

function addTile(c: Float64Array, stride: number, at: number, left: Float64Array, leftAt: number, right: Float64Array, rightAt: number, length: number): void {
  const second = at + stride;
  const third = second + stride;
  let c00 = c[at]!, c01 = c[at + 1]!, c02 = c[at + 2]!;
  let c10 = c[second]!, c11 = c[second + 1]!, c12 = c[second + 2]!;
  let c20 = c[third]!, c21 = c[third + 1]!, c22 = c[third + 2]!;
  let l = leftAt;
  let r = rightAt;
  // `| 0` spares the test for overflow at every step.
  for (const end = leftAt + length; l < end; l = (l + 3) | 0) {
    const r0 = right[r]!, r1 = right[(r + 1) | 0]!, r2 = right[(r + 2) | 0]!;
    const l0 = left[l]!;
    c00 += l0 * r0; c01 += l0 * r1; c02 += l0 * r2;
    const l1 = left[(l + 1) | 0]!;
    c10 += l1 * r0; c11 += l1 * r1; c12 += l1 * r2;
    const l2 = left[(l + 2) | 0]!;
    c20 += l2 * r0; c21 += l2 * r1; c22 += l2 * r2;
    r = (r + 3) | 0;
  }
  c[at] = c00; c[at + 1] = c01; c[at + 2] = c02;
  c[second] = c10; c[second + 1] = c11; c[second + 2] = c12;
  c[third] = c20; c[third + 1] = c21; c[third + 2] = c22;
}

/** Columns `from` to `to` of all rows, three rows side by side, in the order in which `addProduct` reads them. */
export function packRows(c: Float64Array, stride: number, rows: number, from: number, to: number, packed: Float64Array): void {
  let next = 0;
  for (let row = 0; row < rows; row += tile) {
    const first = row * stride;
    const second = first + stride;
    const third = second + stride;
    for (let column = from; column < to; column += 1) {
      packed[next] = c[first + column]!;
      packed[next + 1] = c[second + column]!;
      packed[next + 2] = c[third + column]!;
      next += tile;
    }
  }
}

/** Columns `from` to `to` of the rows `top` to `bottom`, three columns side by side; the rows are 0 there afterwards. */
export function takeColumns(c: Float64Array, stride: number, top: number, bottom: number, from: number, to: number, packed: Float64Array): void {
  const depth = bottom - top;
  for (let row = top; row < bottom; row += 1) {
    let next = (row - top) * tile;
    const start = row * stride;
    for (let column = start + from; column < start + to; column += tile) {
      packed[next] = c[column]!;
      packed[next + 1] = c[column + 1]!;
      packed[next + 2] = c[column + 2]!;
      next += depth * tile;
    }
    c.fill(0, start + from, start + to);
  }
}
