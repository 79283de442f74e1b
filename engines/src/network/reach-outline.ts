import type { Point } from "./reached-pieces.js";

type Line = readonly [Point, Point];

/** Distances to the nearest line at the corners of a grid of squares, right up to a bit more than the width asked for. */
interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly bottom: number;
  readonly cell: number;
  readonly distance: Float64Array;
}

const most = 16_777_216;

/**
 * The outline of all places at most `width` from one of the lines, as the streets reached with the land beside them. It keeps the
 * gaps between streets, which a convex outline fills. The distance to the lines is found at the corners of a grid of squares and the
 * outline drawn between them in straight pieces (marching squares), so it is right within about one cell.
 *
 * @param lines the pieces of streets, in a plane.
 * @param width how far from a street a place may lie, above 0.
 * @param cell size of the squares, above 0; a quarter of the width if left out. Smaller is finer and takes longer.
 * @returns rings, first point not repeated: outer ones counter-clockwise, holes clockwise; none without lines.
 * @throws RangeError if a width or cell is not a finite number above 0, a coordinate is not finite, or the grid would have more than 2^24 corners.
 * @see Lorensen and Cline (1987), Marching cubes, SIGGRAPH 21 (its plane form).
 */
export function reachOutline(lines: readonly Line[], width: number, cell: number = width / 4): Point[][] {
  for (const [name, value] of [["width", width], ["cell", cell]] as const) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`reachOutline: ${name} is ${value}, expected a finite number above 0`);
  }
  if (lines.length === 0) return [];
  const field = emptyField(lines, width, cell);
  for (const line of lines) enter(field, line, width + 1.01 * cell);
  return rings(field, width);
}

function emptyField(lines: readonly Line[], width: number, cell: number): Field {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  lines.forEach((line, i) => line.forEach(([x, y], end) => {
    if (!(Math.abs(x) < Infinity && Math.abs(y) < Infinity)) throw new RangeError(`reachOutline: lines[${i}][${end}] is [${x}, ${y}], expected finite numbers`);
    left = Math.min(left, x);
    bottom = Math.min(bottom, y);
    right = Math.max(right, x);
    top = Math.max(top, y);
  }));
  // The corners at the rim must all lie outside, so that every ring closes.
  const rim = width + 2 * cell;
  const columns = Math.ceil((right - left + 2 * rim) / cell) + 1;
  const rows = Math.ceil((top - bottom + 2 * rim) / cell) + 1;
  if (!(columns * rows <= most)) throw new RangeError(`reachOutline: cell is ${cell}, expected one that gives at most ${most} corners, found ${columns} × ${rows}`);
  return { columns, rows, left: left - rim, bottom: bottom - rim, cell, distance: new Float64Array(columns * rows).fill(Infinity) };
}

/** Lower the distances of the corners around a line. */
function enter({ columns, rows, left, bottom, cell, distance }: Field, [[x1, y1], [x2, y2]]: Line, reach: number): void {
  const first = Math.max(Math.floor((Math.min(x1, x2) - reach - left) / cell), 0);
  const last = Math.min(Math.ceil((Math.max(x1, x2) + reach - left) / cell), columns - 1);
  const lowest = Math.max(Math.floor((Math.min(y1, y2) - reach - bottom) / cell), 0);
  const highest = Math.min(Math.ceil((Math.max(y1, y2) + reach - bottom) / cell), rows - 1);
  const dx = x2 - x1;
  const dy = y2 - y1;
  const square = dx * dx + dy * dy;
  for (let row = lowest; row <= highest; row += 1) {
    const y = bottom + row * cell - y1;
    for (let column = first; column <= last; column += 1) {
      const x = left + column * cell - x1;
      const along = square > 0 ? Math.min(Math.max((x * dx + y * dy) / square, 0), 1) : 0;
      const u = x - along * dx;
      const v = y - along * dy;
      const away = Math.sqrt(u * u + v * v);
      const corner = row * columns + column;
      if (away < distance[corner]!) distance[corner] = away;
    }
  }
}

/**
 * Crossings are numbered by the grid's edges: 2 · corner for the edge to the right of a corner, one more for the edge above it. Along a ring
 * the inside lies on the left, so every crossing has one that follows it.
 */
function rings(field: Field, width: number): Point[][] {
  const { columns, rows, distance } = field;
  const next = new Int32Array(2 * columns * rows).fill(-1);
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const corner = row * columns + column;
      const inside = distance[corner]! <= width;
      if (inside !== distance[corner + 1]! <= width || inside !== distance[corner + columns]! <= width || inside !== distance[corner + columns + 1]! <= width) {
        joinCell(field, width, corner, next);
      }
    }
  }
  const found: Point[][] = [];
  for (let start = 0; start < next.length; start += 1) {
    if (next[start]! < 0) continue;
    const ring = follow(field, width, start, next);
    if (ring.length > 2) found.push(ring);
  }
  return found;
}

/** One ring from a crossing on; its crossings are taken out of `next`. */
function follow(field: Field, width: number, start: number, next: Int32Array): Point[] {
  const ring: Point[] = [];
  for (let at = start; next[at]! >= 0;) {
    const point = crossing(field, width, at);
    if (!same(point, ring.at(-1))) ring.push(point);
    const after = next[at]!;
    next[at] = -1;
    at = after;
  }
  if (ring.length > 1 && same(ring[0]!, ring.at(-1))) ring.pop();
  return ring;
}

const same = (one: Point, other: Point | undefined): boolean => one[0] === other?.[0] && one[1] === other[1];

/** Join the crossings on the sides of a square through which the outline goes. Its sides are taken counter-clockwise from the bottom on. */
function joinCell({ columns, distance }: Field, width: number, corner: number, next: Int32Array): void {
  const corners = [corner, corner + 1, corner + columns + 1, corner + columns];
  const inside = corners.map((one) => distance[one]! <= width);
  const sides = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1];
  const middle = corners.reduce((sum, one) => sum + distance[one]!, 0) / 4 <= width;
  for (let side = 0; side < 4; side += 1) {
    if (!inside[side] || inside[(side + 1) % 4]) continue;
    // The inside is left at this side. With the middle outside, the ring goes back round the corners just passed to where they were entered; else on to where the inside is entered next.
    const step = middle ? 1 : 3;
    let other = (side + step) % 4;
    while (inside[other] || !inside[(other + 1) % 4]) other = (other + step) % 4;
    next[sides[side]!] = sides[other]!;
  }
}

/** Where the outline crosses an edge of the grid. */
function crossing({ columns, left, bottom, cell, distance }: Field, width: number, edge: number): Point {
  const corner = edge >> 1;
  const upward = (edge & 1) === 1;
  const a = distance[corner]!;
  const b = distance[corner + (upward ? columns : 1)]!;
  const share = (width - a) / (b - a);
  const column = corner % columns;
  const row = (corner - column) / columns;
  return [left + (column + (upward ? 0 : share)) * cell, bottom + (row + (upward ? share : 0)) * cell];
}
