import type { MembershipAnswer } from "@chengqi/domain/governance/session";
import type { MemberRole } from "@chengqi/domain/governance/membership";
import type { Kysely } from "kysely";
import type { SignInTables } from "../db/sign-in-tables.js";
import type { Tx } from "../db/tables.js";

export interface Membership extends Omit<MembershipAnswer, "bodyName"> {
  readonly userId: string;
}

/** Memberships that hold on a day or later, oldest first: of one person, or all that the actor may see. */
export async function membershipsFrom(tx: Tx, cityId: string, day: string, userId?: string): Promise<Membership[]> {
  let query = tx.selectFrom("governance.membership")
    .selectAll().where("city_id", "=", cityId)
    .where((e) => e.or([e("valid_to", "is", null), e("valid_to", ">", day)]))
    .orderBy("valid_from").orderBy("granted_at").orderBy("id");
  if (userId !== undefined) query = query.where("user_id", "=", userId);
  return (await query.execute()).map((row) => ({
    id: row.id, userId: row.user_id, role: row.role as MemberRole, bodyId: row.body_id, firmId: row.firm_id, validFrom: row.valid_from, validTo: row.valid_to,
  }));
}

/** A new user without a way to sign in yet. */
export const insertUser = (tables: Kysely<SignInTables>, user: { id: string; name: string; email: string; demonstration?: boolean }) =>
  tables.insertInto("sign_in.user")
    .values({ ...user, email: user.email.toLowerCase(), emailVerified: true, image: null, disabledAt: null })
    .onConflict((conflict) => conflict.column("email").doNothing()).returning("id").executeTakeFirst();

export const userByEmail = (tables: Kysely<SignInTables>, email: string) =>
  tables.selectFrom("sign_in.user").selectAll().where("email", "=", email.toLowerCase()).executeTakeFirst();

export const userById = (tables: Kysely<SignInTables>, id: string) =>
  tables.selectFrom("sign_in.user").selectAll().where("id", "=", id).executeTakeFirst();

export const hasPassword = async (tables: Kysely<SignInTables>, userId: string): Promise<boolean> =>
  (await tables.selectFrom("sign_in.account").select("id").where("userId", "=", userId).where("providerId", "=", "credential").executeTakeFirst()) !== undefined;

export const endSessions = (tables: Kysely<SignInTables>, userId: string, exceptId?: string) => {
  const query = tables.deleteFrom("sign_in.session").where("userId", "=", userId);
  return (exceptId === undefined ? query : query.where("id", "<>", exceptId)).execute();
};
