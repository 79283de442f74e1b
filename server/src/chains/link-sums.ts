import { sql } from "kysely";
import type { Tx } from "../db/tables.js";
import type { Area } from "./area.js";

/** Sums of one item over the rows of an area. */
export interface AreaSum {
  readonly item: string;
  readonly year: number;
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: number;
  readonly wholeFirms: number;
  readonly largestCny: number;
  readonly confidence: number;
  readonly undecidedFirms: number;
}

const sums = sql.raw(`sum(firms) as firms, sum(employees) as employees, sum(revenue_cny) as "revenueCny", sum(whole_firms)::int as "wholeFirms",
  max(largest_cny) as "largestCny", sum(confidence) as confidence, sum(undecided_firms)::int as "undecidedFirms"`);

/** Items of a level that begin with a text, over an area, in some years. */
export async function areaSums(tx: Tx, cityId: string, area: Area["sums"], level: "class" | "link" | "word", prefix: string, years: readonly number[]): Promise<AreaSum[]> {
  const { rows } = await sql<AreaSum>`
    select item, year, ${sums} from city.chain_sum
    where city_id = ${cityId} and area_kind = ${area.kind} and area_id = any(${[...area.ids]}::text[]) and level = ${level}
      and item >= ${prefix} and item < ${`${prefix}\u{10FFFF}`} and year = any(${[...years]}::int[])
    group by item, year order by item, year`.execute(tx);
  return rows;
}

/** Everything in an area in a year. */
export async function areaTotal(tx: Tx, cityId: string, area: Area["sums"], year: number): Promise<{ firms: number; employees: number; revenueCny: number }> {
  const { rows } = await sql<{ firms: number | null; employees: number | null; revenueCny: number | null }>`
    select sum(firms) as firms, sum(employees) as employees, sum(revenue_cny) as "revenueCny" from city.chain_sum
    where city_id = ${cityId} and area_kind = ${area.kind} and area_id = any(${[...area.ids]}::text[]) and level = 'class' and year = ${year}`.execute(tx);
  const [row] = rows;
  return { firms: row?.firms ?? 0, employees: row?.employees ?? 0, revenueCny: row?.revenueCny ?? 0 };
}

export interface ZoneSum {
  readonly item: string;
  readonly zone: string;
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: number;
}

/** Zones in which items of links stand, the largest first; only some zones where they are named. */
export async function zoneSums(tx: Tx, cityId: string, prefix: string, year: number, zones: readonly string[] | null): Promise<ZoneSum[]> {
  // Said apart: with "or" no index on the zone is used.
  const named = zones === null ? sql`area_id <> ''` : sql`area_id = any(${[...zones]}::text[]) and area_id <> ''`;
  const { rows } = await sql<ZoneSum>`
    select item, area_id as zone, firms, employees, revenue_cny as "revenueCny" from city.chain_sum
    where city_id = ${cityId} and area_kind = 'zone' and ${named} and level = 'link' and item >= ${prefix} and item < ${`${prefix}\u{10FFFF}`} and year = ${year}
    order by item, revenue_cny desc, area_id`.execute(tx);
  return rows;
}
