import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../db/database.js";
import { testServer } from "../testing/fresh-database.js";
import { crashCluster, type CrashCluster } from "../testing/crash-cluster.js";
import { evidenceIn } from "./evidence.js";
import { reportOn } from "./report.js";

/** Opening the embedded database after a kill takes its time. */
const kills = testServer === undefined ? 10 : 20;
const built = (file: string) => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href);

/**
 * Opens the database once per start as the server does, appends acts from several hands at once, and says the number of each once
 * it is answered. It ends by itself when the database goes away.
 */
const writer = `
  import { openDatabase } from ${built("db/database.js")};
  import { openSigner } from ${built("acts/signer.js")};
  import { recordAct } from ${built("acts/record.js")};
  import { visitorOf } from "@chengqi/domain/governance/actor";
  const [folder, databaseUrl] = process.argv.slice(1);
  const database = await openDatabase({ databaseUrl: databaseUrl || undefined, directory: folder });
  const signer = await openSigner({ headsDir: folder + "/heads", keyFile: folder + "/signing-key.pem", makeKey: true, accept: "none" }, database.owner, (line) => process.stderr.write(line + "\\n"));
  database.onAppended(signer.sign);
  const actor = { ...visitorOf("510100"), role: "zone", userId: "u", bodyId: "b", zones: ["z"] };
  await Promise.all([1, 2, 3, 4].map(async (hand) => {
    for (let n = 0; ; n++) {
      const act = await database.act(actor, (tx) => recordAct({ tx, actor }, { kind: "rule.saved", subject: { kind: "rule", id: "r" + hand }, reason: null, data: "x".repeat(500) }));
      process.stdout.write(act.seq + " " + act.hash + "\\n");
    }
  })).catch((error) => { process.stderr.write(error.message + "\\n"); process.exit(3); });`;

let root: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-kill-acts-"));
});
afterAll(async () => {
  // A test that fails leaves its writer at work.
  for (const child of running) child.kill("SIGKILL");
  await rm(root, { recursive: true, force: true });
});

/** Runs the writer until `answered` acts were answered, strikes, and returns all that were answered. */
function writeUntil(answered: number, folder: string, url: string, strike: (child: ChildProcess) => void): Promise<Map<number, string>> {
  const cwd = fileURLToPath(new URL("../..", import.meta.url));
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer, folder, url], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("close", () => running.delete(child));
  const acts = new Map<number, string>();
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [seq, hash = ""] = line.split(" ");
      acts.set(Number(seq), hash);
      if (acts.size === answered) strike(child);
    });
    child.on("close", () => (acts.size >= answered ? resolve(acts) : reject(new Error(`The writer ended after ${acts.size} acts: ${said}`))));
  });
}

const killIt = (child: ChildProcess) => void child.kill("SIGKILL");

/** Everything answered is there, bound and signed; at the end nothing is wrong and the next start signs what was left. */
async function allIsThere(answered: ReadonlyMap<number, string>, folder: string, url: string | undefined): Promise<void> {
  const database = await openDatabase({ databaseUrl: url, directory: folder });
  const [evidence] = await evidenceIn(database, path.join(folder, "heads"));
  await database.close();
  const found = new Map(evidence!.acts.map(({ seq, hash }) => [seq, hash]));
  for (const [seq, hash] of answered) expect(found.get(seq)).toBe(hash);
  const last = evidence!.acts.length;
  const { faults, summary } = reportOn(evidence!, []);
  expect(faults).toEqual([]);
  const signed = Number(/act (\d+) on/.exec(summary)?.[1]);
  expect(signed).toBeGreaterThanOrEqual(Math.max(...answered.keys()));
  expect(signed).toBeLessThanOrEqual(last);
}

/** Each engine in its own step of the tests, because each takes its minute. */
if (testServer === undefined) onEmbedded();
else onServer();

function onEmbedded(): void {
  /** Two databases at once, because most of the time a new process waits for the one core it uses. */
  test(`embedded: every act that was answered is there after ${kills} kills, chained and signed`, async () => {
    await Promise.all(["one", "two"].map(async (name) => {
      const folder = path.join(root, name);
      const answered = new Map<number, string>();
      for (let kill = 0; kill < kills / 2; kill++) {
        for (const [seq, hash] of await writeUntil([1, 9, 30][kill % 3]!, folder, "", killIt)) answered.set(seq, hash);
      }
      expect(answered.size).toBeGreaterThanOrEqual(kills * 5);
      await allIsThere(answered, folder, undefined);
    }));
  }, 900_000);
}

function onServer(): void {
  let cluster: CrashCluster;
  beforeAll(async () => {
    cluster = await crashCluster();
  });
  afterAll(() => cluster.drop());

  test(`every act that was answered is there after ${kills} kills of the server, its backends and the whole cluster`, async () => {
    const folder = path.join(root, "server");
    const answered = new Map<number, string>();
    for (let kill = 0; kill < kills; kill++) {
      // Every other time the process; otherwise a backend at work, which takes all backends with it, or the cluster at once.
      const strike = kill % 4 < 2 ? killIt : kill % 4 === 2 ? () => void killBackend(cluster.url) : () => cluster.stopAtOnce();
      for (const [seq, hash] of await writeUntil([1, 9, 40][kill % 3]!, folder, cluster.url, strike)) answered.set(seq, hash);
      await cluster.ready();
    }
    expect(answered.size).toBeGreaterThanOrEqual(kills * 10);
    await allIsThere(answered, folder, cluster.url);
  }, 900_000);
}

/** Kills the process of a backend that is at work, as the kernel does when memory runs out. */
async function killBackend(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by query_start desc limit 1");
  for (const { pid } of rows) execFileSync("kill", ["-9", String(pid)]);
  await client.end().catch(() => undefined);
}
