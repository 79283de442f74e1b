import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

const bbox = sql<number[] | null>`case when geom is null then null else
  array[st_xmin(geom), st_ymin(geom), st_xmax(geom), st_ymax(geom)] end`;

/** Districts and counties, all or one, in order of their codes. */
export function districts(tx: Tx, cityId: string, code?: string) {
  let query = tx
    .selectFrom("city.admin_unit")
    .select(["code", "name_zh as nameZh", "name_en as nameEn", "pinyin", "dataset_id as dataset", bbox.as("bbox")])
    .where("city_id", "=", cityId)
    .where("level", "=", "district");
  if (code !== undefined) query = query.where("code", "=", code);
  return query.orderBy("code").execute();
}
export type DistrictRow = Awaited<ReturnType<typeof districts>>[number];

export const streets = (tx: Tx, cityId: string, district: string) =>
  tx
    .selectFrom("city.admin_unit")
    .select(["code", "name_zh as nameZh", "name_en as nameEn"])
    .where("city_id", "=", cityId)
    .where("parent_code", "=", district)
    .orderBy("code")
    .execute();

export const districtShapes = (tx: Tx, cityId: string) =>
  tx
    .selectFrom("city.admin_unit")
    .select([
      "code", "name_zh as nameZh", "name_en as nameEn", sql<string>`st_asgeojson(geom, 5)`.as("outline"),
      sql<number>`st_x(st_pointonsurface(geom))`.as("lon"), sql<number>`st_y(st_pointonsurface(geom))`.as("lat"),
    ])
    .where("city_id", "=", cityId)
    .where("level", "=", "district")
    .where("geom", "is not", null)
    .orderBy("code")
    .execute();
