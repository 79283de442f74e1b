import { holdsOn } from "@chengqi/domain/governance/membership";
import type { Database } from "../db/database.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { linkAddress, makeLink } from "./links.js";
import { insertUser, userByEmail } from "./sql.js";

/** There is a security administrator already, who invites all others. */
export class AdministratorExists extends Error {
  override readonly name = "AdministratorExists";
}

export interface FirstAdministrator {
  readonly cityId: string;
  readonly email: string;
  readonly name: string;
  readonly today: string;
  readonly publicUrl: string;
}

/**
 * Makes the first security administrator of a real installation, for whoever holds its database. Asked again before the link was
 * used, it gives a new one. @returns the one-time link
 */
export async function createFirstAdministrator(database: Database, { cityId, email, name, today, publicUrl }: FirstAdministrator): Promise<string> {
  const { owner, signIn: tables } = database;
  const held = await owner.selectFrom("governance.membership").select(["user_id", "valid_from", "valid_to"])
    .where("city_id", "=", cityId).where("role", "=", "security-admin").execute();
  const real = await tables.selectFrom("sign_in.user").select(["id", "email"]).where("demonstration", "=", false).where("disabledAt", "is", null).execute();
  const administrators = real.filter(({ id }) => held.some((one) => one.user_id === id && holdsOn({ validFrom: one.valid_from, validTo: one.valid_to }, today)));
  const again = administrators.find((one) => one.email === email.toLowerCase());
  const joined = await tables.selectFrom("sign_in.account").select("userId").execute();
  const usable = administrators.some(({ id }) => joined.some(({ userId }) => userId === id));
  if (usable || (administrators.length > 0 && !again)) throw new AdministratorExists("there is a security administrator already, who invites everybody else");
  const userId = again?.id ?? (await newAdministrator(database, cityId, email, name, today));
  const { token } = await makeLink(tables, userId, "invitation");
  return linkAddress(publicUrl, token);
}

async function newAdministrator({ owner, signIn: tables }: Database, cityId: string, email: string, name: string, today: string): Promise<string> {
  const made = await insertUser(tables, { id: uuidV7(), name, email });
  const userId = made?.id ?? (await userByEmail(tables, email))!.id;
  await owner.insertInto("governance.membership").values({
    city_id: cityId, id: uuidV7(), user_id: userId, role: "security-admin", body_id: null, firm_id: null, valid_from: today, valid_to: null, granted_by: null,
  }).execute();
  return userId;
}
