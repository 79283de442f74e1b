import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { recordAct } from "@chengqi/server/acts/record";
import { openSigner } from "@chengqi/server/acts/signer";
import { openDatabase } from "@chengqi/server/db/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "./main.js";

let folder: string;
const inside = (name: string) => path.join(folder, name);
const zone: Actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };

async function call(...args: string[]) {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const all = [text(streams.stdout), text(streams.stderr)];
  const code = await runCommand(args, streams);
  streams.stdout.end();
  streams.stderr.end();
  return { code, said: (await Promise.all(all)).join("") };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-backup-"));
  const database = await openDatabase({ directory: inside("one") });
  const signer = await openSigner({ headsDir: inside("one/heads"), keyFile: inside("one/signing-key.pem"), makeKey: true, accept: "none" }, database.owner, () => undefined);
  database.onAppended(signer.sign);
  await database.act(zone, (tx) => recordAct({ tx, actor: zone }, { kind: "rule.saved", subject: { kind: "rule", id: "r" }, reason: null, data: 1 }));
  await signer.close();
  await database.close();
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
