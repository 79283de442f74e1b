import type { FirmSize, FirmSort } from "@chengqi/domain/enterprises/firm";
import { sql, type SelectQueryBuilder } from "kysely";
import type { Tables, Tx } from "../db/tables.js";
import type { Position } from "./cursor.js";
import { namedSo, type Named } from "./named.js";

/** Which firms a list holds. */
export interface FirmFilter {
  readonly cityId: string;
  /** In business in this year; null: whenever. */
  readonly year: number | null;
  readonly zones?: readonly string[] | undefined;
  readonly community?: string | undefined;
  readonly district?: string | undefined;
  /** Section letter, or the first two to four digits of the class. */
  readonly industry?: string | undefined;
  readonly size?: FirmSize | undefined;
  readonly synthetic?: boolean | undefined;
  readonly named?: Named | undefined;
  /** Whether the class is known. */
  readonly classed?: boolean | undefined;
}

export interface FirmOrder { readonly sort: FirmSort; readonly descending: boolean }

/** Whole numbers with -1 for what is not known, so that an index serves them under row-level security. */
const sortColumns = { revenue: "revenue_order", employees: "employees_order", founded: "founded_order", name: "name_zh" } as const;

const rowColumns = [
  "id", "name_zh as nameZh", "name_en as nameEn", "synthetic", "industry_code as industryCode", "size", "district_code as district",
  "zone_id as zone", "founded_year as foundedYear", "closed_year as closedYear", "latest_year as year", "revenue_cny as revenueCny",
  "employees", "dataset_id as dataset", "revenue_order as revenueOrder", "employees_order as employeesOrder", "founded_order as foundedOrder",
] as const;

/** First sign after the digits: codes that begin with `39` lie from `39` up to, not including, `39:`. */
export const afterDigits = ":";

/** Firms of a filter, before order and page. */
export function firmsOf(tx: Tx, filter: FirmFilter) {
  let query = inBusiness(tx.selectFrom("city.firm").where("city_id", "=", filter.cityId), filter.year);
  if (filter.zones) query = query.where("zone_id", "in", filter.zones.length > 0 ? filter.zones : [""]);
  if (filter.community !== undefined) query = query.where("community_id", "=", filter.community);
  if (filter.district !== undefined) query = query.where("district_code", "=", filter.district);
  if (filter.size !== undefined) query = query.where("size", "=", filter.size);
  if (filter.synthetic !== undefined) query = query.where("synthetic", "=", filter.synthetic);
  if (filter.classed !== undefined) query = query.where("industry_code", filter.classed ? "is not" : "is", null);
  const { industry, named } = filter;
  if (industry !== undefined && /^[A-T]$/.test(industry)) query = query.where("section", "=", industry);
  else if (industry !== undefined) query = query.where("industry_code", ">=", industry).where("industry_code", "<", industry + afterDigits);
  return named === undefined ? query : query.where(namedSo(named));
}

type Firms = SelectQueryBuilder<Tables, "city.firm", unknown>;

/** Where the year of foundation is not known, the firm is not hidden. */
function inBusiness(query: Firms, year: number | null): Firms {
  if (year === null) return query;
  return query
    .where((where) => where.or([where("founded_year", "is", null), where("founded_year", "<=", year)]))
    .where((where) => where.or([where("closed_year", "is", null), where("closed_year", ">", year)]));
}

/** One page of firms after a position: rows with a value in order, then those without; ties by id. */
export async function firmPage(tx: Tx, filter: FirmFilter, order: FirmOrder, after: Position | null, limit: number) {
  const known = after?.value === -1 ? [] : await inOrder(tx, filter, order, after, true, limit).execute();
  if (known.length >= limit || order.sort === "name") return known;
  const rest = inOrder(tx, filter, order, after?.value === -1 ? after : null, false, limit - known.length);
  return [...known, ...(await rest.execute())];
}
export type FirmListRow = Awaited<ReturnType<typeof firmPage>>[number];

/** The value a row is sorted by, -1 where it is not known. */
export function sortValue(row: FirmListRow, sort: FirmSort): string | number {
  if (sort === "name") return row.nameZh;
  return { revenue: row.revenueOrder, employees: row.employeesOrder, founded: row.foundedOrder }[sort];
}

/** Finds the page within an index, which knows what most filters ask, and reads whole rows of that page alone. */
function inOrder(tx: Tx, filter: FirmFilter, { sort, descending }: FirmOrder, after: Position | null, known: boolean, limit: number) {
  const column = sortColumns[sort];
  const direction = descending ? "desc" : "asc";
  let places = firmsOf(tx, filter).select(["city_id as placeCity", "id as placeId", sql.ref(column).as("place")]);
  if (sort !== "name") places = places.where(sql<boolean>`${sql.ref(column)} ${sql.raw(known ? ">= 0" : "= -1")}`);
  // A comparison of rows, which an index on (value, id) answers at once.
  if (after) places = places.where(sql<boolean>`(${sql.ref(column)}, id) ${sql.raw(descending ? "<" : ">")} (${after.value}, ${after.id})`);
  const page = places.orderBy(column, direction).orderBy("id", direction).limit(limit).as("page");
  return tx
    .selectFrom(page)
    .innerJoin("city.firm", (join) => join.onRef("city.firm.city_id", "=", "page.placeCity").onRef("city.firm.id", "=", "page.placeId"))
    .select(rowColumns)
    .orderBy("page.place", direction)
    .orderBy("page.placeId", direction);
}

/** Exact number of a filter's firms; for filters that few firms match. */
export async function countFirms(tx: Tx, filter: FirmFilter): Promise<number> {
  const { firms } = await firmsOf(tx, filter).select(sql<number>`count(*)`.as("firms")).executeTakeFirstOrThrow();
  return firms;
}

/** Firms of a page that was found otherwise, by id. */
export const firmsByIds = (tx: Tx, cityId: string, ids: readonly string[]) =>
  (ids.length === 0 ? Promise.resolve([]) : tx.selectFrom("city.firm").select(rowColumns).where("city_id", "=", cityId).where("id", "in", ids).orderBy("id").execute());

export const firmById = (tx: Tx, cityId: string, id: string) =>
  tx
    .selectFrom("city.firm")
    .select(rowColumns)
    .select([
      "credit_code as creditCode", "exchange", "stock_code as stockCode", "stock_name as stockName", "listed_on as listedOn", "products",
      "community_id as community", "lon", "lat",
    ])
    .where("city_id", "=", cityId)
    .where("id", "=", id)
    .executeTakeFirst();

export const firmYears = (tx: Tx, cityId: string, id: string) =>
  tx
    .selectFrom("city.firm_year")
    .select([
      "year", "revenue_cny as revenueCny", "employees", "dataset_id as dataset",
    ])
    .where("city_id", "=", cityId)
    .where("firm_id", "=", id)
    .orderBy("year")
    .execute();

/** What a firm returned, as far as the actor may see it. */
export const firmReturns = (tx: Tx, cityId: string, id: string) =>
  tx
    .selectFrom("city.firm_return")
    .select([
      "year", "value_added_cny as valueAddedCny", "tax_cny as taxCny", "land_m2 as landM2", "energy_tce as energyTce",
      "water_m3 as waterM3", "emissions_tco2e as emissionsTCO2e", "rd_cny as rdCny", "dataset_id as dataset",
    ])
    .where("city_id", "=", cityId)
    .where("firm_id", "=", id)
    .orderBy("year")
    .execute();
