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

/** A measure in a year of the rows; zero where the year is none of theirs. */
const at = (measure: string, year: ReturnType<typeof sql>) => sql`coalesce(s.${sql.ref(measure)}[${year} - s.first_year + 1], 0)`;

/** Items of a level that begin with a text, over an area, in some years. */
export async function areaSums(tx: Tx, cityId: string, area: Area["sums"], level: "class" | "link" | "word", prefix: string, years: readonly number[]): Promise<AreaSum[]> {
  const year = sql`y.year`;
  const { rows } = await sql<AreaSum>`
    select s.item, y.year, sum(${at("firms", year)}) as firms, sum(${at("employees", year)}) as employees, sum(${at("revenue_cny", year)}) as "revenueCny",
      sum(${at("whole_firms", year)})::int as "wholeFirms", max(${at("largest_cny", year)}) as "largestCny", sum(${at("confidence", year)}) as confidence,
      sum(${at("undecided_firms", year)})::int as "undecidedFirms"
    from city.chain_sum s cross join unnest(${[...years]}::int[]) as y(year)
    where s.city_id = ${cityId} and s.area_kind = ${area.kind} and s.area_id = any(${[...area.ids]}::text[]) and s.level = ${level}
      and s.item >= ${prefix} and s.item < ${`${prefix}\u{10FFFF}`} and ${at("whole_firms", year)} + ${at("undecided_firms", year)} > 0
    group by s.item, y.year order by s.item, y.year`.execute(tx);
  return rows;
}

/** Everything in an area in a year. */
export async function areaTotal(tx: Tx, cityId: string, area: Area["sums"], inYear: number): Promise<{ firms: number; employees: number; revenueCny: number }> {
  const year = sql`${inYear}::int`;
  const { rows } = await sql<{ firms: number | null; employees: number | null; revenueCny: number | null }>`
    select sum(${at("firms", year)}) as firms, sum(${at("employees", year)}) as employees, sum(${at("revenue_cny", year)}) as "revenueCny" from city.chain_sum s
    where s.city_id = ${cityId} and s.area_kind = ${area.kind} and s.area_id = any(${[...area.ids]}::text[]) and s.level = 'class'`.execute(tx);
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
export async function zoneSums(tx: Tx, cityId: string, prefix: string, inYear: number, zones: readonly string[] | null): Promise<ZoneSum[]> {
  const year = sql`${inYear}::int`;
  // Said apart: with "or" no index on the zone is used.
  const named = zones === null ? sql`s.area_id <> ''` : sql`s.area_id = any(${[...zones]}::text[]) and s.area_id <> ''`;
  const { rows } = await sql<ZoneSum>`
    select s.item, s.area_id as zone, ${at("firms", year)} as firms, ${at("employees", year)} as employees, ${at("revenue_cny", year)} as "revenueCny" from city.chain_sum s
    where s.city_id = ${cityId} and s.area_kind = 'zone' and ${named} and s.level = 'link' and s.item >= ${prefix} and s.item < ${`${prefix}\u{10FFFF}`}
      and ${at("whole_firms", year)} + ${at("undecided_firms", year)} > 0
    order by s.item, "revenueCny" desc, s.area_id`.execute(tx);
  return rows;
}
