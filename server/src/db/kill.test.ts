import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "./database.js";

const built = new URL("../../dist/db/database.js", import.meta.url).href;

/** Writes rows one commit at a time and says each number once its commit is acknowledged. */
const writer = `
  import { openDatabase } from ${JSON.stringify(built)};
  import { sql } from "kysely";
  const { owner } = await openDatabase({ directory: process.argv[1] });
  await sql\`create table if not exists public.kept (n bigint primary key, filler text)\`.execute(owner);
  const { rows } = await sql\`select coalesce(max(n), 0) as n from public.kept\`.execute(owner);
  for (let n = rows[0].n + 1; ; n++) {
    await sql\`insert into public.kept values (\${n}, repeat('x', 500))\`.execute(owner);
    process.stdout.write(n + "\\n");
  }`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "chengqi-kill-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs the writer until it acknowledged `commits` rows, kills it, and returns the last number it said. */
function writeUntilKilled(commits: number): Promise<number> {
  const folder = fileURLToPath(new URL("../..", import.meta.url));
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer, root], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve) => {
    let said = 0;
    let acknowledged = 0;
    createInterface({ input: child.stdout }).on("line", (line) => {
      acknowledged = Number(line);
      said += 1;
      if (said === commits) child.kill("SIGKILL");
    });
    child.on("close", () => resolve(acknowledged));
  });
}

test("every acknowledged commit is there after the process was killed, several times", async () => {
  let acknowledged = 0;
  for (const commits of [1, 300, 3]) {
    const last = await writeUntilKilled(commits);
    expect(last).toBeGreaterThan(acknowledged);
    acknowledged = last;
  }
  const database = await openDatabase({ directory: root });
  const { rows } = await sql<{ rows: number; highest: number }>`
    select count(*) as rows, max(n) as highest from public.kept`.execute(database.owner);
  const { rows: found = 0, highest = 0 } = rows[0] ?? {};
  // One commit may have reached the disk without its acknowledgement reaching us, at each kill; none may be missing.
  expect(highest).toBeGreaterThanOrEqual(acknowledged);
  expect(found).toBe(highest);
  const backup = await database.backUp();
  expect(await database.backUp()).toBeUndefined();
  await database.close();
  const reopened = await openDatabase({ directory: root });
  expect(await reopened.backUp()).toBeUndefined();
  await reopened.close();
  expect((await readdir(path.join(root, "backups"))).toSorted()).toEqual([path.basename(backup ?? ""), "newest.json"]);
  expect((await readdir(root)).toSorted()).toEqual(["backups", "database", "made.json"]);
}, 300_000);
