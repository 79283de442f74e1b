import type { Actor } from "@chengqi/domain/governance/actor";
import { refusalToGrant, type MembershipTerms } from "@chengqi/domain/governance/membership";
import words from "@chengqi/domain/words/zh.json" with { type: "json" };
import wordsEn from "@chengqi/domain/words/en.json" with { type: "json" };
import { recordAct } from "../acts/record.js";
import { userReference } from "../acts/sql.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { HttpError } from "../errors.js";
import { notify } from "../notices/notify.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import type { SignIn } from "./sign-in.js";
import { endSessions, hasPassword, insertUser, membershipsFrom, userByEmail, userById } from "./sql.js";

export interface Grant extends Omit<MembershipTerms, "validFrom"> {
  readonly validFrom?: string | undefined;
  readonly reason: string | null;
}

/** Makes the person known with a first membership; one known already is given another. */
export async function invite(signIn: SignIn, change: Visits, actor: Actor, { email, name, ...grant }: Grant & { email: string; name: string }): Promise<string> {
  const tables = signIn.config.database.signIn;
  // Asked before anything is written outside of the transaction below.
  need({ actor }, "user.manage");
  const known = await userByEmail(tables, email);
  if (known && (known.disabledAt === null || known.demonstration)) throw new HttpError(409, "conflict", { field: "body.email", found: email, expected: "an address nobody has yet" });
  const userId = known?.id ?? uuidV7();
  if (known) await tables.updateTable("sign_in.user").set({ disabledAt: null, name }).where("id", "=", userId).execute();
  else if (!(await insertUser(tables, { id: userId, name, email }))) throw new HttpError(409, "conflict", { field: "body.email", found: email, expected: "an address nobody has yet" });
  try {
    await change(actor, undefined, async (visit) => {
      const person = await userReference(visit.tx, actor.cityId, userId);
      await recordAct(visit, { kind: "user.invited", subject: { kind: "user", id: person }, reason: grant.reason, data: { role: grant.role }, persons: [person] });
      await grantMembership(visit, userId, grant, signIn.today());
    });
  } catch (error) {
    if (known) await tables.updateTable("sign_in.user").set({ disabledAt: known.disabledAt }).where("id", "=", userId).execute();
    else await tables.deleteFrom("sign_in.user").where("id", "=", userId).execute();
    throw error;
  }
  return userId;
}

/** Records that a person gets a new one-time link. @returns what kind it is: there is nothing to recover before the first password */
export async function renewLink(signIn: SignIn, change: Visits, actor: Actor, userId: string, reason: string | null): Promise<"invitation" | "recovery"> {
  const tables = signIn.config.database.signIn;
  const user = await userById(tables, userId);
  await change(actor, undefined, async (visit) => {
    need(visit, "user.manage");
    if (!user || user.disabledAt || user.demonstration || userId === actor.userId) {
      throw new HttpError(404, "not-found", { field: "params.id", found: userId, expected: "another person with an account" });
    }
    const person = await userReference(visit.tx, actor.cityId, userId);
    await recordAct(visit, { kind: "user.link-renewed", subject: { kind: "user", id: person }, reason, data: {}, persons: [person] });
  });
  return (await hasPassword(tables, userId)) ? "recovery" : "invitation";
}

/** Gives somebody known another membership. @returns its id */
export async function giveMembership(signIn: SignIn, change: Visits, actor: Actor, userId: string, grant: Grant): Promise<string> {
  need({ actor }, "user.manage");
  const user = await userById(signIn.config.database.signIn, userId);
  if (!user || user.disabledAt) throw new HttpError(404, "not-found", { field: "params.id", found: userId, expected: "a user" });
  const id = await change(actor, undefined, (visit) => grantMembership(visit, userId, grant, signIn.today()));
  signIn.persons.forget();
  return id;
}

