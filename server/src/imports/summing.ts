import { sql, type Kysely } from "kysely";
import type { Tables, Tx } from "../db/tables.js";
import { partsChanged } from "../chains/work-inputs.js";
import { judgeTotals } from "../enterprises/judge-totals.js";

/** Adds the firms of an import to the sums, or takes them away; without an import the sums of all firms are made anew. */
export async function addSums(tx: Kysely<Tables>, cityId: string, id: string | null, sign: 1 | -1): Promise<void> {
  if (id === null) {
    await sql`delete from city.firm_rollup where city_id = ${cityId}`.execute(tx);
    await sql`delete from city.firm_cell where city_id = ${cityId}`.execute(tx);
  }
  await sql`select city.add_firm_sums(${cityId}, ${id}, ${sign}::integer)`.execute(tx);
}

/** Whether the sums of returns differ with an import, asked while the rows stand as it left them: it brings returns, or firms with returns have moved or changed their trade. */
export async function touchesReturns(tx: Tx, cityId: string, id: string): Promise<boolean> {
  const counted = ["district_code", "zone_id", "community_id"].map((column) => `t.${column} is distinct from p.previous ->> '${column}'`).join(" or ");
  const { rows } = await sql`select 1 from city.import_previous p left join city.firm t on p.relation = 'firm' and t.city_id = p.city_id and t.id = p.key ->> 'id'
    where p.city_id = ${cityId} and p.import_id = ${id} and (p.relation = 'firm_return' or (p.relation = 'firm' and p.previous is not null
      and (${sql.raw(counted)} or left(t.industry_code, 2) is distinct from left(p.previous ->> 'industry_code', 2))
      and exists (select from city.firm_return r where r.city_id = p.city_id and r.firm_id = p.key ->> 'id'))) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Sums of returns, made anew. */
export async function sumReturns(tx: Tx, cityId: string): Promise<void> {
  await sql`select city.sum_returns(${cityId})`.execute(tx);
  await judgeTotals(tx, cityId);
}

/** Years of the firms' figures that the city did not have before. */
export async function extendYears(tx: Kysely<Tables>, cityId: string, id: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct r.sub::integer as year from city.import_row r
    where r.city_id = ${cityId} and r.import_id = ${id} and r.state in ('new', 'changed')
      and r.sub::integer <> all (select unnest(firm_years) from city.city where city_id = ${cityId}) order by 1`.execute(tx);
  const added = rows.map(({ year }) => year);
  if (added.length > 0) await setYears(tx, cityId, sql`c.firm_years || ${added}::integer[]`);
  return added;
}

/** Takes years away again that no figure is of any more; says whether there were any. */
export async function withdrawYears(tx: Kysely<Tables>, cityId: string, years: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ year: number }>`select y.year from unnest(${[...years]}::integer[]) as y (year)
    where not exists (select from city.firm_year f where f.city_id = ${cityId} and f.year = y.year) and not exists (select from city.firm_return f where f.city_id = ${cityId} and f.year = y.year)`.execute(tx);
  if (rows.length === 0) return false;
  await setYears(tx, cityId, sql`array(select unnest(c.firm_years) except select unnest(${rows.map(({ year }) => year)}::integer[]))`);
  return true;
}

async function setYears(tx: Kysely<Tables>, cityId: string, years: ReturnType<typeof sql>): Promise<void> {
  await sql`update city.city c set firm_years = array(select y from unnest(${years}) y order by y) where c.city_id = ${cityId}`.execute(tx);
}

/** The figures of its latest year stand with each firm. */
export async function latestFigures(tx: Kysely<Tables>, cityId: string, id: string): Promise<void> {
  await sql`
    update city.firm f set latest_year = l.year, revenue_cny = l.revenue_cny, employees = l.employees
    from (select distinct on (y.firm_id) y.firm_id, y.year, y.revenue_cny, y.employees from city.firm_year y
      where y.city_id = ${cityId} and y.firm_id in (select p.key ->> 'id' from city.import_previous p where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = 'firm')
      order by y.firm_id, y.year desc) as l
    where f.city_id = ${cityId} and f.id = l.firm_id and (f.latest_year, f.revenue_cny, f.employees) is distinct from (l.year, l.revenue_cny, l.employees)`.execute(tx);
}

/** Parts of the city in which firms of an import lie: their chains are worked out anew. Asked for before and after the firms are written. */
export const partsOfImport = (tx: Kysely<Tables>, cityId: string, id: string): Promise<void> =>
  partsChanged(tx, cityId, sql`select p.key ->> 'id' from city.import_previous p where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = 'firm'`);

/** What follows from the city's data is asked for anew: answers that were kept, and the chains. */
export async function touchCity(tx: Kysely<Tables>, cityId: string): Promise<void> {
  await sql`update city.city set loaded_at = now() where city_id = ${cityId}`.execute(tx);
}
