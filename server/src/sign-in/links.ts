import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { LinkTable, SignInTables } from "../db/sign-in-tables.js";

/** A link works for 72 hours, and once. */
const validMs = 72 * 3_600_000;

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export interface NewLink {
  /** Known to whoever holds the link, and to nobody else. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** A new link for a person; any former one works no longer. */
export async function makeLink(tables: Kysely<SignInTables>, userId: string, kind: LinkTable["kind"]): Promise<NewLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + validMs);
  await tables.transaction().execute(async (tx) => {
    await tx.deleteFrom("sign_in.link").where("userId", "=", userId).execute();
    await tx.insertInto("sign_in.link").values({ hash: hashOf(token), userId, kind, expiresAt }).execute();
  });
  return { token, expiresAt };
}

/** Address of the page that takes the link; behind the # nothing is sent to a server or its logs. */
export const linkAddress = (publicUrl: string, token: string): string => `${publicUrl}/sign-in#link=${token}`;

/** Whom a link is for; undefined if it is unknown, used or too old. */
export async function linkOf(tables: Kysely<SignInTables>, token: string) {
  return tables.selectFrom("sign_in.link as l").innerJoin("sign_in.user as u", "u.id", "l.userId")
    .select(["l.userId", "l.kind", "u.email", "u.name"])
    .where("l.hash", "=", hashOf(token)).where("l.expiresAt", ">", new Date()).where("u.disabledAt", "is", null).executeTakeFirst();
}

/** Uses the link up: of two who come at once, one gets the person. */
export async function useLink(tables: Kysely<SignInTables>, token: string): Promise<string | undefined> {
  const used = await tables.deleteFrom("sign_in.link").where("hash", "=", hashOf(token)).where("expiresAt", ">", new Date()).returning("userId").executeTakeFirst();
  return used?.userId;
}
