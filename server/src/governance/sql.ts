import type { BodyType } from "@chengqi/domain/governance/bodies";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

const type = sql<BodyType>`case when b.statutory then 'district-government' else 'managing-body' end`;

/** Bodies of the city, all or one, in order of their ids. */
export function bodies(tx: Tx, cityId: string, id?: string) {
  let query = tx.selectFrom("city.body as b")
    .select(["b.id", "b.name_zh as nameZh", "b.name_en as nameEn", "b.district_code as districtCode", "b.dataset_id as dataset", type.as("type")])
    .where("b.city_id", "=", cityId);
  if (id !== undefined) query = query.where("b.id", "=", id);
  return query.orderBy("b.id").execute();
}

/** Zones that stand on a day with the bodies that run them, of all bodies or one. */
export function zonesRun(tx: Tx, cityId: string, day: string, bodyId?: string) {
  let query = tx.selectFrom("city.zone_body as b")
    .innerJoin("city.zone as z", (on) => on.onRef("z.city_id", "=", "b.city_id").onRef("z.id", "=", "b.zone_id"))
    .select(["b.body_id as body", "z.id", "b.dataset_id as dataset", "z.valid_from as validFrom", "z.valid_to as validTo"])
    .where("b.city_id", "=", cityId)
    .where((e) => e.or([e("z.valid_from", "is", null), e("z.valid_from", "<=", day)]))
    .where((e) => e.or([e("z.valid_to", "is", null), e("z.valid_to", ">", day)]));
  if (bodyId !== undefined) query = query.where("b.body_id", "=", bodyId);
  return query.orderBy("b.body_id").orderBy("z.id").execute();
}

/** Ids of the zones that are a body's own on a day. */
export const zonesOfBody = async (tx: Tx, cityId: string, bodyId: string, day: string): Promise<string[]> =>
  (await zonesRun(tx, cityId, day, bodyId)).map(({ id }) => id);
