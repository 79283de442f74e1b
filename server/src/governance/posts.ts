import type { appointBodySchema, createPostBodySchema, endBodySchema } from "@chengqi/domain/governance/body-answers";
import { refusalToAppoint, refusalToEnd } from "@chengqi/domain/governance/posts";
import type { z } from "zod";
import { recordAct } from "../acts/record.js";
import { lockHead } from "../acts/sql.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { need, needSomebody, type Visit } from "../http/visit.js";
import { appointments, bodies, posts, type PostRow } from "./sql.js";

/** Creates posts of one title in a body. @returns their id */
export async function createPost(visit: Visit, bodyId: string, { title, number, validFrom, reason }: z.infer<typeof createPostBodySchema>): Promise<string> {
  const { tx, actor } = visit;
  needSomebody(actor);
  found((await bodies(tx, actor.cityId, bodyId))[0], "params.id", bodyId, "the id of a body");
  need(visit, "post.manage", { bodyId });
  const id = uuidV7();
  await recordAct(visit, { kind: "post.created", subject: { kind: "post", id }, reason, bodyId, data: { body: bodyId, title: title.zh, number, validFrom }, expectedSeq: 0 });
  await tx.insertInto("city.post").values({
    city_id: actor.cityId, id, body_id: bodyId, title_zh: title.zh, title_en: title.en, number, valid_from: validFrom, valid_to: null, dataset_id: null,
  }).execute();
  return id;
}

/** The post, with nobody else changing anything of the city until the transaction ends. */
async function lockedPost({ tx, actor }: Visit, id: string, field: string): Promise<PostRow> {
  await lockHead(tx, actor.cityId);
  return found((await posts(tx, actor.cityId, { id }))[0], field, id, "the id of a post");
}

/** Closes a post on a day on which nobody holds it any more. */
export async function closePost(visit: Visit, id: string, { validTo, reason }: z.infer<typeof endBodySchema>): Promise<void> {
  const { tx, actor } = visit;
  needSomebody(actor);
  const post = await lockedPost(visit, id, "params.id");
  need(visit, "post.manage", { bodyId: post.bodyId });
  const refusal = refusalToEnd(post, validTo, await appointments(tx, actor.cityId, { postIds: [id] }));
  if (refusal !== null) throw new HttpError(409, "refused", { field: "body.validTo", found: validTo, expected: refusal });
  await recordAct(visit, { kind: "post.closed", subject: { kind: "post", id }, reason, bodyId: post.bodyId, data: { body: post.bodyId, title: post.titleZh, validTo } });
  await tx.updateTable("city.post").set({ valid_to: validTo }).where("city_id", "=", actor.cityId).where("id", "=", id).execute();
}

/** Appoints somebody, known by a number alone, to a post. @returns the appointment's id */
export async function appoint(visit: Visit, postId: string, { holder, contract, validFrom, validTo, reason }: z.infer<typeof appointBodySchema>): Promise<string> {
  const { tx, actor } = visit;
  needSomebody(actor);
  const post = await lockedPost(visit, postId, "params.id");
  need(visit, "appointment.manage", { bodyId: post.bodyId });
  const refusal = refusalToAppoint(post, { holder, validFrom, validTo: validTo ?? post.validTo }, await appointments(tx, actor.cityId, { postIds: [postId] }));
  if (refusal !== null) throw new HttpError(409, "refused", { field: refusalFields[refusal], found: refusal === "holder-not-a-number" ? null : holder, expected: refusal });
  const id = uuidV7();
  await recordAct(visit, { kind: "appointment.made", subject: { kind: "appointment", id }, reason, bodyId: post.bodyId, data: { post: postId, holder, contract, validFrom, validTo }, expectedSeq: 0 });
  await tx.insertInto("city.appointment").values({ city_id: actor.cityId, id, post_id: postId, holder, contract, valid_from: validFrom, valid_to: validTo ?? post.validTo, dataset_id: null }).execute();
  return id;
}

const refusalFields = {
  "holder-not-a-number": "body.holder", "days-reversed": "body.validTo", "post-not-there": "body.validFrom", "held-already": "body.holder", "no-vacancy": "body.validFrom",
} as const;

export async function endAppointment(visit: Visit, id: string, { validTo, reason }: z.infer<typeof endBodySchema>): Promise<void> {
  const { tx, actor } = visit;
  needSomebody(actor);
  await lockHead(tx, actor.cityId);
  const one = found((await appointments(tx, actor.cityId, { id }))[0], "params.id", id, "the id of an appointment");
  const post = await lockedPost(visit, one.postId, "params.id");
  need(visit, "appointment.manage", { bodyId: post.bodyId });
  const refusal = refusalToEnd(one, validTo);
  if (refusal !== null) throw new HttpError(409, "refused", { field: "body.validTo", found: validTo, expected: refusal });
  await recordAct(visit, { kind: "appointment.ended", subject: { kind: "appointment", id }, reason, bodyId: post.bodyId, data: { post: post.id, holder: one.holder, validTo } });
  await tx.updateTable("city.appointment").set({ valid_to: validTo }).where("city_id", "=", actor.cityId).where("id", "=", id).execute();
}
