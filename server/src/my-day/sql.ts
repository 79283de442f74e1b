import { sql } from "kysely";
import type { Visit } from "../http/visit.js";

const firstDays = 30;
/** A visit that goes on: pages opened within it show the same changes. */
const oneVisit = "30 minutes";

export interface Seen {
  readonly since: string;
  readonly firstVisit: boolean;
}

/** Since when changes are new to the reader. */
export async function seenBy({ tx, actor, city }: Visit, now: Date): Promise<Seen> {
  const row = await tx.selectFrom("city.day_visit").select(["before_at", "seen_at"])
    .where("city_id", "=", city.city_id).where("user_id", "=", actor.userId ?? "").where("role", "=", actor.role).executeTakeFirst();
  if (!row) return { since: new Date(now.getTime() - firstDays * 86_400_000).toISOString(), firstVisit: true };
  const over = Date.parse(row.seen_at) < now.getTime() - 30 * 60_000;
  const since = over ? row.seen_at : row.before_at;
  return since === null ? { since: new Date(Date.parse(row.seen_at) - firstDays * 86_400_000).toISOString(), firstVisit: true } : { since, firstVisit: false };
}

/** Remembers that the reader is here; a new visit begins half an hour after the last sign of the one before. */
export async function rememberVisit({ tx, actor, city }: Visit): Promise<void> {
  await sql`
    insert into city.day_visit as v (city_id, user_id, role) values (${city.city_id}, ${actor.userId}, ${actor.role})
    on conflict (city_id, user_id, role) do update set
      before_at = case when v.seen_at < now() - ${oneVisit}::interval then v.seen_at else v.before_at end, seen_at = now()`.execute(tx);
}
