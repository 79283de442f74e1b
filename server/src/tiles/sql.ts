import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** One tile's part of the firms: cells of zoom 20 from first to last, in business in a year, perhaps of a section or zone. */
export interface TileQuery {
  readonly cityId: string;
  readonly first: number;
  readonly last: number;
  readonly year: number;
  readonly section?: string | undefined;
  readonly zone?: string | undefined;
}

export interface CellCount { cell: number; section: string; firms: number }

/** Counts of the grid at `gridZoom` within a range of its cells, by section, merged into cells `merge` times as large. */
export async function gridCounts(
  tx: Tx, cityId: string, gridZoom: number, [first, last]: readonly [number, number], yearIndex: number, merge: number, section?: string,
): Promise<CellCount[]> {
  let query = tx
    .selectFrom("city.firm_cell")
    .select([
      sql<number>`cell / ${merge}::bigint`.as("cell"), "section", sql<number>`sum(alive[${yearIndex + 1}::int])::bigint`.as("firms"),
    ])
    .where("city_id", "=", cityId)
    .where("zoom", "=", gridZoom)
    .where("cell", ">=", first)
    .where("cell", "<=", last);
  if (section !== undefined) query = query.where("section", "=", section);
  const rows = await query.groupBy([sql`1`, "section"]).orderBy(sql`1`).orderBy("section").execute();
  return rows.filter(({ firms }) => firms > 0);
}

const firmsIn = (tx: Tx, { cityId, first, last, year, section, zone }: TileQuery) => {
  let query = tx
    .selectFrom("city.firm")
    .where("city_id", "=", cityId)
    .where("cell", ">=", first)
    .where("cell", "<=", last)
    .where((where) => where.or([where("founded_year", "is", null), where("founded_year", "<=", year)]))
    .where((where) => where.or([where("closed_year", "is", null), where("closed_year", ">", year)]));
  if (section !== undefined) query = query.where("section", "=", section);
  if (zone !== undefined) query = query.where("zone_id", "=", zone);
  return query;
};

/** Firms counted by cells `merge` times as large as those of zoom 20. */
export const firmCounts = (tx: Tx, query: TileQuery, merge: number): Promise<CellCount[]> =>
  firmsIn(tx, query)
    .select([sql<number>`cell / ${merge}::bigint`.as("cell"), sql<string>`coalesce(section, '')`.as("section"), sql<number>`count(*)`.as("firms")])
    .groupBy([sql`1`, sql`2`])
    .orderBy(sql`1`)
    .orderBy(sql`2`)
    .execute();

/** Single firms of a tile, in order of their cells. */
export const tileFirms = (tx: Tx, query: TileQuery) =>
  firmsIn(tx, query)
    .select(["id", "name_zh as name", "section", "size", "synthetic", "lon", "lat"])
    .orderBy("cell")
    .orderBy("id")
    .execute();
