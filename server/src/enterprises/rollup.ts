import type { Totals } from "@chengqi/domain/figures/totals";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

export type AreaKind = "city" | "district" | "zone" | "community";

const counted = [
  sql<number>`sum(firms)::bigint`.as("firms"),
  sql<number>`sum(employees)::bigint`.as("employees"),
  sql<string>`sum(revenue_cny)`.as("revenueCny"),
  sql<string>`sum(value_added_cny)`.as("valueAddedCny"),
] as const;
const used = [
  sql<string>`sum(tax_cny)`.as("taxCny"),
  sql<number>`sum(land_m2)`.as("landM2"),
  sql<number>`sum(energy_tce)`.as("energyTce"),
  sql<number>`sum(water_m3)`.as("waterM3"),
  sql<number>`sum(emissions_tco2e)`.as("emissionsTCO2e"),
  sql<string>`sum(rd_cny)`.as("rdCny"),
] as const;
type Sums = Totals & { area: string; year: number };

/** Sums over the firms of areas, by area and year; areas without firms are missing. */
export async function areaTotals(
  tx: Tx, cityId: string, kind: AreaKind, of: { ids?: readonly string[]; years?: readonly number[] },
): Promise<Sums[]> {
  let query = tx
    .selectFrom("city.firm_rollup")
    .select(["area_id as area", "year", ...counted, ...used])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", kind);
  if (of.ids) query = query.where("area_id", "in", of.ids.length > 0 ? of.ids : [""]);
  if (of.years) query = query.where("year", "in", of.years.length > 0 ? of.years : [0]);
  return query.groupBy(["area_id", "year"]).orderBy("area_id").orderBy("year").execute();
}

export interface ClassTotals { code: string; firms: number; employees: number; revenueCny: string; valueAddedCny: string }

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

/** Sums over the firms of some zones taken together; null without firms. */
export async function zonesTotals(tx: Tx, cityId: string, ids: readonly string[], year: number): Promise<Totals | null> {
  const row = await tx
    .selectFrom("city.firm_rollup")
    .select([...counted, ...used])
    .where("city_id", "=", cityId)
    .where("area_kind", "=", "zone")
    .where("area_id", "in", ids.length > 0 ? ids : [""])
    .where("year", "=", year)
    .executeTakeFirst();
  // A sum over no rows is one row of nulls.
  return row === undefined || (row.firms as number | null) === null ? null : row;
}
