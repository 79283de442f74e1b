/** Points sorted into square cells: cell c holds the places firstInCell[c] … firstInCell[c + 1] − 1 of the sorted columns. */
export interface PointGrid {
  /** Number of the point, as it was given, at each place. */
  readonly point: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly firstInCell: Int32Array;
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly bottom: number;
  readonly cellSize: number;
}

/** Room for the answers of `pointsWithin`, as many as there are points. */
export interface Found {
  readonly point: Int32Array;
  readonly distance: Float64Array;
}

/**
 * Points of a plane sorted into square cells, two to a cell on average, for questions of nearness. O(points).
 *
 * @param x,y one finite value for each point, in one unit.
 */
export function pointGrid(x: ArrayLike<number>, y: ArrayLike<number>): PointGrid {
  const points = x.length;
  const across = extent(x);
  const up = extent(y);
  const cells = Math.max(points / 2, 1);
  const cellSize = Math.max(Math.sqrt((across.size / cells) * up.size), across.size / cells, up.size / cells) || 1;
  const columns = Math.floor(across.size / cellSize) + 1;
  const rows = Math.floor(up.size / cellSize) + 1;
  const cell = new Int32Array(points);
  const firstInCell = new Int32Array(columns * rows + 1);
  for (let i = 0; i < points; i += 1) {
    cell[i] = Math.floor((y[i]! - up.least) / cellSize) * columns + Math.floor((x[i]! - across.least) / cellSize);
    firstInCell[cell[i]! + 1]! += 1;
  }
  for (let c = 0; c < columns * rows; c += 1) firstInCell[c + 1]! += firstInCell[c]!;
  const grid = {
    point: new Int32Array(points), x: new Float64Array(points), y: new Float64Array(points),
    firstInCell, columns, rows, left: across.least, bottom: up.least, cellSize,
  };
  const next = firstInCell.slice();
  for (let i = 0; i < points; i += 1) {
    const place = next[cell[i]!]!;
    next[cell[i]!] = place + 1;
    grid.point[place] = i;
    grid.x[place] = x[i]!;
    grid.y[place] = y[i]!;
  }
  return grid;
}

function extent(values: ArrayLike<number>): { least: number; size: number } {
  let least = values.length > 0 ? values[0]! : 0;
  let most = least;
  for (let i = 1; i < values.length; i += 1) {
    if (values[i]! < least) least = values[i]!;
    else if (values[i]! > most) most = values[i]!;
  }
  return { least, size: most - least };
}

const inside = (cell: number, cells: number): number => Math.min(Math.max(Math.floor(cell), 0), cells - 1);

/**
 * The points at most `radius` from (x, y), with their distances √(Δx² + Δy²), written to `found` in the order of the cells.
 *
 * @returns how many there are.
 */
export function pointsWithin(grid: PointGrid, x: number, y: number, radius: number, found: Found): number {
  const { firstInCell, columns, rows, left, bottom, cellSize } = grid;
  // Rounding must not put a point on the edge of the circle into a cell that is passed over.
  const scale = Math.abs(x) + Math.abs(y) + Math.abs(left) + Math.abs(bottom) + (columns + rows) * cellSize;
  const hair = radius * 1e-9 + scale * 1e-14 + 1e-150;
  const reach = radius + hair;
  if (x + reach < left || y + reach < bottom) return 0;
  const top = inside((y + reach - bottom) / cellSize, rows);
  let count = 0;
  for (let row = inside((y - reach - bottom) / cellSize, rows); row <= top; row += 1) {
    const gap = Math.max(bottom + row * cellSize - y, y - bottom - (row + 1) * cellSize, 0);
    const half = Math.sqrt(Math.max(reach * reach - gap * gap, 0)) + hair;
    const from = firstInCell[row * columns + inside((x - half - left) / cellSize, columns)]!;
    const end = firstInCell[row * columns + inside((x + half - left) / cellSize, columns) + 1]!;
    count = keepWithin(grid, from, end, x, y, radius, found, count);
  }
  return count;
}

function keepWithin(grid: PointGrid, from: number, end: number, x: number, y: number, radius: number, found: Found, before: number): number {
  const bound = radius * radius * (1 + 1e-9);
  let count = before;
  for (let place = from; place < end; place += 1) {
    const dx = grid.x[place]! - x;
    const dy = grid.y[place]! - y;
    const square = dx * dx + dy * dy;
    if (square > bound) continue;
    const distance = Math.sqrt(square);
    if (distance > radius) continue;
    found.point[count] = grid.point[place]!;
    found.distance[count] = distance;
    count += 1;
  }
  return count;
}

/** The point nearest to (x, y) and its distance; of points equally near the one with the smallest number. −1 and Infinity without points. */
export function nearestPoint(grid: PointGrid, x: number, y: number): { point: number; distance: number } {
  const { columns, rows, left, bottom, cellSize } = grid;
  const best = { point: -1, distance: Infinity };
  if (grid.point.length === 0) return best;
  const column = inside((x - left) / cellSize, columns);
  const row = inside((y - bottom) / cellSize, rows);
  const rings = Math.max(column, columns - 1 - column, row, rows - 1 - row);
  // Cells of ring r lie at least r − 1 cells away; the hair less is for rounding.
  for (let ring = 0; ring <= rings && (ring - 1) * cellSize * (1 - 1e-9) <= best.distance; ring += 1) {
    for (let r = Math.max(row - ring, 0); r <= Math.min(row + ring, rows - 1); r += 1) {
      const whole = r === row - ring || r === row + ring;
      if (whole) lookAt(grid, r * columns + Math.max(column - ring, 0), r * columns + Math.min(column + ring, columns - 1), x, y, best);
      else {
        if (column - ring >= 0) lookAt(grid, r * columns + column - ring, r * columns + column - ring, x, y, best);
        if (column + ring < columns) lookAt(grid, r * columns + column + ring, r * columns + column + ring, x, y, best);
      }
    }
  }
  return best;
}

function lookAt(grid: PointGrid, firstCell: number, lastCell: number, x: number, y: number, best: { point: number; distance: number }): void {
  const end = grid.firstInCell[lastCell + 1]!;
  for (let place = grid.firstInCell[firstCell]!; place < end; place += 1) {
    const dx = grid.x[place]! - x;
    const dy = grid.y[place]! - y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const point = grid.point[place]!;
    if (distance < best.distance || (distance === best.distance && point < best.point)) {
      best.point = point;
      best.distance = distance;
    }
  }
}
