import { tileOf, tilePoint } from "@chengqi/domain/tiles/morton";
import Point from "@mapbox/point-geometry";
import { fromVectorTileJs, type VectorTileFeatureLike } from "@maplibre/vt-pbf";
import type { CellCount } from "./sql.js";

const extent = 4096;
/** A tile shows cells five zooms finer: 32 by 32 of them. */
export const cellsDeeper = 5;

export interface TilePointRow {
  readonly id: string;
  readonly name: string;
  readonly section: string | null;
  readonly size: string | null;
  readonly synthetic: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Tile { readonly z: number; readonly x: number; readonly y: number }

/** A tile with counts at the middle of each cell: `count`, and the `section` most firms belong to. */
export function cellTile({ z, x, y }: Tile, rows: readonly CellCount[], synthetic: boolean): Uint8Array {
  const side = extent / 2 ** cellsDeeper;
  const features = rows.map(({ cell, firms: count, section }) => {
    const at = tileOf(z + cellsDeeper, cell);
    return pointFeature(cell, middle(at.x, x, side), middle(at.y, y, side), { count, section, synthetic });
  });
  return encoded("cells", features);
}

const pointFeature = (id: number | undefined, x: number, y: number, properties: VectorTileFeatureLike["properties"]): VectorTileFeatureLike => ({
  id, type: 1, extent, properties, loadGeometry: () => [[new Point(x, y)]],
});

function encoded(name: string, features: readonly VectorTileFeatureLike[]): Uint8Array {
  const feature = (index: number): VectorTileFeatureLike => {
    const found = features[index];
    if (!found) throw new RangeError(`tile: expected a feature from 0 to ${features.length - 1}, found ${index}`);
    return found;
  };
  return fromVectorTileJs({ layers: { [name]: { version: 2, name, extent, length: features.length, feature } } });
}

const middle = (cell: number, tile: number, side: number): number => (cell - tile * 2 ** cellsDeeper) * side + side / 2;

/** A tile with single firms. */
export function pointTile({ z, x, y }: Tile, rows: readonly TilePointRow[]): Uint8Array {
  const features = rows.flatMap(({ id, name, section, size, synthetic, lon, lat }) => {
    if (lon === null || lat === null) return [];
    const at = tilePoint(lon, lat, z);
    const known = { ...(section === null ? {} : { section }), ...(size === null ? {} : { size }) };
    return [pointFeature(undefined, inside(at.x + at.u - x), inside(at.y + at.v - y), { id, name, ...known, synthetic })];
  });
  return encoded("points", features);
}

/** A share of the tile's side in the tile's own units. */
const inside = (share: number): number => Math.max(0, Math.min(extent - 1, Math.floor(share * extent)));
