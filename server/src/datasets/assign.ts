import type { AssignDataset } from "@chengqi/domain/datasets/dataset";
import { recordAct } from "../acts/record.js";
import { found, HttpError } from "../errors.js";
import { need, needSomebody, type Visit } from "../http/visit.js";
import { dataset, isOwner } from "./sql.js";

/** Says who keeps a dataset up to date and how often, on the record. */
export async function assignDataset(visit: Visit, id: string, { owner, refreshDays, reason }: AssignDataset, today: string): Promise<void> {
  const { tx, actor } = visit;
  needSomebody(actor);
  need(visit, "dataset.assign");
  const before = found(await dataset(tx, actor.cityId, id, today), "params.id", id, "the id of a dataset");
  if (!(await isOwner(tx, actor.cityId, owner))) throw new HttpError(422, "invalid-request", { field: "body.owner", found: owner, expected: "an office known by its words, or the id of a body of the city" });
  const act = await recordAct(visit, {
    kind: "dataset.assigned", subject: { kind: "dataset", id }, reason,
    data: { owner, refreshDays, before: { owner: before.owner, refreshDays: before.refreshDays } },
  });
  await tx.insertInto("city.dataset_care").values({
    city_id: actor.cityId, dataset_id: id, owner, refresh_days: refreshDays, reason, body_id: actor.bodyId, role: actor.role, decided_at: act.at, act_seq: act.seq,
  }).execute();
}
