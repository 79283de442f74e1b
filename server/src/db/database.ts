import type { Act } from "@chengqi/domain/acts/act";
import type { Actor } from "@chengqi/domain/governance/actor";
import { platform } from "@chengqi/domain/governance/permissions";
import type { Kysely } from "kysely";
import { appendedBy } from "../acts/appended.js";
import { judgeNewTotals } from "../enterprises/judge-totals.js";
import { syncPermissions } from "../governance/permission-table.js";
import { CopyQuery, kyselyOver } from "./dialect.js";
import { openEmbedded } from "./embedded-database.js";
import { migrate, type Applied } from "./migrate.js";
import { engineAs } from "./role-engine.js";
import { openServer } from "./server-database.js";
import type { CopySource, Engine } from "./session.js";
import type { SignInTables } from "./sign-in-tables.js";
import type { Tables, Tx } from "./tables.js";

export interface DatabaseConfig {
  /** A PostgreSQL server; without one the embedded engine runs. */
  databaseUrl?: string | undefined;
  /** Login for the application's transactions: a member of chengqi_app that owns nothing. */
  databaseAppUrl?: string | undefined;
  /** Directory of the embedded database's files; without one it lives in memory. */
  directory?: string | undefined;
  onProgress?: ((step: string) => void) | undefined;
  /** The migrations to have, as of a backup; without them all. */
  upTo?: readonly Applied[] | undefined;
}

export interface Database {
  readonly engine: "embedded" | "server";
  /** As the owner of the tables: for migrations and loading only. */
  readonly owner: Kysely<Tables>;
  /** The tables of sign-in, as the role that may use them and nothing else. */
  readonly signIn: Kysely<SignInTables>;
  /** Runs `work` in one reading transaction as the application's role, seeing what the actor may see of its city. */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` as the platform itself, which counts over all firms: hand out counts only, the small ones hidden. */
  statistics<T>(cityId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same as `as`, and it may write what the actor may write. */
  act<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` in one transaction of the owner, as long as it takes; the acts it appends are heard of like those of `act`. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes a backup of an embedded database if it changed; a server has its own ways. Returns the file's path. */
  backUp(): Promise<string | undefined>;
  /** Called with the acts of each writing transaction once it is committed; whoever opened it is answered only after that. */
  onAppended(listener: (acts: readonly Act[]) => Promise<void>): void;
  /** Called once if the embedded engine breaks down. */
  onBreakdown(listener: (error: Error) => void): void;
  close(): Promise<void>;
}

/** Opens the database, brings it up to the newest migration and makes the application's role. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const step = config.onProgress ?? (() => undefined);
  return config.databaseUrl === undefined ? openEmbeddedDatabase(config, step) : openServerDatabase(config, config.databaseUrl, step);
}

async function openEmbeddedDatabase(config: DatabaseConfig, step: (text: string) => void): Promise<Database> {
  const { engine, owner, backUp, close } = await openEmbedded<Tables>(config.directory, step);
  try {
    await migrate(owner, step, config.upTo);
    await syncPermissions(owner);
    await judgeNewTotals(owner);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    engine: "embedded",
    owner,
    signIn: kyselyOver(engineAs(engine, "chengqi_sign_in")),
    as: (actor, work) => actAs(engine, opening(actor, "read only"), work),
    statistics: (cityId, work) => actAs(engine, opening(platformOf(cityId), "read only"), work),
    ...writing(engine, owner),
    backUp,
    onBreakdown: (listener) => engine.onBreakdown(listener),
    close,
  };
}

async function openServerDatabase(config: DatabaseConfig, url: string, step: (text: string) => void): Promise<Database> {
  const { owner, ownerEngine, app, close } = await openServer<Tables>(url, config.databaseAppUrl, step, config.upTo);
  await syncPermissions(owner);
  await judgeNewTotals(owner);
  return {
    engine: "server",
    owner,
    signIn: kyselyOver(engineAs(ownerEngine, "chengqi_sign_in")),
    as: (actor, work) => actAs(app, opening(actor, "read only"), work),
    statistics: (cityId, work) => actAs(app, opening(platformOf(cityId), "read only"), work),
    ...writing(app, owner),
    backUp: () => Promise.resolve(undefined),
    onBreakdown: () => undefined,
    close,
  };
}

/** Writing transactions, and who hears of the acts they appended. */
function writing(engine: Engine, owner: Kysely<Tables>): Pick<Database, "act" | "asOwner" | "onAppended"> {
  let tell: ((acts: readonly Act[]) => Promise<void>) | undefined;
  const telling = async <T>(transaction: (noted: (tx: Tx) => Promise<T>) => Promise<T>, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const opened: Tx[] = [];
    const result = await transaction((tx) => {
      opened.push(tx);
      return work(tx);
    });
    const acts = opened.flatMap(appendedBy);
    if (acts.length > 0) await tell?.(acts);
    return result;
  };
  return {
    act: (actor, work) => telling((noted) => actAs(engine, opening(actor, "read write"), noted), work),
    asOwner: (work) => telling((noted) => owner.transaction().execute(noted), work),
    onAppended: (listener) => {
      tell = listener;
    },
  };
}

/** What a setting may hold; nothing in it could end the text it is written into. */
const plain = /^[A-Za-z0-9_:-]{0,64}$/;

/** An actor, or the platform itself. */
type Reader = Omit<Actor, "role"> & { readonly role: Actor["role"] | typeof platform };

const platformOf = (cityId: string): Reader =>
  ({ role: platform, cityId, userId: null, bodyId: null, zones: [], firmId: null, purpose: "statistics" });

/** SET LOCAL, not set_config(): only the former reaches the workers of a distributed PostgreSQL. */
function opening(actor: Reader, mode: "read only" | "read write"): string {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(actor.cityId)) {
    throw new RangeError(`city id: "${actor.cityId}" is not 1 to 32 letters, digits, "-" or "_".`);
  }
  const { role, userId, bodyId, zones, firmId, purpose } = actor;
  const wrong = [role, userId, bodyId, ...zones, firmId, purpose].find((value) => value !== null && !plain.test(value));
  if (wrong !== undefined) throw new RangeError(`actor: "${wrong}" is not letters, digits, "-", "_" or ":", at most 64 of them.`);
  const settings = {
    city: actor.cityId, role, user: userId ?? "", body: bodyId ?? "", zones: zones.join(","), firm: firmId ?? "", purpose: purpose ?? "",
  };
  return [
    `begin ${mode}`,
    "set local role chengqi_app",
    ...Object.entries(settings).map(([name, value]) => `set local chengqi."${name}" = '${value}'`),
    "set local statement_timeout = '15s'",
    "set local lock_timeout = '3s'",
  ].join("; ");
}

const actAs = <T>(engine: Engine, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  kyselyOver<Tables>(engine, begin).transaction().execute(work);

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
  if (schema === undefined || name === undefined) throw new RangeError(`table: "${table}" has no schema.`);
  const { numAffectedRows } = await handle.executeQuery(new CopyQuery({ schema, table: name, columns }, source));
  return Number(numAffectedRows ?? 0);
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** One row of COPY's text format. */
export const copyRow = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? "\\N" : String(value).replace(/[\\\t\n\r]/g, (c) => escapes[c] ?? c))).join("\t")}\n`;
