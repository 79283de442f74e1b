import type { NoticeKind, NoticeValues } from "@chengqi/domain/notices/kinds";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { uuidV7 } from "../db/uuid-v7.js";
import type { Tx } from "../db/tables.js";

/** A person, everybody of a role (of one body), or everybody whose zone it is (of one role). */
export type Recipient =
  | { readonly userId: string }
  | { readonly role: MemberRole; readonly bodyId?: string | null; readonly zoneId?: string | null }
  | { readonly zoneId: string };

export interface NewNotice {
  readonly cityId: string;
  readonly to: Recipient;
  /** New kinds and their words are added to `domain/src/notices/kinds.ts`. */
  readonly kind: NoticeKind;
  readonly subject: { readonly kind: string; readonly id: string };
  /** What stands in the words; no personal data. */
  readonly values: NoticeValues;
  /** Page on which it is done or read, such as `/zones/z1`. */
  readonly link: string;
  /** Day by which something is to be done. */
  readonly due?: string | null;
}

/**
 * Writes a notice and its deliveries in the transaction of the act that causes it: with it they are there or not there. It stands on
 * the page of those it is for at once; the sender takes it to the other ways out.
 * @returns its id
 */
export async function notify(tx: Tx, { cityId, to, kind, subject, values, link, due }: NewNotice): Promise<string> {
  const id = uuidV7();
  await tx.insertInto("city.notice").values({
    city_id: cityId, id, kind, values: JSON.stringify(values), subject_kind: subject.kind, subject_id: subject.id, link, due: due ?? null,
    to_user: "userId" in to ? to.userId : null,
    to_role: "role" in to ? to.role : null,
    to_body: "role" in to ? (to.bodyId ?? null) : null,
    to_zone: "zoneId" in to ? (to.zoneId ?? null) : null,
  }).execute();
  const common = { city_id: cityId, notice_id: id, recipient: "" };
  await tx.insertInto("city.delivery").values([
    { ...common, id: uuidV7(), channel: "page", state: "sent", sent_at: new Date().toISOString() },
    { ...common, id: uuidV7(), channel: "e-mail", state: "waiting", sent_at: null },
    { ...common, id: uuidV7(), channel: "webhook", state: "waiting", sent_at: null },
  ]).execute();
  return id;
}
