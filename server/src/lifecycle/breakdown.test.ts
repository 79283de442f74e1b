import { cp, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../db/database.js";
import { refusalIn } from "../testing/start-process.js";

const segmentBytes = 16 * 1024 ** 2;
const writtenBytes = 4 * 1024 ** 2;

let root: string;
let sound: string;
/** Where the next write-ahead record of `sound` goes in its file. */
let offset: number;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-breakdown-"));
  sound = path.join(root, "sound");
  const { owner, close } = await openDatabase({ directory: sound });
  // Table files are smaller than this, so that the write-ahead log is the first to reach a limit set on files.
  await sql`select pg_switch_wal()`.execute(owner);
  await sql`select pg_logical_emit_message(false, 'filling', repeat('x', ${writtenBytes}::int))`.execute(owner);
  const { rows } = await sql<{ at: string }>`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as at`.execute(owner);
  offset = Number(rows[0]?.at) % segmentBytes;
  await close();
}, 300_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function copyOf(name: string): Promise<string> {
  const directory = path.join(root, name);
  await cp(sound, directory, { recursive: true });
  return directory;
}

describe("an embedded database that breaks down ends the process in one line", () => {
  test("when a commit cannot be written (PANIC)", async () => {
    expect(offset).toBeGreaterThanOrEqual(writtenBytes);
    const directory = await copyOf("commit");
    await refusalIn(
      { DATA_DIR: directory, FIRMS: "1000" },
      "The embedded database broke down (the engine stopped itself, as it does when the disk is full or failing); start again, what was committed is kept.",
      [], offset + 256 * 1024,
    );
  }, 120_000);

  test("when its control file is damaged", async () => {
    const directory = await copyOf("control");
    await writeFile(path.join(directory, "database/global/pg_control"), Buffer.alloc(8192));
    await refusalIn({ DATA_DIR: directory }, `DATA_DIR ${directory}: the embedded database cannot be opened (its files are damaged); restore it from backups/`);
  }, 120_000);

  test("when its write-ahead log is gone (PANIC at the start)", async () => {
    const directory = await copyOf("log");
    const log = path.join(directory, "database/pg_wal");
    for (const name of (await readdir(log)).filter((one) => /^[0-9A-F]{24}$/.test(one))) {
      await truncate(path.join(log, name), 0);
      await truncate(path.join(log, name), segmentBytes);
    }
    await refusalIn({ DATA_DIR: directory }, `DATA_DIR ${directory}: the embedded database cannot be opened (its files are damaged); restore it from backups/`);
  }, 120_000);
});
