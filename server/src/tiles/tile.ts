import { cellRange, firmCellZoom, gridZooms } from "@chengqi/domain/tiles/morton";
import { firmsOrigin } from "../city/sql.js";
import type { Visit } from "../http/visit.js";
import { cellsDeeper, cellTile, pointTile, type Tile } from "./encode.js";
import { firmCounts, gridCounts, tileFirms, type CellCount, type TileQuery } from "./sql.js";

/** From here on a tile shows single firms. */
export const pointsFrom = 14;
/** From here on it does where they are few. */
export const fewFrom = 11;
export const few = 1500;

export interface TileFilter { readonly section?: string | undefined; readonly zone?: string | undefined }

/** The firms of a tile in a year of business: counts when far, points when near. Null without firms. */
export async function firmTile(visit: Visit, tile: Tile, year: number, filter: TileFilter): Promise<Uint8Array | null> {
  const [first, last] = cellRange(tile.z, tile.x, tile.y);
  const query: TileQuery = { cityId: visit.city.city_id, first, last, year, ...filter };
  if (tile.z >= pointsFrom) return points(visit, tile, query);
  const counts = await cells(visit, tile, query);
  const firms = counts.reduce((sum, row) => sum + row.firms, 0);
  if (firms === 0) return null;
  if (tile.z >= fewFrom && firms <= few) return points(visit, tile, query);
  return cellTile(tile, counts, firmsOrigin(visit.city).mark === "synthetic");
}

async function points({ tx }: Visit, tile: Tile, query: TileQuery): Promise<Uint8Array | null> {
  const rows = await tileFirms(tx, query);
  return rows.length === 0 ? null : pointTile(tile, rows);
}

async function cells({ tx, city }: Visit, { z, x, y }: Tile, query: TileQuery): Promise<CellCount[]> {
  const wanted = z + cellsDeeper;
  const yearIndex = city.firm_years.indexOf(query.year);
  if (query.zone !== undefined || yearIndex < 0) return firmCounts(tx, query, 4 ** (firmCellZoom - wanted));
  const grid = Math.max(wanted, gridZooms.coarsest);
  return gridCounts(tx, city.city_id, grid, cellRange(z, x, y, grid), yearIndex, 4 ** (grid - wanted), query.section);
}
