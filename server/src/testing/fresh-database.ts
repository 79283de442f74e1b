import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { openDatabase, type Database } from "../db/database.js";

/** A cluster that tests may make databases in, as a superuser: postgres://postgres@127.0.0.1:5432/postgres. */
export const testServer = process.env["TEST_DATABASE_URL"];

/** The engine of this run: a server where TEST_DATABASE_URL names one; the embedded one has a run of its own. */
export const engines: readonly Database["engine"][] = testServer === undefined ? ["embedded"] : ["server"];

/** For what goes from one engine to the other. */
export const enginesAtHand: readonly Database["engine"][] = testServer === undefined ? ["embedded"] : ["embedded", "server"];

export interface FreshDatabase {
  database: Database;
  /** Of the database on a server. */
  url: string | undefined;
  drop(): Promise<void>;
}

/** An empty database with every migration, of the test's own. */
export async function freshDatabase(engine: Database["engine"]): Promise<FreshDatabase> {
  if (engine === "embedded") {
    const database = await openDatabase({});
    return { database, url: undefined, drop: () => database.close() };
  }
  const { url, drop } = await emptyServerDatabase();
  const database = await openDatabase({ databaseUrl: url });
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await drop();
    },
  };
}

/** A database on the test server with nothing in it. */
export async function emptyServerDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (testServer === undefined) throw new Error("TEST_DATABASE_URL names no server.");
  const name = `chengqi_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(testServer);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`drop database ${name} with (force)`) };
}

/** Runs one statement as the superuser of the test server. */
export async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: testServer });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
