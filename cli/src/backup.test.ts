import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, record } from "./testing/record-at-hand.js";

let folder: string;
const inside = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-backup-"));
  await record(inside("one"), 1);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a backup that only its owner may read is restored elsewhere and its acts are verified", async () => {
  const file = inside("city.tar.gz");
  expect(await call("backup", file, "--data-dir", inside("one"))).toMatchObject({ code: 0, said: expect.stringContaining("It holds personal data") });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await call("backup", file, "--data-dir", inside("one"))).toMatchObject({ code: 2, said: expect.stringContaining("is there already") });
  const { code, said } = await call("restore", file, "--data-dir", inside("two"));
  expect(said).toMatch(/^Restored \d+ rows of \d+ tables as of .*\nCity 510100: 1 acts; last signed: act 1 on .*\n$/);
  expect(code).toBe(0);
  const again = await call("restore", file, "--data-dir", inside("two"));
  expect(again.said).toMatch(/^chengqi: .*the database is not empty: [^\n]+\n$/);
  expect(again.code).toBe(1);
});

test("what cannot be backed up or restored is refused in one line", async () => {
  for (const args of [["backup"], ["backup", inside("x"), "--data-dir", inside("none")], ["restore", inside("none")], ["restore", "a", "b"]]) {
    const { code, said } = await call(...args);
    expect(said).toMatch(/^chengqi: [^\n]+\n$/);
    expect(code).toBe(2);
  }
});
