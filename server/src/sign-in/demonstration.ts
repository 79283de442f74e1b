import { memberRoles, type MemberRole } from "@chengqi/domain/governance/membership";
import { sql, type Kysely } from "kysely";
import type { Database } from "../db/database.js";
import type { Tables } from "../db/tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { insertUser, userByEmail } from "./sql.js";

/** Synthetic people without names: what they do, not who they are. */
const names: Readonly<Record<MemberRole, string>> = {
  "city-office": "演示·市领导小组办公室专员", department: "演示·市级部门专员", district: "演示·区（市）县专员", zone: "演示·功能区专员",
  enterprise: "演示·企业联系人", assessor: "演示·目标绩效办专员", auditor: "演示·审计专员",
  "system-admin": "演示·系统管理员", "security-admin": "演示·安全管理员", "audit-admin": "演示·审计管理员",
};

export const demonstrationEmail = (role: MemberRole): string => `${role}@demo.chengqi`;

/** One labelled account for each role, with a membership in the city; those that are there are enabled again. */
export async function prepareDemonstration(database: Database, cityId: string): Promise<void> {
  const { signIn: tables, owner } = database;
  await tables.updateTable("sign_in.user").set({ disabledAt: null }).where("demonstration", "=", true).execute();
  for (const role of memberRoles) {
    const email = demonstrationEmail(role);
    const made = await insertUser(tables, { id: uuidV7(), name: names[role], email, demonstration: true });
    const userId = made?.id ?? (await userByEmail(tables, email))?.id;
    if (userId === undefined) throw new Error(`The account ${email} could not be made.`);
    await grantDemonstration(owner, cityId, userId, role);
  }
}

/** Outside of a demonstration its accounts are closed, and their sessions over. */
export async function closeDemonstration(tables: Database["signIn"]): Promise<void> {
  await tables.updateTable("sign_in.user").set({ disabledAt: new Date() }).where("demonstration", "=", true).where("disabledAt", "is", null).execute();
  await tables.deleteFrom("sign_in.session")
    .where("userId", "in", (query) => query.selectFrom("sign_in.user").select("id").where("demonstration", "=", true)).execute();
}

async function grantDemonstration(owner: Database["owner"], cityId: string, userId: string, role: MemberRole): Promise<void> {
  const held = await owner.selectFrom("governance.membership").select(["id", "body_id", "granted_by"]).where("city_id", "=", cityId).where("user_id", "=", userId).executeTakeFirst();
  const { bodyId, firmId } = await actedFor(owner, cityId, role);
  if (held) {
    // Of a time when zones and departments had no bodies of their own.
    const moved = held.granted_by === null && role !== "district" && held.body_id !== null && held.body_id === (await actedFor(owner, cityId, "district")).bodyId;
    if (moved) await owner.updateTable("governance.membership").set({ body_id: bodyId }).where("city_id", "=", cityId).where("id", "=", held.id).execute();
    return;
  }
  if (role === "enterprise" && firmId === null) return;
  await owner.insertInto("governance.membership")
    .values({ city_id: cityId, id: uuidV7(), user_id: userId, role, body_id: bodyId, firm_id: firmId, valid_from: "2017-07-01", valid_to: null, granted_by: null })
    .execute();
}

/** A body with zones of its own for those who speak for one, and a synthetic firm for the enterprise. */
async function actedFor(owner: Kysely<Tables>, cityId: string, role: MemberRole) {
  const first = async (statement: ReturnType<typeof sql<{ id: string }>>) => (await statement.execute(owner)).rows[0]?.id ?? null;
  if (role === "enterprise") {
    const firmId = await first(sql<{ id: string }>`
      select id from city.firm where city_id = ${cityId} and synthetic and zone_id is not null and closed_year is null order by id limit 1`);
    return { bodyId: null, firmId };
  }
  if (role !== "department" && role !== "district" && role !== "zone") return { bodyId: null, firmId: null };
  const governing = await first(sql<{ id: string }>`
    select body_id as id from city.zone_body where city_id = ${cityId} group by body_id order by count(*) desc, body_id limit 1`);
  const own = role === "district" ? null : await first(role === "zone"
    ? sql<{ id: string }>`
      select f.body_id as id from city.zone_form f
      join city.body b on b.city_id = f.city_id and b.id = f.body_id and b.type = 'dispatched-body'
      join city.body_standing s on s.city_id = f.city_id and s.body_id = f.body_id and s.parent_id = ${governing}
      where f.city_id = ${cityId} and f.valid_to is null order by f.zone_id limit 1`
    : sql<{ id: string }>`
      select body_id as id from city.zone_lead where city_id = ${cityId} and kind = 'department' and valid_to is null group by body_id order by count(*) desc, body_id limit 1`);
  return { bodyId: own ?? governing, firmId: null };
}
