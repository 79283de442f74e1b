import { firmCellZoom } from "@chengqi/domain/tiles/morton";
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../db/tables.js";
import { afterDigits } from "../enterprises/sql.js";

/** Firms of an area in a year. */
export interface FirmArea {
  readonly cityId: string;
  /** Ids of zones; null: the whole city. */
  readonly zones: readonly string[] | null;
  readonly year: number;
}

export interface Wanted {
  /** Codes of any level; null: all industries. */
  readonly industries: readonly string[] | null;
  readonly minRevenueCny: number;
  readonly minEmployees: number;
  readonly limit: number;
}

const rowColumns = [
  "f.id", "f.name_zh as nameZh", "f.name_en as nameEn", "f.synthetic", "f.industry_code as industryCode", "f.size", "f.district_code as district",
  "f.zone_id as zone", "f.founded_year as foundedYear", "f.closed_year as closedYear", "f.dataset_id as dataset",
  "f.revenue_order as revenueOrder", "f.employees_order as employeesOrder", "f.founded_order as foundedOrder",
] as const;

const within = (area: FirmArea): RawBuilder<boolean> =>
  area.zones === null ? sql<boolean>`true` : sql<boolean>`f.zone_id = any(${[...area.zones]}::text[])`;

function ofIndustries(industries: readonly string[] | null): RawBuilder<boolean> {
  if (industries === null) return sql<boolean>`true`;
  const conditions = industries.map((code) => (/^[A-T]$/u.test(code)
    ? sql<boolean>`f.section = ${code}`
    : sql<boolean>`(f.industry_code >= ${code} and f.industry_code < ${code + afterDigits})`));
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

/** Revenue as the index orders it: whole fen, within a bigint. */
const revenueOrder = (cny: number): string => BigInt(Math.ceil(Math.min(cny, 1e15) * 100)).toString();

/**
 * The largest firms by their revenue in the year. Firms carry the figures of their last year, in an index; only for
 * earlier years are the yearly figures searched.
 */
export async function largestFirms(tx: Tx, area: FirmArea, wanted: Wanted, lastYear: boolean) {
  const base = tx.selectFrom("city.firm as f").select(rowColumns)
    .where("f.city_id", "=", area.cityId).where(within(area)).where(ofIndustries(wanted.industries)).limit(wanted.limit);
  if (lastYear) {
    return base
      .select(["f.latest_year as year", "f.revenue_cny as revenueCny", "f.employees"])
      .where("f.latest_year", "=", area.year)
      .where(sql<boolean>`f.revenue_order >= ${revenueOrder(wanted.minRevenueCny)}::bigint`)
      .$if(wanted.minEmployees > 0, (query) => query.where(sql<boolean>`f.employees_order >= ${wanted.minEmployees}::bigint`))
      .orderBy("f.revenue_order", "desc").orderBy("f.id", "desc")
      .execute();
  }
  return base
    .innerJoin("city.firm_year as y", (join) => join.onRef("y.city_id", "=", "f.city_id").onRef("y.firm_id", "=", "f.id").on("y.year", "=", area.year))
    .select(["y.year", "y.revenue_cny as revenueCny", "y.employees"])
    .where(sql<boolean>`y.revenue_cny >= ${wanted.minRevenueCny}`)
    .$if(wanted.minEmployees > 0, (query) => query.where(sql<boolean>`y.employees >= ${wanted.minEmployees}::bigint`))
    .orderBy("y.revenue_cny", "desc").orderBy("f.id", "desc")
    .execute();
}
export type LargeFirm = Awaited<ReturnType<typeof largestFirms>>[number];

/** Whether any firm of the city is known by figures in a year. */
export async function hasFigures(tx: Tx, cityId: string, year: number): Promise<boolean> {
  const row = await tx.selectFrom("city.firm_rollup").select("year").where("city_id", "=", cityId).where("area_kind", "=", "city").where("year", "=", year)
    .where((where) => where.or([where("revenue_cny", ">", "0"), where("employees", ">", 0)])).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Firms in business of some classes, so many of each at most, in the order of their names. */
export async function firmsOfClasses(tx: Tx, area: FirmArea, codes: readonly string[], ofOne: number): Promise<LargeFirm[]> {
  if (codes.length === 0) return [];
  const placed = tx.selectFrom("city.firm as f").select(rowColumns).select(["f.latest_year as year", "f.revenue_cny as revenueCny", "f.employees"])
    .select(sql<number>`row_number() over (partition by f.industry_code order by f.name_zh, f.id)`.as("place"))
    .where("f.city_id", "=", area.cityId).where(within(area)).where(alive(area.year)).where("f.industry_code", "in", [...codes]);
  const rows = await tx.selectFrom(placed.as("p")).selectAll().where("p.place", "<=", ofOne).orderBy("p.industryCode").orderBy("p.place").execute();
  return rows.map(({ place: _place, ...firm }) => firm);
}

/** Flows and names of a national input–output table. */
export async function supplyTableRows(tx: Tx, tableId: string, origin: string) {
  const flows = await tx.selectFrom("national.io_flow").select(["from_code as from", "to_code as to", sql<number>`value::float8`.as("value")])
    .where("table_id", "=", tableId).where("origin", "=", origin).execute();
  const sectors = await tx.selectFrom("national.io_sector").select(["code", "name_zh as nameZh", "name_en as nameEn"])
    .where("table_id", "=", tableId).execute();
  return { flows, sectors };
}

const alive = (year: number): RawBuilder<boolean> =>
  sql<boolean>`(f.founded_year is null or f.founded_year <= ${year}) and (f.closed_year is null or f.closed_year > ${year})`;

/** Firms in business by section and whether they are synthetic. */
export const sectionCounts = (tx: Tx, area: FirmArea) =>
  tx.selectFrom("city.firm as f").select(["f.section", "f.synthetic", sql<number>`count(*)`.as("firms")])
    .where("f.city_id", "=", area.cityId).where(within(area)).where(alive(area.year))
    .groupBy(["f.section", "f.synthetic"]).orderBy("f.section").orderBy("f.synthetic").execute();

/** Positions of firms in business, for maps of few of them. */
export const firmPositions = (tx: Tx, area: FirmArea) =>
  tx.selectFrom("city.firm as f").select(["f.section", "f.synthetic", "f.lon", "f.lat"])
    .where("f.city_id", "=", area.cityId).where(within(area)).where(alive(area.year)).where("f.lon", "is not", null)
    .orderBy("f.id").execute();

/** Firms in business by map square of a zoom, for maps of many. */
export const firmSquares = (tx: Tx, area: FirmArea, zoom: number) =>
  tx.selectFrom("city.firm as f")
    .select([sql<number>`f.cell >> ${sql.raw(String(2 * (firmCellZoom - zoom)))}`.as("square"), sql<number>`count(*)`.as("firms")])
    .where("f.city_id", "=", area.cityId).where(within(area)).where(alive(area.year)).where("f.cell", "is not", null)
    .groupBy("square").orderBy("square").execute();

/** Datasets by id with what a sheet says of its sources. */
export const datasetRows = (tx: Tx, cityId: string, ids: readonly string[]) =>
  tx.selectFrom("city.dataset").select(["id", "title_zh as titleZh", "title_en as titleEn", "as_of as asOf", "synthetic", "source", "licence"])
    .where("city_id", "=", cityId).where("id", "in", ids.length > 0 ? ids : [""]).orderBy("id").execute();

/** Datasets of the places a map shows. */
export async function placeDatasets(tx: Tx, cityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct dataset_id as id from city.admin_unit where city_id = ${cityId} and level = 'district'
    union select distinct dataset_id from city.metro_line where city_id = ${cityId}
    union select distinct dataset_id from city.metro_station where city_id = ${cityId}
    union select distinct dataset_id from city.zone where city_id = ${cityId}`.execute(tx);
  return rows.map(({ id }) => id);
}
