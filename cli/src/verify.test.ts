import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, forgetActors, record } from "./testing/record-at-hand.js";

let folder: string;
const inside = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-verify-"));
  await record(inside("data"), 3);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a whole record ends with 0, also as a file, with the key that was handed on", async () => {
  const { code, said } = await call("verify", "--data-dir", inside("data"), "--export", inside("acts.jsonl"));
  expect(said).toMatch(/^City 510100: 3 acts; last signed: act 3 on .*\n {2}The record is whole\.\n$/);
  expect(code).toBe(0);
  const key = await call("public-key", "--data-dir", inside("data"));
  expect(key.said).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  await writeFile(inside("key.pem"), key.said);
  expect(await call("verify", inside("acts.jsonl"), "--public-key", inside("key.pem"))).toMatchObject({ code: 0 });
});

test("a person who is forgotten leaves the record whole", async () => {
  expect(await forgetActors(inside("data"))).toBe(1);
  expect(await call("verify", "--data-dir", inside("data"))).toMatchObject({ code: 0, said: expect.stringContaining("The record is whole.") as string });
});

test("a broken record ends with 1 and names the act", async () => {
  await writeFile(inside("forged.jsonl"), (await readFile(inside("acts.jsonl"), "utf8")).replace('"data":1', '"data":7'));
  const { code, said } = await call("verify", inside("forged.jsonl"));
  expect(said).toContain("  FAULT: Act 2 was changed.\n");
  expect(code).toBe(1);
});

test("acts without a signature are told, and a new key takes over at the next start", async () => {
  await record(inside("data"), 1, false);
  expect((await call("verify", "--data-dir", inside("data"))).said).toContain("note: Act 4 was not signed yet.");
  expect((await call("rotate-key", "--data-dir", inside("data"))).said).toMatch(/^Key [0-9a-f]{16} takes over at the next start/);
  expect(await call("rotate-key", "--data-dir", inside("data"))).toMatchObject({ code: 2 });
  const before = (await call("public-key", "--data-dir", inside("data"))).said;
  await record(inside("data"), 1);
  expect((await call("public-key", "--data-dir", inside("data"))).said).not.toBe(before);
  const { code, said } = await call("verify", "--data-dir", inside("data"), "--public-key", inside("key.pem"));
  expect(said).toContain("note: Act 4 was signed at a start");
  expect(code).toBe(0);
});

test("what cannot be verified is refused in one line", async () => {
  for (const args of [["--data-dir", inside("none")], [inside("none.jsonl")], [inside("key.pem")], ["a", "b"], ["--public-key", inside("acts.jsonl")]]) {
    const { code, said } = await call("verify", ...args);
    expect(said).toMatch(/^chengqi: [^\n]+\n$/);
    expect(code).toBe(2);
  }
});
