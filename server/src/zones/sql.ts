import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

const bbox = sql<number[] | null>`case when z.geom is null then null else
  array[st_xmin(z.geom), st_ymin(z.geom), st_xmax(z.geom), st_ymax(z.geom)] end`;

/** Zones as stored, all or those named, in order of their ids. */
export function zoneRows(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone as z")
    .select([
      "z.id", "z.kind", "z.status", "z.evidence", "z.pinyin", "z.centre_lon as lon", "z.centre_lat as lat", "z.schematic",
      "z.valid_from as validFrom", "z.valid_to as validTo", "z.dataset_id as dataset", bbox.as("bbox"),
    ])
    .where("z.city_id", "=", cityId);
  if (ids) query = query.where("z.id", "in", some(ids));
  return query.orderBy("z.id").execute();
}
export type ZoneRow = Awaited<ReturnType<typeof zoneRows>>[number];

export function zoneNames(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone_name")
    .select([
      "zone_id as zone", "name_zh as nameZh", "name_en as nameEn", "role", "valid_from as validFrom", "valid_to as validTo",
      "dataset_id as dataset",
    ])
    .where("city_id", "=", cityId);
  if (ids) query = query.where("zone_id", "in", some(ids));
  return query.orderBy("zone_id").orderBy("role", "desc").orderBy("valid_from").orderBy("name_zh").execute();
}

export function zoneDistricts(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone_district as l")
    .innerJoin("city.admin_unit as u", (join) => join.onRef("u.city_id", "=", "l.city_id").onRef("u.code", "=", "l.district_code"))
    .select(["l.zone_id as zone", "u.code", "u.name_zh as nameZh", "u.name_en as nameEn"])
    .where("l.city_id", "=", cityId);
  if (ids) query = query.where("l.zone_id", "in", some(ids));
  return query.orderBy("l.zone_id").orderBy("u.code").execute();
}

export function zoneBodies(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone_body as l")
    .innerJoin("city.body as b", (join) => join.onRef("b.city_id", "=", "l.city_id").onRef("b.id", "=", "l.body_id"))
    .select(["l.zone_id as zone", "b.id", "b.name_zh as nameZh", "b.name_en as nameEn", "b.statutory"])
    .where("l.city_id", "=", cityId);
  if (ids) query = query.where("l.zone_id", "in", some(ids));
  return query.orderBy("l.zone_id").orderBy("b.id").execute();
}

export function zoneMemberships(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone_ecosystem")
    .select([
      "zone_id as zone", "ecosystem_id as ecosystemId", "role", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset",
    ])
    .where("city_id", "=", cityId);
  if (ids) query = query.where("zone_id", "in", some(ids));
  return query.orderBy("zone_id").orderBy("ecosystem_id").execute();
}

export function zoneIndustries(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone_industry")
    .select(["zone_id as zone", "position", "label_zh as labelZh", "label_en as labelEn", "codes"])
    .where("city_id", "=", cityId);
  if (ids) query = query.where("zone_id", "in", some(ids));
  return query.orderBy("zone_id").orderBy("position").execute();
}

/** What zones became, of all or of one. */
export function zoneLineage(tx: Tx, cityId: string, id?: string) {
  let query = tx
    .selectFrom("city.zone_lineage")
    .select(["from_id as fromId", "to_id as toId", "kind", "on_date as on"])
    .where("city_id", "=", cityId);
  if (id !== undefined) query = query.where((where) => where.or([where("from_id", "=", id), where("to_id", "=", id)]));
  return query.orderBy("on_date").orderBy("from_id").orderBy("to_id").execute();
}

export const zoneCommunities = (tx: Tx, cityId: string, id: string) =>
  tx
    .selectFrom("city.zone_community")
    .select(["id", "name_zh as nameZh", "name_en as nameEn", "area_m2 as areaM2", "synthetic", "dataset_id as dataset"])
    .where("city_id", "=", cityId)
    .where("zone_id", "=", id)
    .orderBy("id")
    .execute();

/** Outlines and start-up areas as GeoJSON text, five decimals (about a metre). */
export function zoneShapes(tx: Tx, cityId: string, ids?: readonly string[]) {
  let query = tx
    .selectFrom("city.zone")
    .select(["id", sql<string | null>`st_asgeojson(geom, 5)`.as("outline"), sql<string | null>`st_asgeojson(start_geom, 5)`.as("start")])
    .where("city_id", "=", cityId);
  if (ids) query = query.where("id", "in", some(ids));
  return query.orderBy("id").execute();
}

export const communityShapes = (tx: Tx, cityId: string, ids: readonly string[]) =>
  tx
    .selectFrom("city.zone_community")
    .select(["zone_id as zone", "id", "name_zh as nameZh", "name_en as nameEn", "synthetic", sql<string | null>`st_asgeojson(geom, 5)`.as("outline")])
    .where("city_id", "=", cityId)
    .where("zone_id", "in", some(ids))
    .orderBy("zone_id")
    .orderBy("id")
    .execute();

/** SQL has no empty list; no id is empty. */
const some = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : [""]);
