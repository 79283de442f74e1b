/** `[x, y]` in metres of a plane. */
export type Point = readonly [x: number, y: number];
/** Closed line: the last point is not repeated. */
export type Ring = readonly Point[];
/** Outer ring counter-clockwise, then holes clockwise. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];

/** Square cells in rows from south to north; cell `row × width + column`. */
export interface Grid {
  readonly west: number;
  readonly south: number;
  readonly cellM: number;
  readonly width: number;
  readonly height: number;
}

/** The grid of whole cells over a box, with one cell to spare on every side. */
export function gridOver(west: number, south: number, east: number, north: number, cellM: number): Grid {
  if (!(cellM > 0) || !(east > west) || !(north > south)) {
    throw new RangeError(`gridOver: expected a box with an extent and a positive cell, found ${[west, south, east, north, cellM].join(", ")}`);
  }
  const width = Math.ceil((east - west) / cellM) + 2;
  const height = Math.ceil((north - south) / cellM) + 2;
  return { west: west - cellM, south: south - cellM, cellM, width, height };
}

/** Centre of a cell in metres. */
export function cellCentre(grid: Grid, cell: number): Point {
  const column = cell % grid.width;
  const row = (cell - column) / grid.width;
  return [grid.west + (column + 0.5) * grid.cellM, grid.south + (row + 0.5) * grid.cellM];
}

/** The cell that holds a point, or -1 outside the grid. */
export function cellAt(grid: Grid, [x, y]: Point): number {
  const column = Math.floor((x - grid.west) / grid.cellM);
  const row = Math.floor((y - grid.south) / grid.cellM);
  const inside = column >= 0 && row >= 0 && column < grid.width && row < grid.height;
  return inside ? row * grid.width + column : -1;
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** The part of a grid around some of its cells, with two cells to spare, and the same cells in it. */
export function cropped(grid: Grid, cells: readonly number[]): { readonly grid: Grid; readonly cells: readonly number[] } {
  const columns = cells.map((cell) => cell % grid.width);
  const rows = cells.map((cell) => Math.floor(cell / grid.width));
  const [column, east] = [least(columns) - 2, most(columns) + 2];
  const [row, north] = [least(rows) - 2, most(rows) + 2];
  const part: Grid = {
    west: grid.west + column * grid.cellM,
    south: grid.south + row * grid.cellM,
    cellM: grid.cellM,
    width: east - column + 1,
    height: north - row + 1,
  };
  return { grid: part, cells: cells.map((_, index) => (rows[index]! - row) * part.width + columns[index]! - column) };
}

/** Offsets of the four, then the four diagonal neighbours of a cell. */
export const neighbourOffsets = (grid: Grid): readonly number[] =>
  [1, grid.width, -1, -grid.width, grid.width + 1, grid.width - 1, -grid.width - 1, -grid.width + 1];

/** Whether a cell lies on the outermost row or column, where neighbours are missing. */
export function onEdge(grid: Grid, cell: number): boolean {
  const column = cell % grid.width;
  return column === 0 || column === grid.width - 1 || cell < grid.width || cell >= grid.width * (grid.height - 1);
}

/** Calls `visit` with every cell whose centre lies in the polygon (even–odd rule over all its rings). O(rows × points). */
export function rasterise(grid: Grid, polygon: Polygon, visit: (cell: number) => void): void {
  for (let row = 0; row < grid.height; row++) {
    const y = grid.south + (row + 0.5) * grid.cellM;
    const crossings = polygon.flatMap((ring) => crossingsAt(ring, y)).toSorted((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k]! - grid.west) / grid.cellM - 0.5));
      const to = Math.min(grid.width - 1, Math.ceil((crossings[k + 1]! - grid.west) / grid.cellM - 0.5) - 1);
      for (let column = from; column <= to; column++) visit(row * grid.width + column);
    }
  }
}

function crossingsAt(ring: Ring, y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return crossings;
}

/** Signed area, positive when counter-clockwise. */
export function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    sum += ax * by - bx * ay;
  }
  return sum / 2;
}

/** Area of polygons in m², holes taken off. */
export const multiPolygonArea = (polygons: MultiPolygon): number =>
  polygons.reduce((sum, polygon) => polygon.reduce((inner, ring) => inner + ringArea(ring), sum), 0);

/** Whether a point lies inside a ring (even–odd rule). */
export const inRing = (ring: Ring, [x, y]: Point): boolean =>
  crossingsAt(ring, y).filter((crossing) => crossing > x).length % 2 === 1;
