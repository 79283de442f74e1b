import { sql, type Kysely } from "kysely";
import { StartError } from "../lifecycle/start-error.js";
import { CopyQuery, kyselyOver } from "./dialect.js";
import { embeddedEngine } from "./embedded-engine.js";
import { migrate } from "./migrate.js";
import { prepareServer } from "./prepare-server.js";
import { serverEngine } from "./server-engine.js";
import type { CopySource, Engine } from "./session.js";
import type { Tables, Tx } from "./tables.js";

export interface DatabaseConfig {
  /** A PostgreSQL server; without one the embedded engine runs. */
  databaseUrl?: string | undefined;
  /** Login for the application's transactions: a member of chengqi_app that owns nothing. */
  databaseAppUrl?: string | undefined;
  /** Directory of the embedded database's files; without one it lives in memory. */
  directory?: string | undefined;
  onProgress?: ((step: string) => void) | undefined;
}

/** On whose behalf a transaction runs. */
export interface Actor {
  role: "visitor";
  cityId: string;
}

export interface Database {
  readonly engine: "embedded" | "server";
  /** As the owner of the tables: for migrations and loading only. */
  readonly owner: Kysely<Tables>;
  /** Runs `work` in one transaction as the application's role, seeing the actor's city alone. */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The embedded database as an archive, undefined on a server, which has its own ways of backup. */
  dump(): Promise<Uint8Array | undefined>;
  /** Called once if the embedded engine breaks down. */
  onBreakdown(listener: (error: Error) => void): void;
  close(): Promise<void>;
}

/** Opens the database, brings it up to the newest migration and makes the application's role. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const step = config.onProgress ?? (() => undefined);
  return config.databaseUrl === undefined ? openEmbedded(config, step) : openServer(config, config.databaseUrl, step);
}

async function openEmbedded(config: DatabaseConfig, step: (text: string) => void): Promise<Database> {
  const engine = await embeddedEngine({ directory: config.directory, template: undefined });
  const owner = kyselyOver<Tables>(engine);
  await sql`create extension if not exists postgis`.execute(owner);
  await sql.raw(`do $$ begin create role chengqi_app nologin; exception when duplicate_object then null; end $$`).execute(owner);
  await migrate(owner, step);
  return {
    engine: "embedded",
    owner,
    as: (actor, work) => actAs(engine, actor, work),
    dump: () => engine.dump(),
    onBreakdown: (listener) => engine.onBreakdown(listener),
    close: () => engine.close(),
  };
}

async function openServer(config: DatabaseConfig, url: string, step: (text: string) => void): Promise<Database> {
  const engine = serverEngine(url, 10);
  const owner = kyselyOver<Tables>(engine);
  await prepareServer(owner);
  await migrate(owner, step);
  const app = config.databaseAppUrl === undefined ? engine : serverEngine(config.databaseAppUrl, 10);
  return {
    engine: "server",
    owner,
    as: (actor, work) => actAs(app, actor, work),
    dump: () => Promise.resolve(undefined),
    onBreakdown: () => undefined,
    close: async () => {
      await engine.close();
      if (app !== engine) await app.close();
    },
  };
}

/** SET LOCAL, not set_config(): only the former reaches the workers of a distributed PostgreSQL. */
function opening(actor: Actor): string {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(actor.cityId)) {
    throw new RangeError(`city id: "${actor.cityId}" is not 1 to 32 letters, digits, "-" or "_".`);
  }
  return [
    "begin read only",
    "set local role chengqi_app",
    `set local chengqi.city = '${actor.cityId}'`,
    "set local statement_timeout = '15s'",
    "set local lock_timeout = '3s'",
  ].join("; ");
}

const actAs = <T>(engine: Engine, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  kyselyOver<Tables>(engine, opening(actor)).transaction().execute(work);

/**
 * Copies rows in COPY's text format into a table, at the speed of the engine; returns how many.
 * @param handle the open transaction, or the owner outside one
 */
export async function copyFrom(
  handle: Kysely<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  source: CopySource,
): Promise<number> {
  const [schema, name] = table.split(".");
  if (schema === undefined || name === undefined) throw new StartError(`Table ${table} has no schema.`);
  const { numAffectedRows } = await handle.executeQuery(new CopyQuery({ schema, table: name, columns }, source));
  return Number(numAffectedRows ?? 0);
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One row of COPY's text format. */
export const copyRow = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? "\\N" : String(value).replace(/[\\\t\n\r]/g, (c) => escapes[c] ?? c))).join("\t")}\n`;
