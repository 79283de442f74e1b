import { appended, type Act, type Subject } from "@chengqi/domain/acts/act";
import type { JsonValue } from "@chengqi/domain/acts/canonical-json";
import { actKinds, type ActKind } from "@chengqi/domain/acts/kinds";
import { uuidV7 } from "../db/uuid-v7.js";
import { HttpError } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { rememberAppended } from "./appended.js";
import { insertAct, lastActOn, lockHead, sha256, userReference } from "./sql.js";

export interface NewAct {
  /** New kinds are added to `domain/src/acts/kinds.ts`. */
  readonly kind: ActKind;
  readonly subject: Subject;
  readonly reason: string | null;
  /** What was decided; persons only by their references (`userReference`, `personReference`). */
  readonly data: JsonValue;
  /** Whose the subject is: they may read the act, beside the actor's own body and the auditors. */
  readonly zoneId?: string | null;
  readonly bodyId?: string | null;
  readonly firmId?: string | null;
  /** References to persons whom the data speak of. */
  readonly persons?: readonly string[];
  /** The last act on the subject that the actor saw; 0 for a subject without any. Another one meanwhile is a conflict. */
  readonly expectedSeq?: number;
}

/**
 * Appends an act to the record of the actor's city, in the transaction that does what it says. The city's head stays locked until
 * that transaction ends, so do slow work before.
 * @throws HttpError 409 `conflict` if the subject has a later act than `expectedSeq`
 */
export async function recordAct({ tx, actor }: Pick<Visit, "tx" | "actor">, act: NewAct): Promise<Act> {
  const { cityId } = actor;
  const user = actor.userId === null ? null : await userReference(tx, cityId, actor.userId);
  const head = await lockHead(tx, cityId);
  if (act.expectedSeq !== undefined) await needUnchanged(tx, cityId, act.subject, act.expectedSeq);
  const now = new Date();
  const recorded = appended(head, {
    id: uuidV7(now.getTime()), cityId, at: now.toISOString(),
    actor: { role: actor.role, user, body: actor.bodyId },
    kind: act.kind, subject: { kind: act.subject.kind, id: act.subject.id },
    scope: { zone: act.zoneId ?? null, body: act.bodyId ?? null, firm: act.firmId ?? null },
    public: actKinds[act.kind].public, reason: act.reason, data: act.data, persons: act.persons ?? [],
  }, sha256);
  await insertAct(tx, recorded);
  rememberAppended(tx, recorded);
  return recorded;
}

async function needUnchanged(tx: Visit["tx"], cityId: string, subject: Subject, expectedSeq: number): Promise<void> {
  const seq = await lastActOn(tx, cityId, subject);
  if (seq === expectedSeq) return;
  throw new HttpError(409, "conflict", { field: "expectedSeq", found: String(seq), expected: `${expectedSeq}, the last act on ${subject.kind} ${subject.id}` });
}
