import { sql, type AliasedExpression } from "kysely";
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

/** Firms of a cell, and the section most of them belong to; of equal ones the first by letter. */
export interface CellCount { cell: number; section: string; firms: number }

/** Counts of the grid at `gridZoom` within a range of its cells, merged into cells `merge` times as large. */
export async function gridCounts(
  tx: Tx, cityId: string, gridZoom: number, [first, last]: readonly [number, number], yearIndex: number, merge: number, section?: string,
): Promise<CellCount[]> {
  let parts = tx
    .selectFrom("city.firm_cell")
    .select([
      sql<number>`cell / ${merge}::bigint`.as("cell"), "section", sql<number>`sum(alive[${yearIndex + 1}::int])::bigint`.as("firms"),
    ])
    .where("city_id", "=", cityId)
    .where("zoom", "=", gridZoom)
    .where("cell", ">=", first)
    .where("cell", "<=", last);
  if (section !== undefined) parts = parts.where("section", "=", section);
  const rows = await wholeCells(tx, parts.groupBy([sql`1`, "section"]).as("parts")).execute();
  return rows.filter(({ firms }) => firms > 0);
}

/** One row for each cell: a tile has twenty times as many parts as cells. */
const wholeCells = (tx: Tx, parts: AliasedExpression<CellCount, "parts">) =>
  tx
    .selectFrom(parts)
    .select([
      "parts.cell", sql<number>`sum(parts.firms)::bigint`.as("firms"),
      sql<string>`(array_agg(parts.section order by parts.firms desc, parts.section))[1]`.as("section"),
    ])
    .groupBy("parts.cell")
    .orderBy("parts.cell");

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
export function firmCounts(tx: Tx, query: TileQuery, merge: number): Promise<CellCount[]> {
  const parts = firmsIn(tx, query)
    .select([sql<number>`cell / ${merge}::bigint`.as("cell"), sql<string>`coalesce(section, '')`.as("section"), sql<number>`count(*)`.as("firms")])
    .groupBy([sql`1`, sql`2`])
    .as("parts");
  return wholeCells(tx, parts).execute();
}

/** Single firms of a tile, in order of their cells. */
export const tileFirms = (tx: Tx, query: TileQuery) =>
  firmsIn(tx, query)
    .select(["id", "name_zh as name", "section", "size", "synthetic", "lon", "lat"])
    .orderBy("cell")
    .orderBy("id")
    .execute();
