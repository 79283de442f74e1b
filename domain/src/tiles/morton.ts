/** Zoom of the cell stored with every firm: its codes stay below 2^40, far inside the exact integers of a number. */
export const firmCellZoom = 20;

/** Zooms of the pre-aggregated counts; a tile reads cells five zooms finer than itself, so they serve tiles of zoom 5 to 13. */
export const gridZooms = { coarsest: 10, finest: 18 } as const;

/** Web-mercator ends here; points beyond are held at the edge. */
const maxLat = 85.0511287798066;

/** Column and row of the tile that holds a point, with its fraction inside the tile (0 to 1, from the north-west). */
export interface TilePoint {
  readonly x: number;
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/**
 * Web-mercator tile of a point at a zoom, and where in the tile the point lies.
 *
 * @throws RangeError if the zoom is not an integer from 0 to 20 or a coordinate is not finite.
 */
export function tilePoint(lon: number, lat: number, zoom: number): TilePoint {
  const size = 2 ** checkedZoom(zoom, "tilePoint");
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
    throw new RangeError(`tilePoint: expected finite degrees, found ${lon}, ${lat}`);
  }
  const sin = Math.sin((Math.max(-maxLat, Math.min(maxLat, lat)) * Math.PI) / 180);
  const across = ((lon + 180) / 360) * size;
  const down = (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * size;
  const x = Math.max(0, Math.min(size - 1, Math.floor(across)));
  const y = Math.max(0, Math.min(size - 1, Math.floor(down)));
  return { x, y, u: across - x, v: down - y };
}

/**
 * Morton code of the tile (z, x, y): the bits of y and x interleaved, y first, as in a quadkey read in base four.
 *
 * @throws RangeError if the tile does not exist.
 */
export function mortonOf(zoom: number, x: number, y: number): number {
  const size = 2 ** checkedZoom(zoom, "mortonOf");
  if (!inRange(x, size) || !inRange(y, size)) {
    throw new RangeError(`mortonOf: expected x and y from 0 to ${size - 1} at zoom ${zoom}, found ${x}, ${y}`);
  }
  // Two halves of ten bits: bit operators work on 32 bits only.
  const low = spread(x & 1023) + 2 * spread(y & 1023);
  const high = spread(x >> 10) + 2 * spread(y >> 10);
  return high * 2 ** 20 + low;
}

/** Tile of a Morton code at its zoom. @throws RangeError if no tile has the code. */
export function tileOf(zoom: number, cell: number): { x: number; y: number } {
  const cells = 4 ** checkedZoom(zoom, "tileOf");
  if (!inRange(cell, cells)) throw new RangeError(`tileOf: expected a cell from 0 to ${cells - 1}, found ${cell}`);
  const low = cell % 2 ** 20;
  const high = Math.floor(cell / 2 ** 20);
  return { x: gather(low) + gather(high) * 1024, y: gather(low >> 1) + gather(high >> 1) * 1024 };
}

/** Morton code of the cell that holds a point, at the zoom given (firms: 20). */
export function cellOf(lon: number, lat: number, zoom: number = firmCellZoom): number {
  const { x, y } = tilePoint(lon, lat, zoom);
  return mortonOf(zoom, x, y);
}

/**
 * Cells of zoom `cellZoom` inside the tile (z, x, y): one contiguous range, both ends included.
 *
 * @throws RangeError if the cells would be larger than the tile.
 */
export function cellRange(zoom: number, x: number, y: number, cellZoom: number = firmCellZoom): [first: number, last: number] {
  if (cellZoom < zoom) throw new RangeError(`cellRange: expected cells of zoom ${zoom} or more, found ${cellZoom}`);
  const inside = 4 ** (checkedZoom(cellZoom, "cellRange") - zoom);
  const first = mortonOf(zoom, x, y) * inside;
  return [first, first + inside - 1];
}

/** Longitude and latitude of the middle of a cell (the middle in the mercator plane). */
export function cellCentre(zoom: number, cell: number): [lon: number, lat: number] {
  const { x, y } = tileOf(zoom, cell);
  const size = 2 ** zoom;
  const north = Math.PI * (1 - (2 * (y + 0.5)) / size);
  return [((x + 0.5) / size) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
}

/** The cell's ancestor at a smaller zoom. */
export function coarserCell(cell: number, zoom: number, coarser: number): number {
  if (coarser > zoom) throw new RangeError(`coarserCell: expected a zoom up to ${zoom}, found ${coarser}`);
  return Math.floor(cell / 4 ** (zoom - coarser));
}

function checkedZoom(zoom: number, where: string): number {
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > firmCellZoom) {
    throw new RangeError(`${where}: expected a zoom from 0 to ${firmCellZoom}, found ${zoom}`);
  }
  return zoom;
}

const inRange = (value: number, size: number): boolean => Number.isInteger(value) && value >= 0 && value < size;

/** Ten bits, each moved to twice its place. */
function spread(bits: number): number {
  let out = bits;
  out = (out | (out << 8)) & 0x00ff00ff;
  out = (out | (out << 4)) & 0x0f0f0f0f;
  out = (out | (out << 2)) & 0x33333333;
  return (out | (out << 1)) & 0x55555555;
}

/** Inverse of `spread`: every second bit, moved together. */
function gather(bits: number): number {
  let out = bits & 0x55555555;
  out = (out | (out >> 1)) & 0x33333333;
  out = (out | (out >> 2)) & 0x0f0f0f0f;
  out = (out | (out >> 4)) & 0x00ff00ff;
  return (out | (out >> 8)) & 0x0000ffff;
}
