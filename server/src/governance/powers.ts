import { faultsOf } from "@chengqi/domain/governance/bodies";
import type { offerBodySchema } from "@chengqi/domain/governance/body-answers";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import { afterAct, stateAfter, type PowerAct } from "@chengqi/domain/governance/powers";
import type { z } from "zod";
import { recordAct } from "../acts/record.js";
import { lockHead } from "../acts/sql.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { need, needSomebody, type Visit } from "../http/visit.js";
import { notify } from "../notices/notify.js";
import { bodies, powerActs, powers, type BodyRow, type PowerRow } from "./sql.js";

/** Who gives where nobody is named: the actor's body, for the city's office the body of that type. */
async function giverOf({ tx, actor }: Visit, asked: string | undefined): Promise<BodyRow> {
  if (asked === undefined && actor.bodyId === null) {
    const office = (await bodies(tx, actor.cityId)).find(({ type }) => type === "city-office");
    return found(office, "body.giverId", "nobody", "a body that gives the power");
  }
  const id = asked ?? actor.bodyId ?? "";
  return found((await bodies(tx, actor.cityId, id))[0], "body.giverId", id, "a body of the city");
}

/** Zones that have the body as their own, at any time. */
const zonesWith = async ({ tx, actor }: Visit, bodyId: string): Promise<string[]> =>
  (await tx.selectFrom("city.zone_form").select("zone_id").where("city_id", "=", actor.cityId).where("body_id", "=", bodyId).orderBy("zone_id").execute()).map(({ zone_id }) => zone_id);

/** Offers a power to the body of a zone. @returns its id */
export async function offerPower(visit: Visit, { giverId, reason, ...offer }: z.infer<typeof offerBodySchema>): Promise<string> {
  const { tx, actor } = visit;
  needSomebody(actor);
  const giver = await giverOf(visit, giverId);
  need(visit, "power.offer", { bodyId: giver.id });
  const receiver = found((await bodies(tx, actor.cityId, offer.receiverId))[0], "body.receiverId", offer.receiverId, "a body of the city");
  const [zone] = await zonesWith(visit, receiver.id);
  if (zone === undefined) throw new HttpError(409, "refused", { field: "body.receiverId", found: receiver.type, expected: "wrong-type" });
  need(visit, "power.offer", { zoneId: zone });
  const [fault] = faultsOf({ ...offer, giverId: giver.id });
  if (fault !== undefined) throw new HttpError(409, "refused", { field: fault === "to-itself" ? "body.receiverId" : "body.validTo", found: receiver.id, expected: fault });
  const id = uuidV7();
  const { category, power, validFrom, validTo } = offer;
  await recordAct(visit, {
    kind: "power.offered", subject: { kind: "power", id }, reason, zoneId: zone, bodyId: receiver.id, expectedSeq: 0,
    data: { category, power, giver: giver.id, receiver: receiver.id, validFrom, validTo },
  });
  await tx.insertInto("city.power").values({
    city_id: actor.cityId, id, category, power, giver_id: giver.id, receiver_id: receiver.id, came_as: "offered", state: "offered", valid_from: validFrom, valid_to: validTo, dataset_id: null,
  }).execute();
  await notify(tx, {
    cityId: actor.cityId, to: { role: "zone", bodyId: receiver.id }, kind: "power.delegated", subject: { kind: "power", id }, values: { power }, link: `/bodies/${encodeURIComponent(receiver.id)}`,
  });
  return id;
}

interface Step {
  readonly act: "power.accept" | "power.decline" | "power.withdraw";
  readonly kind: PowerAct;
  /** Whose act it is. */
  readonly side: "giver" | "receiver";
}
export const steps = {
  accept: { act: "power.accept", kind: "power.accepted", side: "receiver" },
  decline: { act: "power.decline", kind: "power.declined", side: "receiver" },
  withdraw: { act: "power.withdraw", kind: "power.withdrawn", side: "giver" },
} as const satisfies Record<string, Step>;

/** Accepts, declines or withdraws a power. One at a time in a city: the second of two finds what the first left. */
export async function movePower(visit: Visit, id: string, { act, kind, side }: Step, reason: string | null, expectedSeq?: number): Promise<PowerRow> {
  const { tx, actor } = visit;
  needSomebody(actor);
  await lockHead(tx, actor.cityId);
  const power = found((await powers(tx, actor.cityId, { id }))[0], "params.id", id, "the id of a power");
  need(visit, act, { bodyId: side === "giver" ? power.giverId : power.receiverId });
  const moved = afterAct(stateAfter(power.cameAs, (await powerActs(tx, actor.cityId, id)).map((one) => one.kind)), kind);
  if (!moved.ok) throw new HttpError(409, "conflict", { field: "state", found: moved.state, expected: moved.reason });
  const [zone] = await zonesWith(visit, power.receiverId);
  const recorded = await recordAct(visit, {
    kind, subject: { kind: "power", id }, reason, zoneId: zone ?? null, bodyId: side === "giver" ? power.receiverId : power.giverId,
    data: { power: power.power, giver: power.giverId, receiver: power.receiverId, state: moved.state }, ...(expectedSeq !== undefined && { expectedSeq }),
  });
  await tx.updateTable("city.power").set({ state: moved.state }).where("city_id", "=", actor.cityId).where("id", "=", id).execute();
  await tellOther(visit, power, kind, side, reason);
  return { ...power, state: moved.state, seq: recorded.seq };
}

const roleOfType: Readonly<Partial<Record<BodyRow["type"], MemberRole>>> = { "city-office": "city-office", "city-leading-group": "city-office", department: "department" };

async function tellOther({ tx, actor }: Visit, { id, power, giverId, receiverId }: PowerRow, kind: PowerAct, side: Step["side"], reason: string | null): Promise<void> {
  const other = side === "giver" ? receiverId : giverId;
  const type = (await bodies(tx, actor.cityId, other))[0]?.type ?? "town";
  const role = side === "giver" ? "zone" : (roleOfType[type] ?? "district");
  // People of the city's office act for the whole city, not for a body.
  const to = role === "city-office" ? { role } : { role, bodyId: other };
  await notify(tx, { cityId: actor.cityId, to, kind, subject: { kind: "power", id }, values: { power, reason: reason ?? "" }, link: `/bodies/${encodeURIComponent(receiverId)}` });
}