/** Gives a membership and records it. @returns its id */
export async function grantMembership(visit: Visit, userId: string, { reason, ...grant }: Grant, today: string): Promise<string> {
  const { tx, actor } = visit;
  need(visit, "user.manage");
  const terms: MembershipTerms = { ...grant, validFrom: grant.validFrom ?? today };
  const refusal = refusalToGrant(terms, await membershipsFrom(tx, actor.cityId, terms.validFrom, userId), userId, actor.userId);
  if (refusal !== null) throw new HttpError(409, "refused", { field: "body", found: terms.role, expected: refusal });
  await needTarget(visit, terms);
  const id = uuidV7();
  const person = await userReference(tx, actor.cityId, userId);
  await recordAct(visit, {
    kind: "membership.granted", subject: { kind: "membership", id }, reason, bodyId: terms.bodyId, firmId: terms.firmId,
    data: { person, role: terms.role, bodyId: terms.bodyId, firmId: terms.firmId, validFrom: terms.validFrom, validTo: terms.validTo }, persons: [person],
  });
  await tx.insertInto("governance.membership").values({
    city_id: actor.cityId, id, user_id: userId, role: terms.role, body_id: terms.bodyId, firm_id: terms.firmId,
    valid_from: terms.validFrom, valid_to: terms.validTo, granted_by: actor.userId,
  }).execute();
  await notify(tx, {
    cityId: actor.cityId, to: { userId }, kind: "membership.granted", subject: { kind: "membership", id }, link: "/me",
    values: { role: roleName(terms.role), from: terms.validFrom },
  });
  return id;
}

async function needTarget({ tx, actor }: Visit, { bodyId, firmId }: MembershipTerms): Promise<void> {
  const body = bodyId === null || (await tx.selectFrom("city.body").select("id").where("city_id", "=", actor.cityId).where("id", "=", bodyId).executeTakeFirst());
  if (!body) throw new HttpError(404, "not-found", { field: "body.bodyId", found: bodyId, expected: "a body of the city" });
  const firm = firmId === null || (await tx.selectFrom("city.firm").select("id").where("city_id", "=", actor.cityId).where("id", "=", firmId).executeTakeFirst());
  if (!firm) throw new HttpError(404, "not-found", { field: "body.firmId", found: firmId, expected: "a firm of the city" });
}

/** Ends a membership today and records it. */
export async function endMembership(visit: Visit, userId: string, id: string, reason: string | null, today: string): Promise<void> {
  const { tx, actor } = visit;
  need(visit, "user.manage");
  if (userId === actor.userId) throw new HttpError(409, "refused", { field: "params.id", found: userId, expected: "own-membership" });
  const held = (await membershipsFrom(tx, actor.cityId, today, userId)).find((one) => one.id === id);
  if (!held) throw new HttpError(404, "not-found", { field: "params.membership", found: id, expected: "a membership of this person that holds" });
  const person = await userReference(tx, actor.cityId, userId);
  await recordAct(visit, { kind: "membership.ended", subject: { kind: "membership", id }, reason, bodyId: held.bodyId, firmId: held.firmId, data: { person, role: held.role }, persons: [person] });
  await tx.updateTable("governance.membership").set({ valid_to: held.validFrom > today ? held.validFrom : today })
    .where("city_id", "=", actor.cityId).where("id", "=", id).execute();
  await notify(tx, { cityId: actor.cityId, to: { userId }, kind: "membership.ended", subject: { kind: "membership", id }, link: "/me", values: { role: roleName(held.role) } });
}

const roleName = (role: MembershipTerms["role"]) => ({ zh: words.actor[role], en: wordsEn.actor[role] });

/** Ends every membership, every session and every way to sign in. */
export async function removeUser(signIn: SignIn, change: Visits, actor: Actor, userId: string, reason: string | null): Promise<void> {
  const tables = signIn.config.database.signIn;
  const user = await userById(tables, userId);
  await change(actor, undefined, async (visit) => {
    need(visit, "user.manage");
    if (userId === actor.userId) throw new HttpError(409, "refused", { field: "params.id", found: userId, expected: "own-membership" });
    if (!user || user.disabledAt) throw new HttpError(404, "not-found", { field: "params.id", found: userId, expected: "a user" });
    const person = await userReference(visit.tx, actor.cityId, userId);
    await recordAct(visit, { kind: "user.removed", subject: { kind: "user", id: person }, reason, data: {}, persons: [person] });
    for (const { id } of await membershipsFrom(visit.tx, actor.cityId, signIn.today(), userId)) await endMembership(visit, userId, id, reason, signIn.today());
  });
  await tables.updateTable("sign_in.user").set({ disabledAt: new Date(), twoFactorEnabled: false }).where("id", "=", userId).execute();
  for (const table of ["sign_in.account", "sign_in.twoFactor", "sign_in.link"] as const) await tables.deleteFrom(table).where("userId", "=", userId).execute();
  await endSessions(tables, userId);
  signIn.persons.forget();
}
