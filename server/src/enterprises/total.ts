import { sql } from "kysely";
import type { Tx } from "../db/tables.js";
import type { AreaKind } from "./rollup.js";
import { afterDigits, countFirms, type FirmFilter } from "./sql.js";

/** The areas a filter names, if the sums know them: one kind of area, and nothing the sums do not tell apart. */
function areaOf(filter: FirmFilter): { kind: AreaKind; ids: readonly string[] } | null {
  const { zones, community, district, size, named, cityId } = filter;
  if (size !== undefined || named !== undefined || (district !== undefined && zones)) return null;
  const [zone, ...others] = zones ?? [];
  if (community !== undefined) return zone !== undefined && others.length === 0 ? { kind: "community", ids: [`${zone}/${community}`] } : null;
  if (zones) return { kind: "zone", ids: zones };
  return district === undefined ? { kind: "city", ids: [cityId] } : { kind: "district", ids: [district] };
}

/**
 * Exact number of a filter's firms where it is known at once: those of a known class from the sums by area and industry, the
 * few others by counting. Null where only counting millions would tell.
 */
export async function firmTotal(tx: Tx, filter: FirmFilter, years: readonly number[]): Promise<number | null> {
  if (filter.synthetic === false || (filter.named?.ids && filter.named.making && filter.named.latin === null)) return countFirms(tx, filter);
  const area = areaOf(filter);
  if (!area || filter.year === null || !years.includes(filter.year)) return null;
  const classed = await summed(tx, filter, area, filter.year);
  if (filter.synthetic === true) return classed - (await countFirms(tx, { ...filter, synthetic: false, classed: true }));
  return filter.industry === undefined ? classed + (await countFirms(tx, { ...filter, classed: false })) : classed;
}

async function summed(tx: Tx, { cityId, industry }: FirmFilter, area: { kind: AreaKind; ids: readonly string[] }, year: number): Promise<number> {
  let query = tx
    .selectFrom("city.firm_rollup as r")
    .select(sql<number>`coalesce(sum(r.firms), 0)::bigint`.as("firms"))
    .where("r.city_id", "=", cityId)
    .where("r.area_kind", "=", area.kind)
    .where("r.area_id", "in", area.ids.length > 0 ? area.ids : [""])
    .where("r.year", "=", year);
  if (industry !== undefined && /^\d/.test(industry)) {
    query = query.where("r.industry_code", ">=", industry).where("r.industry_code", "<", industry + afterDigits);
  } else if (industry !== undefined) {
    query = query.where("r.industry_code", "in", (inner) =>
      inner.selectFrom("national.industry as i").select("i.code").where("i.section", "=", industry).where("i.level", "=", "class"));
  }
  return (await query.executeTakeFirstOrThrow()).firms;
}
