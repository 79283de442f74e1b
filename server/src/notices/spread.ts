import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import type { Webhook } from "./webhook.js";

export interface Outside {
  /** Whether letters can be sent. */
  readonly mail: boolean;
  readonly webhooks: readonly Webhook[];
}

const perTurn = 50;

/**
 * Finds out to whom notices go that are new, and makes a delivery for each, in one transaction: after a crash all of it is done
 * or none. @returns how many notices' ways were looked at
 */
export const spread = (owner: Kysely<Tables>, { mail, webhooks }: Outside, today: string): Promise<number> =>
  owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ city_id: string; id: string; notice_id: string; channel: string; kind: string }>`
      select d.city_id, d.id, d.notice_id, d.channel, n.kind
      from city.delivery d join city.notice n on n.city_id = d.city_id and n.id = d.notice_id
      where d.state = 'waiting' and d.recipient = '' order by d.next_attempt_at limit ${perTurn} for update of d skip locked`.execute(tx);
    for (const row of rows) {
      const isMail = row.channel === "e-mail";
      const names = isMail ? (mail ? await readersOf(tx, row, today) : []) : webhooks.filter(({ kinds }) => (kinds as string[]).includes(row.kind)).map(({ name }) => name);
      const open = isMail ? mail : webhooks.length > 0;
      for (const recipient of names) {
        await tx.insertInto("city.delivery").values({
          city_id: row.city_id, id: uuidV7(), notice_id: row.notice_id, channel: isMail ? "e-mail" : "webhook", recipient, state: "waiting", sent_at: null,
        }).onConflict((conflict) => conflict.doNothing()).execute();
      }
      await tx.updateTable("city.delivery").set({ state: open ? "spread" : "unset" }).where("city_id", "=", row.city_id).where("id", "=", row.id).execute();
    }
    return rows.length;
  });

/** Everybody a notice is for who has not said no to letters of its kind. */
async function readersOf(tx: Kysely<Tables>, { city_id, notice_id }: { city_id: string; notice_id: string }, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with notice as (select * from city.notice where city_id = ${city_id} and id = ${notice_id}),
    readers as (
      select to_user as id from notice where to_user is not null
      union
      select m.user_id from notice n join governance.membership m on m.city_id = n.city_id
      where n.to_user is null and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to > ${today})
        and (n.to_role is null or m.role = n.to_role)
        and (n.to_body is null or m.body_id = n.to_body)
        and (n.to_zone is null or exists (
          select from city.zone_body z where z.city_id = n.city_id and z.zone_id = n.to_zone and z.body_id = m.body_id
          union all
          select from city.zone_form f where f.city_id = n.city_id and f.zone_id = n.to_zone and f.body_id = m.body_id
            and f.valid_from <= ${today} and (f.valid_to is null or f.valid_to > ${today})
          union all
          select from city.zone_lead l where l.city_id = n.city_id and l.zone_id = n.to_zone and l.body_id = m.body_id
            and l.valid_from <= ${today} and (l.valid_to is null or l.valid_to > ${today}))))
    select r.id from readers r
    where not exists (
      select from city.notice_preference p join notice n on n.city_id = p.city_id and n.kind = p.kind
      where p.user_id = r.id and p.channel = 'e-mail' and not p.wanted)`.execute(tx);
  return rows.map(({ id }) => id);
}
