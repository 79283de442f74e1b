import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createGzip } from "node:zlib";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { copyRow, type Database } from "../db/database.js";
import type { Applied } from "../db/migrate.js";
import type { Tx } from "../db/tables.js";
import type { Header, Manifest } from "./archive.js";
import { sequences, tableShapes, type TableShape } from "./catalogue.js";
import { packed, type Entry } from "./tar.js";

const rowsAtOnce = 2000;
const pieceLength = 4 * 1024 * 1024;

/**
 * The whole database as of one moment and the signed heads, as a compressed archive that either engine can be filled from. The
 * signing key is not in it.
 */
export function backupOf(database: Database, headsDir: string, now: Date): Readable {
  const archive = Readable.from(packed(entries(database, headsDir, now), now));
  const gzip = createGzip();
  archive.once("error", (error) => gzip.destroy(error));
  gzip.once("close", () => archive.destroy());
  return archive.pipe(gzip);
}

async function* entries(database: Database, headsDir: string, now: Date): AsyncGenerator<Entry> {
  // Heads first: whatever they sign is in the database then.
  const heads = await headFiles(headsDir);
  const manifest: Manifest = { tables: {}, heads: {} };
  yield* within(database, (tx) => tableEntries(tx, database.engine, now, manifest));
  for (const { name, content } of heads) {
    manifest.heads[name] = createHash("sha256").update(content).digest("hex");
    yield { name: `heads/${name}`, content };
  }
  yield json("manifest.json", manifest);
}

const json = (name: string, value: unknown): Entry => ({ name, content: Buffer.from(`${JSON.stringify(value, null, 1)}\n`) });

async function headFiles(folder: string): Promise<Entry[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".jsonl")).toSorted();
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(path.join(folder, name)) })));
}

/** Hands on what a generator gives within one reading transaction, at the pace of whoever takes it. */
async function* within(database: Database, give: (tx: Tx) => AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  const waiting = new Exchange<Entry>();
  const running = database.owner.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (tx) => {
    for await (const entry of give(tx)) await waiting.put(entry);
  });
  running.then(() => waiting.end(), (error: unknown) => waiting.end(error));
  try {
    yield* waiting.all();
  } finally {
    // Whoever stops taking ends the transaction too.
    waiting.cancel();
  }
}

/** One thing at a time from one side to the other. */
class Exchange<T> {
  private readonly held: T[] = [];
  private wakeTaker: () => void = () => undefined;
  private wakeGiver: () => void = () => undefined;
  private ended = false;
  private cancelled = false;
  private failure: unknown;

  async put(value: T): Promise<void> {
    if (!this.cancelled) {
      this.held.push(value);
      this.wakeTaker();
      await new Promise<void>((resolve) => {
        this.wakeGiver = resolve;
      });
    }
    if (this.cancelled) throw new Error("The backup was given up.");
  }

  cancel(): void {
    this.cancelled = true;
    this.wakeGiver();
  }

  end(failure?: unknown): void {
    this.ended = true;
    this.failure = failure;
    this.wakeTaker();
  }

  async *all(): AsyncGenerator<T> {
    for (;;) {
      const value = this.held.shift();
      if (value !== undefined) {
        yield value;
        this.wakeGiver();
      } else if (this.ended) {
        if (this.failure !== undefined) throw this.failure;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.wakeTaker = resolve;
        });
      }
    }
  }
}

async function* tableEntries(tx: Tx, engine: string, now: Date, manifest: Manifest): AsyncGenerator<Entry> {
  await sql`set local timezone = 'UTC'`.execute(tx);
  const { rows: migrations } = await sql<Applied>`select name, sha256 from chengqi.migration order by name`.execute(tx);
  const shapes = await tableShapes(tx);
  const header: Header = {
    format: 1, madeAt: now.toISOString(), engine, migrations, tables: shapes.map(({ name, columns }) => ({ name, columns })), sequences: await sequences(tx),
  };
  yield json("header.json", header);
  for (const shape of shapes) {
    const hash = createHash("sha256");
    const counted = { rows: 0 };
    let piece = 0;
    for await (const text of pieces(tx, shape, counted)) {
      hash.update(text);
      piece += 1;
      yield { name: `tables/${shape.name}/${String(piece).padStart(5, "0")}.copy`, content: Buffer.from(text) };
    }
    manifest.tables[shape.name] = { rows: counted.rows, sha256: hash.digest("hex") };
  }
}

/** The rows of a table in the text format of COPY, in the order of its key. */
async function* pieces(tx: Tx, { name, columns, key }: TableShape, counted: { rows: number }): AsyncGenerator<string> {
  const texts = columns.map((column, index) => sql`${sql.ref(column)}::text as ${sql.ref(`c${index}`)}`);
  const order = key.length > 0 ? key : columns;
  await sql`declare backup no scroll cursor for select ${sql.join(texts)} from ${sql.table(name)} order by ${sql.join(order.map((column) => sql.ref(column)))}`.execute(tx);
  let text = "";
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.raw(String(rowsAtOnce))} from backup`.execute(tx);
    for (const row of rows) text += copyRow(columns.map((_, index) => row[`c${index}`] ?? null));
    counted.rows += rows.length;
    if (text.length >= pieceLength || (rows.length < rowsAtOnce && text !== "")) {
      yield text;
      text = "";
    }
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close backup`.execute(tx);
}
