import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** What the placing and the sums need of a firm. All of it is public. */
export interface ChainFirm {
  readonly id: string;
  readonly name: string;
  readonly class: string | null;
  readonly products: readonly string[];
  readonly zone: string | null;
  readonly district: string | null;
  readonly synthetic: boolean;
  readonly founded: number | null;
  readonly closed: number | null;
  /** Years with figures, ascending, and the figures. */
  readonly years: readonly number[];
  readonly revenue: readonly (number | null)[];
  readonly employees: readonly (number | null)[];
}

export const pageFirms = 20_000;

/** Firms after an id, in order of their ids; of some zones only, where they are given. */
export async function chainFirmsAfter(tx: Tx, cityId: string, after: string, zones: readonly string[] | null): Promise<ChainFirm[]> {
  const { rows } = await sql<Omit<ChainFirm, "years" | "revenue" | "employees"> & { years: number[] | null; revenue: (number | null)[] | null; employees: (number | null)[] | null }>`
    select f.id, f.name_zh as name, f.industry_code as class, f.products, f.zone_id as zone, f.district_code as district, f.synthetic,
      f.founded_year as founded, f.closed_year as closed, y.years, y.revenue, y.employees
    from (select * from city.firm where city_id = ${cityId} and id > ${after} and (${zones === null} or zone_id = any(${[...(zones ?? [])]}::text[]))
      order by id limit ${pageFirms}) as f
    left join lateral (
      select array_agg(y.year order by y.year) as years, array_agg(y.revenue_cny::float8 order by y.year) as revenue, array_agg(y.employees order by y.year) as employees
      from city.firm_year as y where y.city_id = ${cityId} and y.firm_id = f.id) as y on true
    order by f.id`.execute(tx);
  return rows.map((row) => ({ ...row, years: row.years ?? [], revenue: row.revenue ?? [], employees: row.employees ?? [] }));
}

export async function countFirms(tx: Tx, cityId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from city.firm where city_id = ${cityId}`.execute(tx);
  return rows[0]?.n ?? 0;
}
