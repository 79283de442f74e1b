import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** Bodies of the city of all times, in order of their ids. */
export function bodies(tx: Tx, cityId: string, id?: string) {
  let query = tx.selectFrom("city.body")
    .select(["id", "name_zh as nameZh", "name_en as nameEn", "district_code as districtCode", "dataset_id as dataset", "type", "valid_from as validFrom", "valid_to as validTo"])
    .where("city_id", "=", cityId);
  if (id !== undefined) query = query.where("id", "=", id);
  return query.orderBy("id").execute();
}
export type BodyRow = Awaited<ReturnType<typeof bodies>>[number];

/** Where bodies stand and stood, the latest first. */
export const standings = (tx: Tx, cityId: string) =>
  tx.selectFrom("city.body_standing")
    .select(["body_id as bodyId", "parent_id as parentId", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId).orderBy("valid_from", "desc").orderBy("body_id").execute();
export type StandingRow = Awaited<ReturnType<typeof standings>>[number];

interface RunZone {
  readonly body: string;
  readonly id: string;
  readonly dataset: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * Zones that stand on a day with the bodies that run them: who governs the ground, the zone's own body, and what stands under that;
 * of all bodies or one.
 */
export async function zonesRun(tx: Tx, cityId: string, day: string, bodyId?: string): Promise<RunZone[]> {
  const one = bodyId === undefined ? sql`` : sql`and l.body_id = ${bodyId}`;
  const { rows } = await sql<RunZone>`
    select l.body_id as body, z.id, l.dataset_id as dataset, coalesce(l.valid_from, z.valid_from) as "validFrom", coalesce(l.valid_to, z.valid_to) as "validTo"
    from (
      select zone_id, body_id, dataset_id, null::date as valid_from, null::date as valid_to from city.zone_body where city_id = ${cityId}
      union all
      select zone_id, body_id, dataset_id, valid_from, valid_to from city.zone_form where city_id = ${cityId}
      union all
      select f.zone_id, s.body_id, s.dataset_id, greatest(s.valid_from, f.valid_from), least(s.valid_to, f.valid_to)
      from city.zone_form f join city.body_standing s on s.city_id = f.city_id and s.parent_id = f.body_id where f.city_id = ${cityId}) l
    join city.zone z on z.city_id = ${cityId} and z.id = l.zone_id
    where (z.valid_from is null or z.valid_from <= ${day}) and (z.valid_to is null or z.valid_to > ${day})
      and (l.valid_from is null or l.valid_from <= ${day}) and (l.valid_to is null or l.valid_to > ${day}) ${one}
    order by l.body_id, z.id`.execute(tx);
  return rows;
}

/** Ids of the zones that are a body's own on a day: those it runs, and those it leads. */
export async function zonesOfBody(tx: Tx, cityId: string, bodyId: string, day: string): Promise<string[]> {
  const run = (await zonesRun(tx, cityId, day, bodyId)).map(({ id }) => id);
  const led = (await leads(tx, cityId, { bodyId })).filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)).map(({ zoneId }) => zoneId);
  return [...new Set([...run, ...led])].toSorted();
}

