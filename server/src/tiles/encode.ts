/// <reference path="./vt-pbf.d.ts" />
import { tileOf, tilePoint } from "@chengqi/domain/tiles/morton";
import { fromGeojsonVt } from "vt-pbf";
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
  const features = [...byCell(rows)].map(([cell, { count, section }]) => {
    const at = tileOf(z + cellsDeeper, cell);
    const geometry: [number, number][] = [[middle(at.x, x, side), middle(at.y, y, side)]];
    return { id: cell, type: 1 as const, geometry, tags: { count, section, synthetic } };
  });
  return fromGeojsonVt({ cells: { features } }, { version: 2, extent });
}

const middle = (cell: number, tile: number, side: number): number => (cell - tile * 2 ** cellsDeeper) * side + side / 2;

/** Of equal sections the first by letter stands for the cell. */
function byCell(rows: readonly CellCount[]): Map<number, { count: number; section: string }> {
  const cells = new Map<number, { count: number; section: string; most: number }>();
  for (const { cell, section, firms } of rows) {
    const seen = cells.get(cell);
    if (!seen) cells.set(cell, { count: firms, section, most: firms });
    else {
      seen.count += firms;
      if (firms > seen.most) Object.assign(seen, { section, most: firms });
    }
  }
  return cells;
}

/** A tile with single firms. */
export function pointTile({ z, x, y }: Tile, rows: readonly TilePointRow[]): Uint8Array {
  const features = rows.flatMap((row) => {
    if (row.lon === null || row.lat === null) return [];
    const at = tilePoint(row.lon, row.lat, z);
    const geometry: [number, number][] = [[inside(at.x + at.u - x), inside(at.y + at.v - y)]];
    return [{ type: 1 as const, geometry, tags: { id: row.id, name: row.name, section: row.section, size: row.size, synthetic: row.synthetic } }];
  });
  return fromGeojsonVt({ points: { features } }, { version: 2, extent });
}

/** A share of the tile's side in the tile's own units. */
const inside = (share: number): number => Math.max(0, Math.min(extent - 1, Math.floor(share * extent)));
