import type { MembershipAnswer, UserAnswer } from "@chengqi/domain/governance/session";
import type { Kysely } from "kysely";
import type { SignInTables } from "../db/sign-in-tables.js";
import type { Visit } from "../http/visit.js";
import { named } from "./answers.js";
import { membershipsFrom } from "./sql.js";

/** The list of users in two readings, because no transaction of the city sees the tables of sign-in. */
export const usersWithMemberships = {
  memberships: async ({ tx, actor }: Visit, day: string): Promise<ReadonlyMap<string, MembershipAnswer[]>> => {
    const held = await membershipsFrom(tx, actor.cityId, day);
    const answers = await named(tx, actor.cityId, held);
    const byUser = new Map<string, MembershipAnswer[]>();
    for (const [index, { userId }] of held.entries()) byUser.set(userId, [...(byUser.get(userId) ?? []), answers[index]!]);
    return byUser;
  },
  rows: async (tables: Kysely<SignInTables>, memberships: ReadonlyMap<string, MembershipAnswer[]>): Promise<UserAnswer[]> => {
    const users = await tables.selectFrom("sign_in.user as u")
      .select(["u.id", "u.name", "u.email", "u.demonstration", "u.disabledAt", "u.twoFactorEnabled"])
      .select((e) => e.exists(e.selectFrom("sign_in.account as a").select("a.id").whereRef("a.userId", "=", "u.id")).as("joined"))
      .orderBy("u.createdAt").orderBy("u.id").execute();
    return users.map(({ id, name, email, demonstration, disabledAt, twoFactorEnabled, joined }) => ({
      id, name, email, demonstration, secondFactor: twoFactorEnabled === true, memberships: memberships.get(id) ?? [],
      state: disabledAt ? "removed" : joined || demonstration ? "active" : "invited",
    }));
  },
};
