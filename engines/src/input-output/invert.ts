import { addProduct, packRows, takeColumns, tile } from "./add-product.js";

/** Columns eliminated together, the outer and the inner block: each is read from the cache that holds it. */
const widths = [48, 6];
const smallestStep = 2.220446049250313e-16;

/** A square matrix in one piece, row by row, the size rounded up to whole tiles by ones on the diagonal. */
export interface Square {
  readonly size: number;
  readonly stride: number;
  readonly cells: Float64Array;
}

/** Room for a matrix of that size, all 0. */
export function square(size: number): Square {
  const stride = Math.ceil(size / tile) * tile;
  const cells = new Float64Array(stride * stride);
  for (let i = size; i < stride; i += 1) cells[i * stride + i] = 1;
  return { size, stride, cells };
}

interface Work extends Square {
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Row exchanged with each pivot's. */
  readonly exchanged: Int32Array;
  /** Pivots up to here are 0 but for rounding. */
  readonly nothing: number;
}

/** Why a matrix has no inverse: the column that depends on others, and those others. */
export interface Dependence {
  readonly pivot: number;
  readonly column: number;
  readonly others: readonly number[];
}

/**
 * Inverts a matrix in place by blocked Gauss–Jordan elimination with exchange of rows: n³ multiplications and additions, nearly
 * all of them in products of blocks. The order of the operations depends on the size alone.
 *
 * @returns null, or where the matrix is singular (a pivot not above n · 2⁻⁵² of the largest value), the matrix then being spoilt.
 * @see Quintana-Ortí et al. (2001), A note on parallel matrix inversion.
 */
export function invert(matrix: Square): Dependence | null {
  const { stride, cells } = matrix;
  const room = () => new Float64Array(stride * Math.min(stride, widths[0]!));
  const nothing = stride * smallestStep * largestOf(cells);
  const work: Work = { size: matrix.size, stride, cells, left: room(), right: room(), exchanged: new Int32Array(stride), nothing };
  const dependence = eliminate(work, 0, stride, 0);
  if (!dependence) restoreColumns(work);
  return dependence;
}

function largestOf(cells: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < cells.length; at += 1) largest = Math.max(largest, Math.abs(cells[at]!));
  return largest;
}

/** Eliminates the columns `from` to `to` in all rows; columns outside keep what they had, but for exchanged rows. */
function eliminate(work: Work, from: number, to: number, level: number): Dependence | null {
  const width = widths[level];
  if (width === undefined) return eliminateOneByOne(work, from, to);
  for (let first = from; first < to; first += width) {
    const last = Math.min(first + width, to);
    const dependence = eliminate(work, first, last, level + 1);
    if (dependence) return dependence;
    packRows(work.cells, work.stride, work.stride, first, last, work.left);
    carryOver(work, first, last, from, first);
    carryOver(work, first, last, last, to);
  }
  return null;
}

/** Does to the columns `from` to `to` what eliminating the columns `first` to `last` did to the rows. */
function carryOver({ cells, stride, left, right }: Work, first: number, last: number, from: number, to: number): void {
  if (from === to) return;
  takeColumns(cells, stride, first, last, from, to, right);
  addProduct(cells, stride, stride, from, to, left, right, last - first);
}

function eliminateOneByOne(work: Work, from: number, to: number): Dependence | null {
  for (let column = from; column < to; column += 1) {
    const row = largestBelow(work, column);
    const pivot = work.cells[row * work.stride + column]!;
    if (!(Math.abs(pivot) > work.nothing)) return { pivot, column, others: dependentOn(work, column) };
    work.exchanged[column] = row;
    if (row !== column) exchangeRows(work, row, column);
    eliminateColumn(work, column, from, to);
  }
  return null;
}

function largestBelow({ cells, stride }: Work, column: number): number {
  let row = column;
  let largest = Math.abs(cells[column * stride + column]!);
  for (let below = column + 1; below < stride; below += 1) {
    const value = Math.abs(cells[below * stride + column]!);
    if (value > largest) {
      largest = value;
      row = below;
    }
  }
  return row;
}

function exchangeRows({ cells, stride }: Work, one: number, other: number): void {
  const kept = cells.slice(one * stride, (one + 1) * stride);
  cells.copyWithin(one * stride, other * stride, (other + 1) * stride);
  cells.set(kept, other * stride);
}

/** One step of Gauss and Jordan within the columns `from` to `to`: the column becomes that of the step's own matrix. */
function eliminateColumn({ cells, stride }: Work, column: number, from: number, to: number): void {
  const own = column * stride;
  const reciprocal = 1 / cells[own + column]!;
  cells[own + column] = 1;
  for (let j = from; j < to; j += 1) cells[own + j]! *= reciprocal;
  for (let row = 0; row < stride; row += 1) {
    const start = row * stride;
    const factor = cells[start + column]!;
    if (row === column || factor === 0) continue;
    cells[start + column] = 0;
    for (let j = from; j < to; j += 1) cells[start + j]! -= factor * cells[own + j]!;
  }
}

/** Earlier columns of which the column is a sum. */
function dependentOn({ cells, stride, nothing }: Work, column: number): number[] {
  const others: number[] = [];
  for (let row = 0; row < column; row += 1) if (Math.abs(cells[row * stride + column]!) > nothing) others.push(row);
  return others;
}

/** An exchange of rows before inversion is one of columns after it. */
function restoreColumns({ cells, stride, exchanged }: Work): void {
  for (let column = stride - 1; column >= 0; column -= 1) {
    const other = exchanged[column]!;
    if (other === column) continue;
    for (let start = 0; start < cells.length; start += stride) {
      const kept = cells[start + column]!;
      cells[start + column] = cells[start + other]!;
      cells[start + other] = kept;
    }
  }
}
