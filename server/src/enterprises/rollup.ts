import { returnMeasures, yearlyUnits, type Totals, type YearlyMeasure } from "@chengqi/domain/figures/totals";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

export type AreaKind = "city" | "district" | "zone" | "community";

const counted = [
  sql<number>`sum(firms)::bigint`.as("firms"),
  sql<number>`sum(employees)::bigint`.as("employees"),
  sql<string>`sum(revenue_cny)`.as("revenueCny"),
] as const;
type Sums = Totals & { area: string; year: number };
type Returned = Omit<Totals, "firms" | "employees" | "revenueCny">;

const nothing = Object.fromEntries(returnMeasures.map((measure) => [measure, null])) as Returned;

/** Firms of which nothing is known but that they are there: a register without figures adds up to nothing, not to nought. */
const unknown = ({ employees, revenueCny }: { readonly employees: number | null; readonly revenueCny: string | null }): Partial<Pick<Totals, "employees" | "revenueCny">> =>
  (Number(employees) === 0 && Number(revenueCny) === 0 ? { employees: null, revenueCny: null } : {});

/** Money stays a decimal string. */
const valueOf = (measure: string, value: string): Partial<Returned> =>
  ({ [measure]: yearlyUnits[measure as YearlyMeasure] === "cny" ? value : Number(value) });

/** Sums over the firms of areas, by area and year; areas without firms are missing, sums the actor may not see are null. */
export async function areaTotals(
  tx: Tx, cityId: string, kind: AreaKind, of: { ids?: readonly string[]; years?: readonly number[] },
): Promise<Sums[]> {
  const ids = of.ids && [...of.ids, ""];
  const years = of.years && [...of.years, 0];
  const areas = await tx
    .selectFrom("city.firm_rollup")
    .select(["area_id as area", "year", ...counted])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", kind)
    .$if(ids !== undefined, (query) => query.where("area_id", "in", ids ?? []))
    .$if(years !== undefined, (query) => query.where("year", "in", years ?? []))
    .groupBy(["area_id", "year"]).orderBy("area_id").orderBy("year").execute();
  const returned = await tx
    .selectFrom("city.firm_total")
    .select(["area_id as area", "year", "measure", "value"])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", kind)
    .where("industry_code", "=", "")
    .$if(ids !== undefined, (query) => query.where("area_id", "in", ids ?? []))
    .$if(years !== undefined, (query) => query.where("year", "in", years ?? []))
    .execute();
  const byArea = new Map<string, Returned>();
  for (const { area, year, measure, value } of returned) {
    byArea.set(`${area} ${year}`, { ...(byArea.get(`${area} ${year}`) ?? nothing), ...valueOf(measure, value) });
  }
  return areas.map((area) => ({ ...(byArea.get(`${area.area} ${area.year}`) ?? nothing), ...area, ...unknown(area) }));
}

export interface ClassTotals { code: string; firms: number; employees: number; revenueCny: string }

/** Sums over the firms of some areas taken together, by 4-digit class, in one year. */
export const classTotals = (tx: Tx, cityId: string, kind: AreaKind, ids: readonly string[], year: number): Promise<ClassTotals[]> =>
  tx
    .selectFrom("city.firm_rollup")
    .select(["industry_code as code", ...counted])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", kind)
    .where("area_id", "in", ids.length > 0 ? ids : [""])
    .where("year", "=", year)
    .groupBy("industry_code")
    .orderBy("industry_code")
    .execute();

/**
 * Value added of some areas taken together by division. Several areas have one only where the actor may see it of each of
 * them that has such firms: their sum then tells nothing new.
 */
export async function divisionValueAdded(tx: Tx, cityId: string, kind: AreaKind, ids: readonly string[], year: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ division: string; value: string }>`
    select t.industry_code as division, sum(t.value) as value
    from city.firm_total t
    where t.city_id = ${cityId} and t.area_kind = ${kind} and t.area_id = any(${[...ids]}::text[]) and t.year = ${year}
      and t.industry_code <> '' and t.measure = 'valueAddedCny'
    group by t.industry_code
    having count(*) = (
      select count(distinct r.area_id) from city.firm_rollup r
      where r.city_id = ${cityId} and r.area_kind = ${kind} and r.area_id = any(${[...ids]}::text[]) and r.year = ${year}
        and r.industry_code >= t.industry_code and r.industry_code < t.industry_code || ':')`.execute(tx);
  return new Map(rows.map(({ division, value }) => [division, value]));
}

/** Sums over the firms of some zones taken together; null without firms, and a sum of which the actor may not see a part is null. */
export async function zonesTotals(tx: Tx, cityId: string, ids: readonly string[], year: number): Promise<Totals | null> {
  const areas = ids.length > 0 ? ids : [""];
  const row = await tx
    .selectFrom("city.firm_rollup")
    .select([...counted, sql<number>`count(distinct area_id)`.as("zones")])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", "zone")
    .where("area_id", "in", areas)
    .where("year", "=", year)
    .executeTakeFirst();
  // A sum over no rows is one row of nulls.
  if (row === undefined || (row.firms as number | null) === null) return null;
  const { zones, ...sums } = row;
  const returned = await tx
    .selectFrom("city.firm_total")
    .select(["measure", sql<string>`sum(value)`.as("value")])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", "zone")
    .where("area_id", "in", areas)
    .where("year", "=", year)
    .where("industry_code", "=", "")
    .groupBy("measure")
    .having(sql<boolean>`count(*) = ${zones}`)
    .execute();
  return returned.reduce<Totals>((totals, { measure, value }) => ({ ...totals, ...valueOf(measure, value) }), { ...nothing, ...sums, ...unknown(sums) });
}
