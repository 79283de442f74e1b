import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@chengqi/server/db/database";
import { loadCity } from "@chengqi/server/packs/load-city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./testing/record-at-hand.js";

let folder: string;
const inside = (name: string) => path.join(folder, name);
const command = (...args: string[]) => call("import", ...args, "--data-dir", inside("data"));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-import-"));
  const database = await openDatabase({ directory: inside("data") });
  await loadCity(database, { packs: fileURLToPath(new URL("../../data/", import.meta.url)), city: "chengdu", firms: 0, seed: 1 });
  await database.close();
  await writeFile(inside("firms.csv"), "单位,类,X,Y\n天一公司,3973,103.9,30.8\n,3973,,\n");
  await writeFile(inside("columns.json"), JSON.stringify({ 单位: "nameZh", 类: "industry", X: "lon", Y: { field: "lat" } }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a file is tried, published, listed and taken back; acts are signed", async () => {
  const common = [inside("firms.csv"), "--kind", "firms", "--mapping", inside("columns.json"), "--crs", "EPSG:4326"];
  expect(await command(...common, "--dry-run", "--faults", inside("wrong.xlsx"))).toMatchObject({ code: 0, said: expect.stringMatching(/rows 2, new 1, .*refused 1/) });
  expect((await stat(inside("wrong.xlsx"))).size).toBeGreaterThan(1000);
  const published = await command(...common, "--reason", "年度更新");
  expect(published).toMatchObject({ code: 0, said: expect.stringContaining("Published.") });
  const id = /import undo (\S+)/.exec(published.said)?.[1] ?? "";
  expect((await command("list")).said).toMatch(new RegExp(`${id}\\t.*\\tfirms\\tcommitted\\tfirms.csv`));
  expect(await command("undo", id, "--reason", "试")).toMatchObject({ code: 0, said: expect.stringContaining("Taken back.") });
  expect(await command("undo", id, "--reason", "试")).toMatchObject({ code: 2, said: expect.stringContaining("undone") });
  expect(await call("verify", "--data-dir", inside("data"))).toMatchObject({ code: 0, said: expect.stringContaining("2 acts") });
});

test("rows are left out and empty cells filled by what the command says", async () => {
  const common = [inside("firms.csv"), "--kind", "firms", "--mapping", inside("columns.json"), "--crs", "EPSG:4326", "--dry-run"];
  expect((await command(...common, "--leave-out", "单位=")).said).toMatch(/rows 2, new 1, .*excluded 1, refused 0/);
  expect((await command(...common, "--otherwise", "nameZh=名称未公布")).said).toMatch(/rows 2, new 2, .*excluded 0, refused 0/);
  for (const [wrong, said] of [[["--leave-out", "无=1"], "无"], [["--otherwise", "none=1"], "none"], [["--leave-out", "无"], "name=value"]] as const) {
    expect(await command(...common, ...wrong)).toMatchObject({ code: 2, said: expect.stringContaining(said) });
  }
});

test("what is missing is said in one line", async () => {
  for (const args of [[inside("firms.csv")], [inside("none.csv"), "--kind", "firms"], [inside("firms.csv"), "--kind", "firms"], [inside("firms.csv"), "--kind", "firms", "--sheet", "none", "--reason", "试"], [inside("firms.csv"), "--kind", "firms", "--existing", "erase"], ["undo", "x"]]) {
    const { code, said } = await command(...args);
    expect({ args, said }).toEqual({ args, said: expect.stringMatching(/^chengqi: [^\n]+\n$/) });
    expect(code).toBe(2);
  }
});
