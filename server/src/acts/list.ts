import type { ActRow } from "@chengqi/domain/acts/act-list";
import { roles } from "@chengqi/domain/governance/actor";
import { sql, type Selectable } from "kysely";
import type { ActTable } from "../db/act-tables.js";
import type { Tx } from "../db/tables.js";
import { actOf } from "./sql.js";

export interface ActFilter {
  /** `kind` or `kind:id`. */
  readonly subject?: string | undefined;
  readonly kind?: string | undefined;
  /** A role, a body or the reference of a person. */
  readonly actor?: string | undefined;
  /** Days in the city. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Part of the reason, the data or the subject's id. */
  readonly q?: string | undefined;
}

type Row = Selectable<ActTable> & { body_zh: string | null; body_en: string | null; user_id: string | null };

/** The acts the actor may read, the newest first. @param before the number the list ended with */
export async function actRows(tx: Tx, cityId: string, filter: ActFilter, before: number | null, limit: number, signedSeq: number): Promise<ActRow[]> {
  const { rows } = await sql<Row>`
    select a.*, b.name_zh as body_zh, b.name_en as body_en, k.user_id
    from city.act a
      left join city.body b on b.city_id = a.city_id and b.id = a.actor_body
      left join city.person_key k on k.city_id = a.city_id and k.reference = a.actor_user
    where a.city_id = ${cityId} ${conditions(filter)} ${before === null ? sql`` : sql`and a.seq < ${before}`}
    order by a.seq desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    act: actOf(row),
    bodyName: row.body_zh === null ? null : { zh: row.body_zh, en: row.body_en },
    userId: row.user_id,
    signed: row.seq <= signedSeq,
  }));
}

/** The beginning of a day where the city of an act lies. */
const midnight = (day: string) => sql`(${day}::date)::timestamp at time zone coalesce((select c.time_zone from city.city c where c.city_id = a.city_id), 'UTC')`;

function conditions({ subject, kind, actor, from, to, q }: ActFilter) {
  const [subjectKind, ...id] = subject?.split(":") ?? [];
  const parts = [
    subjectKind !== undefined && sql`and a.subject_kind = ${subjectKind}`,
    id.length > 0 && sql`and a.subject_id = ${id.join(":")}`,
    kind !== undefined && sql`and a.kind = ${kind}`,
    actor !== undefined && (roles.some((role) => role === actor) ? sql`and a.actor_role = ${actor}` : sql`and (a.actor_body = ${actor} or a.actor_user = ${actor})`),
    from !== undefined && sql`and a.at >= ${midnight(from)}`,
    to !== undefined && sql`and a.at < ${midnight(to)} + interval '1 day'`,
    q !== undefined && sql`and strpos(lower(concat_ws(' ', a.reason, a.data, a.subject_id)), lower(${q})) > 0`,
  ].filter((part) => part !== false);
  return sql.join(parts, sql` `);
}

/** The city's own note of the last act. */
export async function headRow(tx: Tx, cityId: string): Promise<{ seq: number; hash: string } | undefined> {
  return tx.selectFrom("city.act_head").select(["seq", "hash"]).where("city_id", "=", cityId).executeTakeFirst();
}
