import { memberRoles } from "@chengqi/domain/governance/membership";
import type { MembershipAnswer, SessionAnswer } from "@chengqi/domain/governance/session";
import { visitorOf } from "@chengqi/domain/governance/actor";
import type { Tx } from "../db/tables.js";
import type { Person } from "./persons.js";
import type { SignIn } from "./sign-in.js";
import { hasPassword, type Membership } from "./sql.js";

/** Memberships with the names of their bodies. */
export async function named(tx: Tx, cityId: string, memberships: readonly Membership[]): Promise<MembershipAnswer[]> {
  const ids = memberships.flatMap(({ bodyId }) => (bodyId === null ? [] : [bodyId]));
  const bodies = ids.length === 0 ? [] : await tx.selectFrom("city.body").select(["id", "name_zh", "name_en"]).where("city_id", "=", cityId).where("id", "in", ids).execute();
  const names = new Map(bodies.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
  return memberships.map(({ id, role, bodyId, firmId, validFrom, validTo }) =>
    ({ id, role, bodyId, bodyName: (bodyId === null ? undefined : names.get(bodyId)) ?? null, firmId, validFrom, validTo }));
}

/** Who one is taken for, and how one may sign in. */
export async function sessionAnswer({ config }: SignIn, person: Person | null): Promise<SessionAnswer> {
  const { database, cityId, demonstration, singleSignOn } = config;
  const signIn = { demonstration: demonstration ? [...memberRoles] : [], singleSignOn: singleSignOn !== undefined };
  if (!person) return { actor: { ...visitorOf(cityId), zones: [] }, user: null, memberships: [], membershipId: null, secondFactorNeeded: false, signIn };
  const { userId, name, email, secondFactor, actor } = person;
  return {
    actor: { ...actor, zones: [...actor.zones] },
    user: { id: userId, name, email, demonstration: person.demonstration, secondFactor, hasPassword: await hasPassword(database.signIn, userId) },
    memberships: await database.as(actor, (tx) => named(tx, cityId, person.memberships)),
    membershipId: person.chosen?.id ?? null,
    secondFactorNeeded: person.secondFactorNeeded,
    signIn,
  };
}
