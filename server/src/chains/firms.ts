import { sql, type RawBuilder } from "kysely";
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

/** Firms of some zones, and of some districts those outside every zone (`''`: of no district). */
export interface Parts {
  readonly zones: readonly string[];
  readonly districts: readonly string[];
}

/** Which firms of `f` lie in the parts; all of them where none are named. */
export function inParts(parts: Parts | null): RawBuilder<boolean> {
  if (!parts) return sql<boolean>`true`;
  const { zones, districts } = parts;
  return sql<boolean>`(f.zone_id = any(${[...zones]}::text[]) or (f.zone_id is null and coalesce(f.district_code, '') = any(${[...districts]}::text[])))`;
}

export interface FirmPage {
  /** A JSON array of arrays, as `firmsIn` reads them: one text goes to another thread at once. */
  readonly text: string;
  readonly firms: number;
  readonly last: string;
}

/** Firms after an id, in order of their ids; of some parts only, where they are given. */
export async function firmPageAfter(tx: Tx, cityId: string, after: string, parts: Parts | null): Promise<FirmPage> {
  const years = sql`select y.firm_id, json_agg(y.year) as years, json_agg(y.revenue_cny) as revenue, json_agg(y.employees) as employees from city.firm_year as y where y.city_id = ${cityId}`;
  // Side by side through both tables where all firms are read; firm by firm where they are few.
  const figures = parts ? sql`left join lateral (${years} and y.firm_id = f.id group by y.firm_id) as y on true` : sql`left join (${years} and y.firm_id > ${after} group by y.firm_id) as y on y.firm_id = f.id`;
  const { rows: [page] } = await sql<{ text: string | null; firms: number; last: string | null }>`
    select json_agg(json_build_array(p.id, p.name_zh, p.industry_code, p.products, p.zone_id, p.district_code, p.synthetic, p.founded_year, p.closed_year, p.years, p.revenue, p.employees))::text as text,
      count(*)::int as firms, max(p.id) as last
    from (
      select f.id, f.name_zh, f.industry_code, f.products, f.zone_id, f.district_code, f.synthetic, f.founded_year, f.closed_year, y.years, y.revenue, y.employees
      from (select * from city.firm f where f.city_id = ${cityId} and f.id > ${after} and ${inParts(parts)} order by f.id limit ${pageFirms}) as f ${figures}
      order by f.id limit ${pageFirms}) as p`.execute(tx);
  return { text: page?.text ?? "[]", firms: page?.firms ?? 0, last: page?.last ?? after };
}

type Row = [
  ChainFirm["id"], ChainFirm["name"], ChainFirm["class"], ChainFirm["products"], ChainFirm["zone"], ChainFirm["district"], boolean, number | null, number | null,
  ChainFirm["years"] | null, ChainFirm["revenue"] | null, ChainFirm["employees"] | null,
];

/** The firms of a page. */
export const firmsIn = (text: string): ChainFirm[] => (JSON.parse(text) as Row[]).map(([id, name, code, products, zone, district, synthetic, founded, closed, years, revenue, employees]) =>
  ({ id, name, class: code, products, zone, district, synthetic, founded, closed, years: years ?? [], revenue: revenue ?? [], employees: employees ?? [] }));

export async function countFirms(tx: Tx, cityId: string, parts: Parts | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from city.firm f where f.city_id = ${cityId} and ${inParts(parts)}`.execute(tx);
  return rows[0]?.n ?? 0;
}
