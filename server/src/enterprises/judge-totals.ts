import { hiddenCells, type Cell, type Margin } from "@chengqi/domain/governance/small-cells";
import { grouped } from "@chengqi/domain/lists/grouped";
import { sql, type Kysely } from "kysely";
import type { Tables, Tx } from "../db/tables.js";

interface TotalRow {
  kind: "city" | "district" | "zone" | "community"; area: string; year: number; industry: string; measure: string; firms: number; value: number; largest: number;
}

/** Judges the sums of every city that has new ones; until then nobody sees them. */
export async function judgeNewTotals(owner: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('city.firm_total') is not null as there`.execute(owner);
  // A database brought up only as far as an old backup has none yet.
  if (!rows[0]?.there) return;
  const cities = await owner.selectFrom("city.firm_total").select("city_id as id").distinct().where("shown", "is", null).execute();
  for (const { id } of cities) await owner.transaction().execute((tx) => judgeTotals(tx, id));
}

/** Says of each sum of a city's returns whether it may be shown to everybody. */
export async function judgeTotals(tx: Tx, cityId: string): Promise<void> {
  const rows = await tx.selectFrom("city.firm_total")
    .select([
      "area_kind as kind", "area_id as area", "year", "industry_code as industry", "measure", "firms",
      sql<number>`value::float8`.as("value"), sql<number>`largest::float8`.as("largest"),
    ])
    .where("city_id", "=", cityId).execute();
  const hidden = [...grouped(rows, ({ year, measure }) => `${year} ${measure}`).values()].flatMap(hiddenOf);
  await sql`
    update city.firm_total set shown = (area_kind || ' ' || area_id || ' ' || year || ' ' || industry_code || ' ' || measure)
      not in (select unnest(${hidden}::text[]))
    where city_id = ${cityId}`.execute(tx);
}

/** Keys of the hidden sums of one measure in one year. */
function hiddenOf(rows: readonly TotalRow[]): string[] {
  const places = new Map(rows.map((row, place) => [placeOf(row), place]));
  const cells = rows.map(({ kind, area, firms, value, largest }): Cell =>
    ({ firms, value, largest, published: !(kind === "zone" && area === "") && !(kind === "community" && area.endsWith("/")) }));
  const hidden = hiddenCells(cells, marginsOf(rows, places));
  return rows.flatMap((row, place) => (hidden[place] ? [`${row.kind} ${row.area} ${row.year} ${row.industry} ${row.measure}`] : []));
}

const placeOf = ({ kind, area, industry }: Pick<TotalRow, "kind" | "area" | "industry">): string => `${kind} ${area} ${industry}`;

/**
 * What the sums add up to: districts to the city, zones and the rest to the city, communities and the rest to their zone, each
 * for all industries and for every division; and the divisions of an area to all its industries.
 */
function marginsOf(rows: readonly TotalRow[], places: ReadonlyMap<string, number>): Margin[] {
  const city = rows.find(({ kind }) => kind === "city")?.area ?? "";
  const totals = rows.flatMap((row): [string, number][] => {
    const place = places.get(placeOf(row)) ?? 0;
    const above = { district: `city ${city} ${row.industry}`, zone: `city ${city} ${row.industry}`, community: `zone ${row.area.split("/")[0] ?? ""} ${row.industry}`, city: null }[row.kind];
    return [
      ...(above === null ? [] : [[`${row.kind}: ${above}`, place] satisfies [string, number]]),
      ...(row.industry === "" ? [] : [[`division: ${row.kind} ${row.area} `, place] satisfies [string, number]]),
    ];
  });
  return [...grouped(totals, ([margin]) => margin)].flatMap(([margin, parts]) => {
    const total = places.get(margin.slice(margin.indexOf(": ") + 2));
    return total === undefined ? [] : [{ total, parts: parts.map(([, place]) => place) }];
  });
}
