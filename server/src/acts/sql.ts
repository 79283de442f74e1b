import { createHash, randomBytes } from "node:crypto";
import type { Act, Subject } from "@chengqi/domain/acts/act";
import { canonicalJson, type JsonValue } from "@chengqi/domain/acts/canonical-json";
import { sql, type Selectable } from "kysely";
import type { ActTable } from "../db/act-tables.js";
import type { Tx } from "../db/tables.js";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The head of the city's chain, locked until the transaction ends. */
export async function lockHead(tx: Tx, cityId: string): Promise<Head> {
  const { rows } = await sql<Head>`select seq, hash from city.lock_act_head(${cityId})`.execute(tx);
  if (!rows[0]) throw new Error(`City ${cityId} has no head of acts.`);
  return rows[0];
}

/** Number of the last act on a subject; 0 before the first. */
export async function lastActOn(tx: Tx, cityId: string, { kind, id }: Subject): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select city.last_act_on(${cityId}, ${kind}, ${id}) as seq`.execute(tx);
  return rows[0]?.seq ?? 0;
}

/** What stands in acts for a person with an account. */
export async function userReference(tx: Tx, cityId: string, userId: string): Promise<string> {
  const { rows } = await sql<{ reference: string }>`select city.refer_to_user(${cityId}, ${userId}, ${randomBytes(16)}) as reference`.execute(tx);
  return rows[0]?.reference ?? "";
}

/** What stands in acts for a person without an account, of whom `personal` (name, e-mail…) can later be forgotten. */
export async function personReference(tx: Tx, cityId: string, personal: JsonValue): Promise<string> {
  const { rows } = await sql<{ reference: string }>`
    select city.refer_to_person(${cityId}, ${canonicalJson(personal)}, ${randomBytes(16)}) as reference`.execute(tx);
  return rows[0]?.reference ?? "";
}

export async function insertAct(tx: Tx, act: Act): Promise<void> {
  await tx.insertInto("city.act").values({
    city_id: act.cityId, seq: act.seq, id: act.id, at: act.at,
    actor_role: act.actor.role, actor_user: act.actor.user, actor_body: act.actor.body,
    kind: act.kind, subject_kind: act.subject.kind, subject_id: act.subject.id,
    scope_zone: act.scope.zone, scope_body: act.scope.body, scope_firm: act.scope.firm,
    public: act.public, reason: act.reason, data: canonicalJson(act.data), persons: [...act.persons],
    previous_hash: act.previousHash, hash: act.hash,
  }).execute();
}

/** The act of a row. Data that are not in their one form are given as their text, so that the hash shows it. */
export const actOf = (row: Selectable<ActTable>): Act => ({
  seq: row.seq, id: row.id, cityId: row.city_id, at: row.at,
  actor: { role: row.actor_role, user: row.actor_user, body: row.actor_body },
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id },
  scope: { zone: row.scope_zone, body: row.scope_body, firm: row.scope_firm },
  public: row.public, reason: row.reason, data: dataOf(row.data), persons: row.persons,
  previousHash: row.previous_hash, hash: row.hash,
});

function dataOf(text: string): JsonValue {
  try {
    const data = JSON.parse(text) as JsonValue;
    return canonicalJson(data) === text ? data : text;
  } catch {
    return text;
  }
}
