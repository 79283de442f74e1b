import type { Tx } from "../db/tables.js";

/** Zones a body leads or runs on a day. */
export async function zonesOfBody(tx: Tx, cityId: string, bodyId: string, day: string): Promise<string[]> {
  const rows = await tx.selectFrom("city.zone_body as b").innerJoin("city.zone as z", (on) => on.onRef("z.city_id", "=", "b.city_id").onRef("z.id", "=", "b.zone_id"))
    .select("b.zone_id").where("b.city_id", "=", cityId).where("b.body_id", "=", bodyId)
    .where((e) => e.or([e("z.valid_to", "is", null), e("z.valid_to", ">", day)]))
    .orderBy("b.zone_id").execute();
  return rows.map(({ zone_id }) => zone_id);
}
