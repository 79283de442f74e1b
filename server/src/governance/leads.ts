import type { nameLeadBodySchema } from "@chengqi/domain/governance/body-answers";
import { refusalToName } from "@chengqi/domain/governance/leads";
import { nameOn } from "@chengqi/domain/zones/names";
import type { z } from "zod";
import { recordAct } from "../acts/record.js";
import { lockHead } from "../acts/sql.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { need, needSomebody, type Visit } from "../http/visit.js";
import { notify } from "../notices/notify.js";
import { zoneNames, zoneRows } from "../zones/sql.js";
import { bodies, leads, type LeadRow } from "./sql.js";

/** Names one of a zone's three in one from a day on; who led so far leads until then. @returns its id */
export async function nameLead(visit: Visit, zoneId: string, { kind, bodyId, post, validFrom, reason }: z.infer<typeof nameLeadBodySchema>): Promise<string> {
  const { tx, actor } = visit;
  needSomebody(actor);
  found((await zoneRows(tx, actor.cityId, [zoneId]))[0], "params.id", zoneId, "the id of a zone");
  need(visit, "lead.name", { zoneId });
  await lockHead(tx, actor.cityId);
  const body = bodyId === null ? null : found((await bodies(tx, actor.cityId, bodyId))[0], "body.bodyId", bodyId, "a body of the city");
  const before = await leads(tx, actor.cityId, { zoneId });
  const refusal = refusalToName({ kind, bodyId, postZh: post?.zh ?? null, validFrom, validTo: null }, body?.type ?? null, before);
  if (refusal !== null) throw new HttpError(409, "refused", { field: fieldOf[refusal], found: bodyId ?? validFrom, expected: refusal });
  const id = uuidV7();
  await recordAct(visit, { kind: "lead.named", subject: { kind: "zone", id: zoneId }, reason, zoneId, bodyId, data: { kind, body: bodyId, post: post?.zh ?? null, validFrom } });
  const open = before.filter((one) => one.kind === kind && (one.validTo === null || one.validTo > validFrom));
  for (const one of open) await tx.updateTable("city.zone_lead").set({ valid_to: validFrom }).where("city_id", "=", actor.cityId).where("id", "=", one.id).execute();
  await tx.insertInto("city.zone_lead").values({
    city_id: actor.cityId, id, zone_id: zoneId, kind, body_id: bodyId, post_zh: post?.zh ?? null, post_en: post?.en ?? null, valid_from: validFrom, valid_to: null, dataset_id: null,
  }).execute();
  await tell(visit, zoneId, validFrom, body ? { zh: body.nameZh, en: body.nameEn } : { zh: post?.zh ?? "", en: post?.en ?? null }, open);
  return id;
}

const fieldOf = { "post-needed": "body.post", "body-needed": "body.bodyId", "wrong-type": "body.bodyId", "not-after-the-last": "body.validFrom" } as const;

/** Tells those whose zone it is, and the bodies that lead no longer. */
async function tell({ tx, actor }: Visit, zoneId: string, from: string, lead: { readonly zh: string; readonly en: string | null }, before: readonly LeadRow[]): Promise<void> {
  const name = nameOn(await zoneNames(tx, actor.cityId, [zoneId]), from);
  const notice = {
    cityId: actor.cityId, kind: "lead.named" as const, subject: { kind: "zone", id: zoneId }, link: `/zones/${encodeURIComponent(zoneId)}?tab=governance`,
    values: { zone: { zh: name?.nameZh ?? zoneId, en: name?.nameEn ?? null }, from, lead },
  };
  await notify(tx, { ...notice, to: { zoneId } });
  for (const { kind, bodyId } of before) if (bodyId !== null && kind !== "city-leader") await notify(tx, { ...notice, to: { role: kind, bodyId } });
}
