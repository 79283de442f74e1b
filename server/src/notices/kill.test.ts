import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../db/database.js";
import { emptyServerDatabase, engines } from "../testing/fresh-database.js";
import { notify } from "./notify.js";

/** Opening the embedded database after a kill takes its time. */
const killsOf = { embedded: 4, server: 20 } as const;
const notices = 60;
const cityId = "510100";
const secret = "a secret of the tests, thirty-two characters and more";
const zone: Actor = { ...visitorOf(cityId), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };
const built = (file: string) => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href);

/** Sends as the server does until nothing is left, over and over: what a sender before it held is free after a moment. */
const program = `
  import { openDatabase } from ${built("db/database.js")};
  import { openSender } from ${built("notices/sender.js")};
  const [directory, databaseUrl, url] = process.argv.slice(1);
  const database = await openDatabase({ databaseUrl: databaseUrl || undefined, directory: directory || undefined });
  const webhooks = [{ name: "office", url, secret: ${JSON.stringify(secret)}, kinds: ["power.delegated"], private: true }];
  const sender = await openSender({ database, webhooks, say: (line) => process.stderr.write(line + "\\n"), leaseMs: 1000 });
  for (;;) {
    await sender.send();
    const left = await database.owner.selectFrom("city.delivery").select("id").where("state", "in", ["waiting", "sending"]).executeTakeFirst();
    if (!left) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  await database.close();
  process.exit(0);`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-kill-notices-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each(engines)("%s: every notice goes out, and a receiver that knows the keys takes each once, after many kills between sending and noting it", async (engine) => {
  const kills = killsOf[engine];
  const server = engine === "server" ? await emptyServerDatabase() : undefined;
  const directory = server ? "" : path.join(root, engine);
  const databaseUrl = server?.url;
  const place = server ? { databaseUrl } : { directory };
  const before = await openDatabase(place);
  for (let n = 0; n < notices; n += 1) {
    await before.act(zone, (tx) => notify(tx, { cityId, to: { userId: "u" }, kind: "power.delegated", subject: { kind: "power", id: `p${n}` }, values: {}, link: "/" }));
  }
  await before.close();

  const calls: string[] = [];
  const taken = new Set<string>();
  let strike: (() => void) | undefined;
  const receiver = createServer((request, response) => {
    const key = String(request.headers["idempotency-key"]);
    calls.push(key);
    taken.add(key);
    // It has the notice; the sender dies before it can know.
    if (strike) strike();
    else response.writeHead(204).end();
    request.resume();
  });
  await new Promise<void>((done) => void receiver.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const run = (afterCalls: number | null) => new Promise<number | null>((done) => {
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const child = spawn(process.execPath, ["--input-type=module", "-e", program, directory, databaseUrl ?? "", url], { cwd, stdio: ["ignore", "ignore", "inherit"] });
    const from = calls.length;
    strike = undefined;
    if (afterCalls !== null) {
      // Some are answered and noted first, so that kills fall at different places.
      const watch = () => { if (calls.length - from >= afterCalls) child.kill("SIGKILL"); };
      strike = afterCalls === 1 ? watch : undefined;
      if (afterCalls > 1) receiver.on("request", watch);
      child.on("close", () => receiver.off("request", watch));
    }
    child.on("close", (code) => done(code));
  });

  for (let kill = 0; kill < kills; kill += 1) expect(await run([1, 3, 2][kill % 3]!)).toBe(null);
  expect(await run(null)).toBe(0);
  await new Promise<void>((done) => void receiver.close(() => done()));

  const after = await openDatabase(place);
  const rows = await after.owner.selectFrom("city.delivery").select(["id", "state"]).where("channel", "=", "webhook").where("recipient", "<>", "").execute();
  await after.close();
  await server?.drop();
  expect(rows).toHaveLength(notices);
  expect(rows.filter(({ state }) => state !== "sent")).toEqual([]);
  expect(taken).toEqual(new Set(rows.map(({ id }) => id)));
  // The kills fell where it hurts: some notices came again, with the same key, and never more than were under way at a kill.
  expect(calls.length).toBeGreaterThan(notices);
  expect(calls.length - notices).toBeLessThanOrEqual(kills * 5);
}, 600_000);
