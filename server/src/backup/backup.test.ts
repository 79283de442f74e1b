import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceIn } from "../acts/evidence.js";
import { recordAct } from "../acts/record.js";
import { reportOn } from "../acts/report.js";
import { openSigner } from "../acts/signer.js";
import { openDatabase, type Database } from "../db/database.js";
import { loadCity } from "../packs/load-city.js";
import { emptyServerDatabase, enginesAtHand, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { manifestSchema, type Manifest } from "./archive.js";
import { restore } from "./restore.js";
import { packed, unpacked, type Entry } from "./tar.js";
import { backupOf } from "./write.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };
const now = new Date("2026-11-22T10:00:00Z");

/** From each engine into the other, where both are at hand. */
const ways = enginesAtHand.map((from) => [from, enginesAtHand.find((to) => to !== from) ?? from] as const);

async function* of<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
async function filesOf(archive: Buffer): Promise<Entry[]> {
  const files: Entry[] = [];
  for await (const file of unpacked(of([gunzipSync(archive)]))) files.push(file);
  return files;
}
const manifestOf = async (archive: Buffer): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse((await filesOf(archive)).find(({ name }) => name === "manifest.json")!.content.toString()));

describe.each(ways)("a backup of the %s engine restored on the %s engine", (from, to) => {
  let fresh: FreshDatabase;
  let folder: string;
  let archive: Buffer;
  let within: Awaited<ReturnType<typeof target>>;
  const heads = () => path.join(folder, "heads");
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chengqi-backup-"));
    fresh = await freshDatabase(from);
    const { database } = fresh;
    await loadCity(database, { packs, city: "chengdu", firms: 1000, seed: 1, onProgress: () => undefined });
    const signer = await openSigner({ headsDir: heads(), keyFile: path.join(folder, "key.pem"), makeKey: true, accept: "none" }, database.owner, () => undefined);
    database.onAppended(signer.sign);
    for (const text of ["制表\t换行\n回车\r反斜线\\N", "\\N", "", "引号\"'", "😀\u0001"]) {
      await database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: text, data: { text } }));
    }
    await signer.close();
    database.onAppended(() => Promise.resolve());
    archive = await buffer(backupOf(database, heads(), now));
    within = await target();
  });
  afterAll(async () => {
    await fresh.drop();
    await within.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function target() {
    const server = to === "server" ? await emptyServerDatabase() : undefined;
    const directory = await mkdtemp(path.join(folder, "target-"));
    const config = { databaseUrl: server?.url, directory: path.join(directory, "data") };
    return { config, heads: path.join(directory, "heads"), drop: async () => server?.drop() };
  }
  const opened = async <T>(config: { databaseUrl: string | undefined; directory: string }, work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase(config);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };

  test("is refused when it is not whole, and leaves the database empty", async () => {
    const { config, heads: restoredHeads } = within;
    const files = await filesOf(archive);
    const changed = (change: (all: Entry[]) => Entry[]) => packedOf(change(files));
    const firstRow = files.find(({ name }) => name.startsWith("tables/city.city/"))!;
    const other = { ...firstRow, content: Buffer.from(firstRow.content.toString().replace("Chengdu", "Chengdo")) };
    const broken: [string, Buffer][] = [
      ["no backup of this program", await changed((all) => all.slice(1))],
      ["cannot be read to its end", archive.subarray(0, archive.length - 5000)],
      ["not those that were backed up", await changed((all) => all.map((file) => (file === firstRow ? other : file)))],
      ["heads are missing", await changed((all) => all.filter(({ name }) => !name.startsWith("heads/")))],
      ["which this version does not know", await changed((all) => [all[0]!, { name: "tables/city.nothing/1.copy", content: Buffer.from("") }, ...all.slice(1)])],
    ];
    for (const [words, wrong] of broken) await expect(restore(of([wrong]), config, restoredHeads)).rejects.toThrow(words);
  });

  test("has equal rows in every table, a whole chain, and works on", async () => {
    const { config, heads: restoredHeads } = within;
    const restored = await restore(of([archive]), config, restoredHeads);
    expect(restored).toMatchObject({ madeAt: now.toISOString(), heads: ["510100.jsonl"] });
    expect(restored.rows).toBeGreaterThan(10_000);
    await opened(config, async (database) => {
      const again = await manifestOf(await buffer(backupOf(database, restoredHeads, now)));
      expect(again).toEqual(await manifestOf(archive));
      const [evidence] = await evidenceIn(database, restoredHeads);
      expect(reportOn(evidence!, [])).toMatchObject({ faults: [], notices: [], summary: expect.stringContaining("5 acts; last signed: act 5") });
      const next = await database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: null, data: null }));
      expect(next.seq).toBe(6);
      await expect(sql`delete from city.act`.execute(database.owner)).rejects.toMatchObject({ code: "42501" });
      const keys = (one: Database) => sql`select conrelid::regclass::text as of, conname, pg_get_constraintdef(oid) as def from pg_constraint
        where contype = 'f' and connamespace = 'city'::regnamespace order by 1, 2`.execute(one.owner);
      expect((await keys(database)).rows).toEqual((await keys(fresh.database)).rows);
    });
  });

  test("is refused by a database that holds something", async () => {
    const refused = restore(of([archive]), within.config, path.join(folder, "other"));
    await expect(refused).rejects.toThrow(/^the database is not empty: city\.\w+ holds rows; restore into a new one$/);
  });

  test("shows one moment, though acts are appended while it is written", async () => {
    const writing = Array.from({ length: 20 }, () =>
      fresh.database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: null, data: null })));
    const taken = await buffer(backupOf(fresh.database, heads(), now));
    await Promise.all(writing);
    const files = await filesOf(taken);
    const rows = (table: string) => files.filter(({ name }) => name.startsWith(`tables/${table}/`)).flatMap(({ content }) => content.toString().trimEnd().split("\n"));
    const [head] = rows("city.act_head");
    expect(head?.split("\t")[1]).toBe(String(rows("city.act").length));
  });
});

async function packedOf(files: readonly Entry[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of packed(of(files), now)) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks));
}
