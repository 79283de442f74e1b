import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isNewest, writeBackup } from "./backup.js";
import { takeDataDirectory } from "./data-directory.js";

let parent: string;
let count = 0;
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "chengqi-directory-"));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

const newRoot = () => path.join(parent, `data ${count++}`);

async function withLock(holder: object): Promise<string> {
  const root = newRoot();
  await mkdir(root);
  await writeFile(path.join(root, "lock.json"), JSON.stringify({ id: "x", ticks: null, since: "2026-01-01T00:00:00.000Z", ...holder }));
  return root;
}

describe("a data directory", () => {
  test("is made with everything above it, and is free again after its release", async () => {
    const root = path.join(newRoot(), "deep", "er");
    const directory = await takeDataDirectory(root);
    expect(directory.made).toBe(false);
    await expect(takeDataDirectory(root)).rejects.toThrow(`DATA_DIR ${root} is in use by process ${process.pid} since `);
    await directory.release();
    await (await takeDataDirectory(root)).release();
    expect((await readdir(root)).toSorted()).toEqual(["backups", "database"]);
  });

  test("is taken over from a process that no longer lives", async () => {
    // Process numbers end at 2^22.
    const root = await withLock({ pid: 2 ** 22 + 1, host: hostname() });
    await (await takeDataDirectory(root)).release();
  });

  test("is taken over when another process has got the number of the dead one", async () => {
    const root = await withLock({ pid: process.pid, host: hostname(), ticks: "1" });
    await (await takeDataDirectory(root)).release();
  });

  test("is not taken over from another host that touched its lock a moment ago", async () => {
    const root = await withLock({ pid: 1, host: "elsewhere" });
    await expect(takeDataDirectory(root)).rejects.toThrow("is in use by process 1 on elsewhere since 2026-01-01T00:00:00.000Z");
  });

  test("is taken by one of many that try at once, over the lock of a dead process", async () => {
    const root = await withLock({ pid: 2 ** 22 + 1, host: hostname() });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeDataDirectory(root)));
    const taken = tries.filter((attempt) => attempt.status === "fulfilled");
    expect(taken).toHaveLength(1);
    await taken[0]?.value.release();
  });

  test("drops a database whose making was interrupted, and keeps one that was made", async () => {
    const root = newRoot();
    const first = await takeDataDirectory(root);
    await writeFile(path.join(first.database, "PG_VERSION"), "18\n");
    await first.release();
    const second = await takeDataDirectory(root);
    expect(await readdir(second.database)).toEqual([]);
    await writeFile(path.join(second.database, "PG_VERSION"), "18\n");
    await second.markMade("1.2.3");
    await second.release();
    const third = await takeDataDirectory(root);
    expect(third.made).toBe(true);
    expect(await readFile(path.join(third.database, "PG_VERSION"), "utf8")).toBe("18\n");
    await third.release();
  });

  test.each([
    ["a newer format", '{"format":2,"engine":"9","postgres":"18","madeAt":""}', "was written by a newer version (data format 2, this version knows 1)"],
    ["a marker that cannot be read", "{", "made.json cannot be read"],
    ["files of another PostgreSQL", '{"format":1,"engine":"9","postgres":"19","madeAt":""}', "the files in database/ are incomplete"],
  ])("with %s is refused and released", async (_, marker, message) => {
    const root = newRoot();
    const directory = await takeDataDirectory(root);
    await writeFile(path.join(directory.database, "PG_VERSION"), "18\n");
    await directory.release();
    await writeFile(path.join(root, "made.json"), marker);
    await expect(takeDataDirectory(root)).rejects.toThrow(message);
    expect(await readdir(root)).not.toContain("lock.json");
  });

  test("is refused where a file stands in its place", async () => {
    const root = newRoot();
    await writeFile(root, "");
    await expect(takeDataDirectory(root)).rejects.toThrow(`DATA_DIR ${root} is not a directory`);
  });
});

test("only the last five backups are kept, and the newest is known by its mark", async () => {
  const folder = newRoot();
  await mkdir(folder);
  await writeFile(path.join(folder, "notes.txt"), "stays");
  for (let hour = 0; hour < 7; hour++) {
    await writeBackup(folder, Uint8Array.of(hour), new Date(Date.UTC(2026, 0, 1, hour)), `mark ${hour}`);
  }
  const stamp = (hour: number) => `chengqi-20260101T0${hour}0000Z.tar.gz`;
  expect((await readdir(folder)).toSorted()).toEqual([...[2, 3, 4, 5, 6].map(stamp), "newest.json", "notes.txt"]);
  expect(await readFile(path.join(folder, stamp(6)))).toEqual(Buffer.of(6));
  expect(await isNewest(folder, "mark 6")).toBe(true);
  expect(await isNewest(folder, "mark 5")).toBe(false);
  await rm(path.join(folder, stamp(6)));
  expect(await isNewest(folder, "mark 6")).toBe(false);
});
