import { stateAfter, targetStepProblem, type NewTargetStep } from "@chengqi/domain/chains/target-life";
import { may } from "@chengqi/domain/governance/permissions";
import { recordAct } from "../acts/record.js";
import { firmById } from "../enterprises/sql.js";
import { found, HttpError } from "../errors.js";
import { bodies } from "../governance/sql.js";
import { need, type Visit } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import type { StepContent } from "./target-page.js";
import { targetRows, type TargetRow } from "./target-sql.js";

/** Does a step in the life of a target, with its act. @throws HttpError where the reader may not, or its state does not allow it */
export async function takeStep(visit: Visit, id: string, step: NewTargetStep, today: string): Promise<void> {
  const { tx, city, actor } = visit;
  const row = found((await targetRows(tx, city.city_id, { id }))[0], "params.id", id, "the id of a target the reader may see");
  needToChange(visit, row, step);
  const problem = targetStepProblem(row.state, step, today);
  if (problem) throw problem.field === "body.kind" ? new HttpError(409, "conflict", problem) : new HttpError(422, "invalid-request", problem);
  await needKnown(visit, step);
  const { kind, on, expectedSeq, ...content } = step;
  const state = stateAfter(row.state, kind);
  const act = await recordAct(visit, {
    kind: `target.${kind}`, subject: { kind: "target", id }, reason: step.reason, data: { ...content, on, state }, zoneId: row.zone_id,
    bodyId: step.kind === "assigned" ? step.lead : row.lead_id, expectedSeq,
  });
  await tx.insertInto("city.chain_target_step").values({
    city_id: city.city_id, target_id: id, act_seq: act.seq, kind, state, on_date: on, content: JSON.stringify(content satisfies StepContent),
    body_id: actor.bodyId, role: actor.role, at: act.at,
  }).execute();
  if (state === row.state && step.kind !== "assigned") return;
  await tx.updateTable("city.chain_target").set({ state, ...(step.kind === "assigned" && { lead_id: step.lead, due: step.due }) })
    .where("city_id", "=", city.city_id).where("id", "=", id).execute();
}

/** The responsible body carries a target on; it gives it to another only where it is also its own otherwise. */
function needToChange(visit: Visit, { zone_id: zoneId, body_id: bodyId, lead_id: leadId }: TargetRow, step: NewTargetStep): void {
  const passesOn = step.kind === "assigned" && step.lead !== leadId;
  if (!passesOn && may(visit.actor, "target.change", { bodyId: leadId })) return;
  need(visit, "target.change", { zoneId, bodyId });
}

/** Bodies, zones and firms that a step names are there. */
async function needKnown({ tx, city }: Visit, step: NewTargetStep): Promise<void> {
  if (step.kind === "assigned") found((await bodies(tx, city.city_id, step.lead))[0], "body.lead", step.lead, "the id of a body");
  if (step.kind !== "won") return;
  found((await zoneRows(tx, city.city_id, [step.zone]))[0], "body.zone", step.zone, "the id of a zone");
  if (step.firm !== null) found(await firmById(tx, city.city_id, step.firm), "body.firm", step.firm, "the id of a firm");
}