/** Three in one of a zone, or what a body leads, of all times, the latest first. */
export function leads(tx: Tx, cityId: string, { zoneId, bodyId }: { readonly zoneId?: string; readonly bodyId?: string }) {
  let query = tx.selectFrom("city.zone_lead")
    .select(["id", "zone_id as zoneId", "kind", "body_id as bodyId", "post_zh as postZh", "post_en as postEn", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId);
  if (zoneId !== undefined) query = query.where("zone_id", "=", zoneId);
  if (bodyId !== undefined) query = query.where("body_id", "=", bodyId);
  return query.orderBy("valid_from", "desc").orderBy("id").execute();
}
export type LeadRow = Awaited<ReturnType<typeof leads>>[number];

/** A zone's own bodies of all times, the latest first. */
export const forms = (tx: Tx, cityId: string, zoneId: string) =>
  tx.selectFrom("city.zone_form").select(["body_id as bodyId", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId).where("zone_id", "=", zoneId).orderBy("valid_from", "desc").execute();

/** Powers given or received by any of the bodies, or one power, with the last act on each. */
export async function powers(tx: Tx, cityId: string, { bodyIds, id }: { readonly bodyIds?: readonly string[]; readonly id?: string }) {
  let query = tx.selectFrom("city.power")
    .select(["id", "category", "power", "giver_id as giverId", "receiver_id as receiverId", "came_as as cameAs", "state", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId);
  if (bodyIds !== undefined) query = query.where((e) => e.or([e("giver_id", "in", ["", ...bodyIds]), e("receiver_id", "in", ["", ...bodyIds])]));
  if (id !== undefined) query = query.where("id", "=", id);
  const rows = await query.orderBy("id").execute();
  const last = rows.length === 0 ? [] : await tx.selectFrom("city.act").select((e) => ["subject_id as id", e.fn.max<number>("seq").as("seq")])
    .where("city_id", "=", cityId).where("subject_kind", "=", "power").where("subject_id", "in", rows.map((row) => row.id)).groupBy("subject_id").execute();
  const seqOf = new Map(last.map((row) => [row.id, Number(row.seq)]));
  return rows.map((row) => ({ ...row, seq: seqOf.get(row.id) ?? 0 }));
}
export type PowerRow = Awaited<ReturnType<typeof powers>>[number];

/** Acts on a power in their order. */
export const powerActs = (tx: Tx, cityId: string, id: string) =>
  tx.selectFrom("city.act").select("kind").where("city_id", "=", cityId).where("subject_kind", "=", "power").where("subject_id", "=", id).orderBy("seq").execute();

/** Duties between zone bodies and towns, of any of the bodies. */
export const duties = (tx: Tx, cityId: string, bodyIds: readonly string[]) =>
  tx.selectFrom("city.duty")
    .select(["id", "zone_body_id as zoneBodyId", "town_id as townId", "item", "main", "cooperating", "basis", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId)
    .where((e) => e.or([e("zone_body_id", "in", ["", ...bodyIds]), e("town_id", "in", ["", ...bodyIds])]))
    .orderBy("id").execute();

/** Posts of bodies, or one post. */
export function posts(tx: Tx, cityId: string, { bodyIds, id }: { readonly bodyIds?: readonly string[]; readonly id?: string }) {
  let query = tx.selectFrom("city.post")
    .select(["id", "body_id as bodyId", "title_zh as titleZh", "title_en as titleEn", "number", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId);
  if (bodyIds !== undefined) query = query.where("body_id", "in", ["", ...bodyIds]);
  if (id !== undefined) query = query.where("id", "=", id);
  return query.orderBy("body_id").orderBy("id").execute();
}
export type PostRow = Awaited<ReturnType<typeof posts>>[number];

/** Appointments to posts, or one appointment. */
export function appointments(tx: Tx, cityId: string, { postIds, id }: { readonly postIds?: readonly string[]; readonly id?: string }) {
  let query = tx.selectFrom("city.appointment")
    .select(["id", "post_id as postId", "holder", "contract", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"]).where("city_id", "=", cityId);
  if (postIds !== undefined) query = query.where("post_id", "in", ["", ...postIds]);
  if (id !== undefined) query = query.where("id", "=", id);
  return query.orderBy("post_id").orderBy("valid_from").orderBy("id").execute();
}
export type AppointmentRow = Awaited<ReturnType<typeof appointments>>[number];

export const establishment = (tx: Tx, cityId: string, bodyIds: readonly string[]) =>
  tx.selectFrom("city.establishment").select(["body_id as body", "kind", "number", "valid_from as validFrom", "valid_to as validTo", "dataset_id as dataset"])
    .where("city_id", "=", cityId).where("body_id", "in", ["", ...bodyIds]).orderBy("body_id").orderBy("kind").orderBy("valid_from").execute();

/** Published sentences on a body. */
export const statements = (tx: Tx, cityId: string, bodyId: string) =>
  tx.selectFrom("city.statement").select(["field", "text_zh as textZh", "text_en as textEn", "mark", "dataset_id as dataset", "source"])
    .where("city_id", "=", cityId).where("subject_kind", "=", "body").where("subject_id", "=", bodyId).orderBy("field").execute();
