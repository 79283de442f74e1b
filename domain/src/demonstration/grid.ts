import type { MultiPolygon, Position } from "./inputs.js";

/** A grid over a box; cell (column, row) spans `step` degrees from (west + column·step, south + row·step). */
export interface Grid {
  readonly west: number;
  readonly south: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
}

export const outside = 0;
export const inside = 1;
export const border = 2;

/** The grid of cells of `step` degrees that covers a polygon. */
export function gridOver(polygon: MultiPolygon, step: number): Grid {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [lon, lat] of positions(polygon)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (west > east) throw new RangeError("gridOver: the polygon has no positions");
  return {
    west, south, step,
    columns: Math.max(1, Math.ceil((east - west) / step)),
    rows: Math.max(1, Math.ceil((north - south) / step)),
  };
}

function* positions(polygon: MultiPolygon): Generator<Position> {
  for (const part of polygon) for (const ring of part) yield* ring;
}

function* edges(polygon: MultiPolygon): Generator<readonly [Position, Position]> {
  for (const part of polygon) {
    for (const ring of part) {
      for (let i = 0; i < ring.length; i += 1) {
        const from = ring[i];
        const to = ring[(i + 1) % ring.length];
        if (from && to) yield [from, to];
      }
    }
  }
}

/**
 * Where every cell of a grid lies: `inside` the polygon as a whole, `outside` as a whole, or on its `border`.
 * A point drawn in an inside cell is in the polygon without any further test.
 */
export function classifyCells(polygon: MultiPolygon, grid: Grid): Uint8Array {
  const cells = new Uint8Array(grid.columns * grid.rows);
  fillInside(polygon, grid, cells);
  for (const [from, to] of edges(polygon)) markEdge(from, to, grid, cells);
  return cells;
}

/** Scan line through the middle of every row, by the even–odd rule. */
function fillInside(polygon: MultiPolygon, grid: Grid, cells: Uint8Array): void {
  const crossings: number[][] = Array.from({ length: grid.rows }, () => []);
  for (const [[x1, y1], [x2, y2]] of edges(polygon)) {
    const low = Math.min(y1, y2);
    const high = Math.max(y1, y2);
    const first = Math.max(0, Math.floor((low - grid.south) / grid.step) - 1);
    const last = Math.min(grid.rows - 1, Math.floor((high - grid.south) / grid.step) + 1);
    for (let row = first; row <= last; row += 1) {
      const y = grid.south + (row + 0.5) * grid.step;
      if (y1 <= y === y2 <= y) continue;
      crossings[row]?.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  for (const [row, xs] of crossings.entries()) {
    xs.sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const first = Math.max(0, Math.ceil(((xs[i] ?? 0) - grid.west) / grid.step - 0.5));
      const last = Math.min(grid.columns - 1, Math.floor(((xs[i + 1] ?? 0) - grid.west) / grid.step - 0.5));
      if (last >= first) cells.fill(inside, row * grid.columns + first, row * grid.columns + last + 1);
    }
  }
}

/** Marks every cell that an edge touches, a hair's breadth to either side included. */
function markEdge([x1, y1]: Position, [x2, y2]: Position, grid: Grid, cells: Uint8Array): void {
  const hair = grid.step / 1000;
  const low = Math.min(y1, y2) - hair;
  const high = Math.max(y1, y2) + hair;
  const first = Math.max(0, Math.floor((low - grid.south) / grid.step));
  const last = Math.min(grid.rows - 1, Math.floor((high - grid.south) / grid.step));
  for (let row = first; row <= last; row += 1) {
    const bottom = Math.max(low, grid.south + row * grid.step - hair);
    const top = Math.min(high, grid.south + (row + 1) * grid.step + hair);
    const at = (y: number) => (y2 === y1 ? x1 : x1 + Math.max(0, Math.min(1, (y - y1) / (y2 - y1))) * (x2 - x1));
    const ends = y2 === y1 ? [x1, x2] : [at(bottom), at(top)];
    const from = Math.max(0, Math.floor((Math.min(...ends) - hair - grid.west) / grid.step));
    const to = Math.min(grid.columns - 1, Math.floor((Math.max(...ends) + hair - grid.west) / grid.step));
    if (to >= from) cells.fill(border, row * grid.columns + from, row * grid.columns + to + 1);
  }
}
