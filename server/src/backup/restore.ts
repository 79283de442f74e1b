import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { sql } from "kysely";
import { openDatabase, type Database, type DatabaseConfig } from "../db/database.js";
import { CopyQuery } from "../db/dialect.js";
import type { Tx } from "../db/tables.js";
import { headerSchema, manifestSchema, type Header, type Manifest } from "./archive.js";
import { tableShapes } from "./catalogue.js";
import { unpacked, type Entry } from "./tar.js";

export class RestoreError extends Error {
  override readonly name = "RestoreError";
}

export interface Restored {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Files of heads that were written. */
  readonly heads: readonly string[];
}

/**
 * Fills an empty database from a backup, all of it or nothing, and brings it up to the newest migration.
 * @throws RestoreError if the database holds something or the archive is not whole
 */
export async function restore(archive: AsyncIterable<Buffer>, config: DatabaseConfig, headsDir: string): Promise<Restored> {
  const files = unpackedOf(archive);
  const header = await headerOf(files);
  const database = await openDatabase({ ...config, upTo: header.migrations });
  let read: Read;
  try {
    read = await database.owner.transaction().execute((tx) => fill(tx, header, files, headsDir));
    await sql`analyze`.execute(database.owner);
  } finally {
    await database.close();
  }
  await mkdir(headsDir, { recursive: true });
  for (const { name, content } of read.heads) await writeFile(path.join(headsDir, name), content, { flag: "wx", flush: true });
  await newest(config);
  const counts = Object.values(read.manifest.tables);
  return { madeAt: header.madeAt, tables: counts.length, rows: counts.reduce((sum, { rows }) => sum + rows, 0), heads: read.heads.map(({ name }) => name) };
}

/** The migrations that came after the backup. */
async function newest(config: DatabaseConfig): Promise<void> {
  const database: Database = await openDatabase(config);
  await database.close();
}

async function* unpackedOf(archive: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const gunzip = createGunzip();
  const feed = (async () => {
    for await (const chunk of archive) if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once("drain", resolve));
    gunzip.end();
  })();
  feed.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    yield* unpacked(gunzip as AsyncIterable<Buffer>);
  } catch (error) {
    throw new RestoreError(`the archive cannot be read to its end (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function headerOf(files: AsyncGenerator<Entry>): Promise<Header> {
  const { value } = await files.next();
  const first: Entry | undefined = value;
  const header = first?.name === "header.json" ? headerSchema.safeParse(JSON.parse(first.content.toString("utf8"))) : undefined;
  if (!header?.success) throw new RestoreError("the archive is no backup of this program, or of a newer version");
  return header.data;
}

interface Read {
  readonly manifest: Manifest;
  readonly heads: readonly Entry[];
}

async function fill(tx: Tx, header: Header, files: AsyncGenerator<Entry>, headsDir: string): Promise<Read> {
  await needEmpty(tx);
  const names = header.tables.map(({ name }) => sql.table(name));
  await eachTable(header, (name) => sql`alter table ${sql.table(name)} disable trigger user`.execute(tx));
  const foreignKeys = await dropForeignKeys(tx);
  await sql`truncate ${sql.join(names)}`.execute(tx);
  const read = await readTables(tx, header, files);
  for (const { name } of read.heads) {
    if (existsSync(path.join(headsDir, name))) throw new RestoreError(`${headsDir} holds ${name} already; name an empty folder for the heads`);
  }
  for (const statement of foreignKeys) await sql.raw(statement).execute(tx);
  for (const { name, value, called } of header.sequences) await sql`select setval(${name}::regclass, ${value}, ${called})`.execute(tx);
  await eachTable(header, (name) => sql`alter table ${sql.table(name)} enable trigger user`.execute(tx));
  return read;
}

async function eachTable({ tables }: Header, work: (name: string) => Promise<unknown>): Promise<void> {
  for (const { name } of tables) await work(name);
}

/** Reference tables and the table of permissions are filled with the migrations and at the start; nothing else may hold a row. */
async function needEmpty(tx: Tx): Promise<void> {
  for (const { name } of await tableShapes(tx)) {
    if (/^(national|governance)\./.test(name)) continue;
    const { rows } = await sql<{ some: boolean }>`select exists (select from ${sql.table(name)}) as some`.execute(tx);
    if (rows[0]?.some) throw new RestoreError(`the database is not empty: ${name} holds rows; restore into a new one`);
  }
}

/** Takes the foreign keys away, so that the order of tables does not matter; gives the statements that put them back and check them. */
async function dropForeignKeys(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text not in ('public', 'chengqi') order by conrelid, conname`.execute(tx);
  for (const { table, name } of rows) await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx);
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
}

async function readTables(tx: Tx, header: Header, files: AsyncGenerator<Entry>): Promise<Read> {
  const columns = new Map(header.tables.map((table) => [table.name, table.columns]));
  const hashes = new Map(header.tables.map(({ name }) => [name, createHash("sha256")]));
  const rows = new Map<string, number>();
  const heads: Entry[] = [];
  for await (const { name, content } of files) {
    const [kind, of = "", piece] = name.split("/");
    const listed = columns.get(of);
    if (kind === "tables" && piece !== undefined && listed) {
      hashes.get(of)?.update(content);
      rows.set(of, (rows.get(of) ?? 0) + (await copied(tx, of, listed, content)));
    } else if (kind === "heads" && /^[A-Za-z0-9_-]+\.jsonl$/.test(of)) heads.push({ name: of, content });
    else if (name === "manifest.json") return whole(manifestSchema.parse(JSON.parse(content.toString("utf8"))), hashes, rows, heads);
    else throw new RestoreError(`the archive holds ${name}, which this version does not know`);
  }
  throw new RestoreError("the archive has no manifest: it is not complete");
}

async function copied(tx: Tx, table: string, columns: readonly string[], content: Buffer): Promise<number> {
  const [schema = "", name = ""] = table.split(".");
  const { numAffectedRows } = await tx.executeQuery(new CopyQuery({ schema, table: name, columns }, content.toString("utf8")));
  return Number(numAffectedRows ?? 0);
}

function whole(manifest: Manifest, hashes: ReadonlyMap<string, ReturnType<typeof createHash>>, rows: ReadonlyMap<string, number>, heads: readonly Entry[]): Read {
  for (const [name, hash] of hashes) {
    const due = manifest.tables[name];
    if (due?.sha256 !== hash.digest("hex") || due.rows !== (rows.get(name) ?? 0)) throw new RestoreError(`the rows of ${name} are not those that were backed up`);
  }
  for (const { name, content } of heads) {
    if (manifest.heads[name] !== createHash("sha256").update(content).digest("hex")) throw new RestoreError(`the heads in ${name} are not those that were backed up`);
  }
  if (Object.keys(manifest.heads).length !== heads.length) throw new RestoreError("heads are missing in the archive");
  return { manifest, heads };
}
