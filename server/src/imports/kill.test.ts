import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { visitorOf, type Actor } from "@chengqi/domain/governance/actor";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../db/database.js";
import { loadCity } from "../packs/load-city.js";
import { emptyServerDatabase, testServer } from "../testing/fresh-database.js";
import { fileStoreIn } from "./file-store.js";
import { importOf, insertImport, changeImport } from "./sql.js";
import { openImportWork } from "./work.js";

const built = (file: string) => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href);
const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const id = "0192f3a0-0000-7000-8000-000000000001";
const city = "510100";
const rows = 3000;
const actor: Actor = { ...visitorOf(city), role: "city-office" };

/** Takes up what is under way as a server does at its start, and says each step. */
const server = `
  import { openDatabase } from ${built("db/database.js")};
  import { fileStoreIn } from ${built("imports/file-store.js")};
  import { openImportWork } from ${built("imports/work.js")};
  const [folder, databaseUrl] = process.argv.slice(1);
  const database = await openDatabase({ databaseUrl: databaseUrl || undefined, directory: folder + "/data" });
  const work = openImportWork({ database, cityId: "510100", files: fileStoreIn(folder + "/imports"), changed: () => undefined });
  await work.resume();
  let last;
  setInterval(() => {
    const step = work.progress(${JSON.stringify(id)})?.step ?? "none";
    if (step !== last) process.stdout.write(step + "\\n");
    last = step;
  }, 1);`;

let root = "";
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-kill-imports-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Starts it and ends it without a word once it says a step. */
function killedAt(step: string, url: string): Promise<void> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", server, root, url], { cwd: fileURLToPath(new URL("../..", import.meta.url)), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    let struck = false;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line !== step || struck) return;
      struck = true;
      child.kill("SIGKILL");
    });
    child.once("close", () => (struck ? resolve() : reject(new Error(`it ended before ${step}: ${said}`))));
  });
}

test("a server that dies while it checks and while it publishes leaves nothing half-written, and its next start ends the work", async () => {
  const made = testServer === undefined ? null : await emptyServerDatabase();
  const opened = () => openDatabase({ databaseUrl: made?.url, directory: path.join(root, "data") });
  const files = fileStoreIn(path.join(root, "imports"));
  try {
    const first = await opened();
    await loadCity(first, { packs, city: "chengdu", firms: 0, seed: 1 });
    const text = `名称,行业代码,区（市）县\n${Array.from({ length: rows }, (_, index) => `第${index}号工厂,3973,郫都区\n`).join("")}`;
    await writeFile(path.join(root, "firms.csv"), text);
    const kept = await files.keep(id, "firms.csv", createReadStream(path.join(root, "firms.csv")));
    await insertImport(first.owner, { id, kind: "firms", fileName: "firms.csv", fileBytes: kept.bytes, sha256: kept.sha256, actor });
    const work = openImportWork({ database: first, cityId: city, files, changed: () => undefined });
    work.start(id);
    await work.settled();
    await changeImport(first.owner, city, id, ["ready"], { state: "checking" });
    await first.close();
    await killedAt("matching", made?.url ?? "");
    const second = await opened();
    expect((await importOf(second.owner, city, id))?.state).toBe("checking");
    const again = openImportWork({ database: second, cityId: city, files, changed: () => undefined });
    await again.resume();
    await again.settled();
    expect(await importOf(second.owner, city, id)).toMatchObject({ state: "checked", failure: null, counts: { rows, new: rows } });
    await changeImport(second.owner, city, id, ["checked"], { state: "committing", reason: "试" });
    await second.close();
    await killedAt("summing", made?.url ?? "");
    const third = await opened();
    const count = async () => (await third.owner.selectFrom("city.firm").select((of) => of.fn.countAll<number>().as("firms")).where("name_zh", "like", "第%号工厂").executeTakeFirstOrThrow()).firms;
    expect([await count(), (await importOf(third.owner, city, id))?.state]).toEqual([0, "committing"]);
    const last = openImportWork({ database: third, cityId: city, files, changed: () => undefined });
    await last.resume();
    await last.settled();
    expect([await count(), (await importOf(third.owner, city, id))?.state]).toEqual([rows, "committed"]);
    expect(await third.owner.selectFrom("city.act").select("kind").where("subject_id", "=", id).execute()).toEqual([{ kind: "import.committed" }]);
    await third.close();
  } finally {
    await made?.drop();
  }
}, 300_000);
