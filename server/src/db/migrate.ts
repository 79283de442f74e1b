import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { sql, type Kysely } from "kysely";
import { StartError } from "../lifecycle/start-error.js";

const folder = new URL("../../migrations/", import.meta.url);

/** A migration as a database remembers it. */
export interface Applied {
  readonly name: string;
  readonly sha256: string;
}

interface Migration extends Applied {
  readonly text: string;
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/**
 * Brings the database up to the newest migration, or to those of `upTo`; several processes may try at once.
 * @throws StartError if the database holds migrations this version does not know, or knows otherwise.
 */
export async function migrate<T>(owner: Kysely<T>, onMigration: (name: string) => void, upTo?: readonly Applied[]): Promise<void> {
  const all = await migrations();
  if (upTo) refuseForeign(all, upTo);
  const known = upTo ? all.slice(0, upTo.length) : all;
  await owner.connection().execute(async (connection) => {
    // The number is arbitrary; it only has to be the same in every process.
    await sql`select pg_advisory_lock(7210510100)`.execute(connection);
    try {
      await sql`create schema if not exists chengqi`.execute(connection);
      await sql`create table if not exists chengqi.migration (
        name text collate "C" primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(connection);
      const { rows: applied } = await sql<{ name: string; sha256: string }>`
        select name, sha256 from chengqi.migration order by name`.execute(connection);
      refuseForeign(known, applied);
      for (const { name, text, sha256 } of known.slice(applied.length)) {
        onMigration(`Migration ${name.replace(".sql", "")}`);
        await connection.transaction().execute(async (tx) => {
          await sql.raw(text).execute(tx);
          await sql`insert into chengqi.migration (name, sha256) values (${name}, ${sha256})`.execute(tx);
        });
      }
    } finally {
      await sql`select pg_advisory_unlock(7210510100)`.execute(connection);
    }
  });
}

function refuseForeign(known: readonly Migration[], applied: readonly { name: string; sha256: string }[]): void {
  for (const [position, { name, sha256 }] of applied.entries()) {
    const ours = known[position];
    if (ours === undefined) {
      throw new StartError(
        `The database was written by a newer version (it holds ${name}); start that version, or use another data directory or database.`,
      );
    }
    if (ours.name !== name || ours.sha256 !== sha256) {
      throw new StartError(
        `The database holds ${name} in another form than this version's ${ours.name}; start the version that wrote it, or use another data directory or database.`,
      );
    }
  }
}
