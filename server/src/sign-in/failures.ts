import { createHmac } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { SignInTables } from "../db/sign-in-tables.js";

/** After so many failures in a row each further one locks for twice as long, from 30 seconds up to an hour. */
const allowed = { account: 5, address: 30 } as const;
export type FailureKind = keyof typeof allowed;

const firstLockS = 30;
const longestLockS = 3600;

export interface Failures {
  /** Counts an attempt as failed before it is looked at, so that many at once gain nothing. @returns seconds to wait; 0: go on */
  begin(kind: FailureKind, what: string): Promise<number>;
  /** The attempt was right after all. */
  forgive(kind: FailureKind, what: string): Promise<void>;
}

/** What failed how often, kept in the database: several processes and a restart count together. */
export function failuresIn(tables: Kysely<SignInTables>, secret: string): Failures {
  const keyOf = (kind: FailureKind, what: string) => `${kind}:${createHmac("sha256", secret).update(`${kind} ${what.toLowerCase()}`).digest("hex")}`;
  return {
    begin: async (kind, what) => {
      const key = keyOf(kind, what);
      const { rows } = await sql`
        insert into sign_in.failure as f (key, count, "lastAt") values (${key}, 1, now())
        on conflict (key) do update set
          count = case when f."lastAt" < now() - interval '1 day' then 1 else f.count + 1 end,
          "lastAt" = now(),
          "lockedUntil" = case when f.count + 1 >= ${allowed[kind]} and f."lastAt" >= now() - interval '1 day'
            then now() + least(${longestLockS}, ${firstLockS} * power(2, least(20, f.count + 1 - ${allowed[kind]}))) * interval '1 second' end
        where f."lockedUntil" is null or f."lockedUntil" <= now()
        returning count`.execute(tables);
      return rows.length > 0 ? 0 : secondsLeft(tables, key);
    },
    forgive: async (kind, what) => {
      const forgiven = tables.updateTable("sign_in.failure").where("key", "=", keyOf(kind, what));
      // An address is many people's: one who knows a password does not clear it for the others.
      await (kind === "account" ? forgiven.set({ count: 0, lockedUntil: null }) : forgiven.set({ count: sql<number>`greatest(0, count - 1)`, lockedUntil: null })).execute();
    },
  };
}

async function secondsLeft(tables: Kysely<SignInTables>, key: string): Promise<number> {
  const row = await tables.selectFrom("sign_in.failure").select("lockedUntil").where("key", "=", key).executeTakeFirst();
  return Math.max(1, Math.ceil(((row?.lockedUntil?.getTime() ?? 0) - Date.now()) / 1000));
}
