import { delayAfter, type Channel } from "@chengqi/domain/notices/delivery";
import type { NoticeValues } from "@chengqi/domain/notices/kinds";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";

/** A delivery that one sender holds until its lease ends. */
export interface Claim {
  city_id: string;
  id: string;
  notice_id: string;
  channel: Channel;
  recipient: string;
  attempts: number;
  kind: string;
  values: NoticeValues;
  subject_kind: string;
  subject_id: string;
  link: string;
  due: string | null;
  at: string;
}

type Owner = Kysely<Tables>;

/** Takes deliveries whose time has come and that no other sender holds; those of a sender that died are free when its lease ends. */
export async function claim(owner: Owner, sender: string, leaseMs: number, most: number): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    with due as materialized (
      select city_id, id from city.delivery
      where recipient <> '' and (state = 'waiting' and next_attempt_at <= clock_timestamp() or state = 'sending' and lease_until < clock_timestamp())
      order by next_attempt_at limit ${most} for update skip locked),
    held as (
      update city.delivery d set state = 'sending', attempts = d.attempts + 1, lease_by = ${sender}::uuid,
        lease_until = clock_timestamp() + make_interval(secs => ${leaseMs}::float8 / 1000)
      from due where d.city_id = due.city_id and d.id = due.id
      returning d.city_id, d.id, d.notice_id, d.channel, d.recipient, d.attempts)
    select h.*, n.kind, n.values, n.subject_kind, n.subject_id, n.link, n.due, n.at
    from held h join city.notice n on n.city_id = h.city_id and n.id = h.notice_id`.execute(owner);
  return rows;
}

/** Where one process alone has the database, what is held at its start was held by the one before it, which is gone. */
export async function releaseAll(owner: Owner): Promise<void> {
  await sql`update city.delivery set state = 'waiting', lease_by = null, lease_until = null where state = 'sending'`.execute(owner);
}

/** Only whoever still holds it may say what became of it. */
const held = ({ city_id, id }: Claim, sender: string) => sql`where city_id = ${city_id} and id = ${id} and state = 'sending' and lease_by = ${sender}::uuid`;

export async function markSent(owner: Owner, one: Claim, sender: string): Promise<void> {
  await sql`update city.delivery set state = 'sent', sent_at = clock_timestamp(), lease_by = null, lease_until = null, last_error = null ${held(one, sender)}`.execute(owner);
}

/** Waits for the next attempt, or gives up after the last. @returns whether it was given up */
export async function markFailed(owner: Owner, one: Claim, sender: string, reason: string, hopeless: boolean): Promise<boolean> {
  const delayS = hopeless ? null : delayAfter(one.attempts);
  await sql`
    update city.delivery set state = ${delayS === null ? "dead" : "waiting"}, last_error = ${reason.slice(0, 500)}, lease_by = null, lease_until = null,
      next_attempt_at = clock_timestamp() + make_interval(secs => ${delayS ?? 0}::float8) ${held(one, sender)}`.execute(owner);
  return delayS === null;
}
