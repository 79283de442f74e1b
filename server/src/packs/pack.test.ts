import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { words } from "@chengqi/domain/words/words";
import { fileOf, readCityPack, readPack } from "./pack.js";
import { readZoneFacts } from "./zone-facts.js";

const data = fileURLToPath(new URL("../../../data/", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chengqi-pack-"));
  await cp(join(data, "chengdu"), folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a file of the copied pack anew. */
async function change(file: string, edit: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  await writeFile(path, after);
}

test.each(["national", "chengdu", "australia", "melbourne"])("the pack %s is sound, its owners and marks have their words", async (name) => {
  const pack = await readPack(join(data, name));
  for (const dataset of pack.datasets) {
    expect(words.zh.owner).toHaveProperty([dataset.owner]);
    expect(dataset.synthetic).toBe(dataset.mark === "synthetic");
  }
  for (const key of Object.keys(pack.files)) expect((await readFile(fileOf(pack, key).path)).length).toBeGreaterThan(0);
});

const wrongPacks: [what: string, find: RegExp, replace: string, message: RegExp][] = [
  ["a mark of no kind", /"mark": "estimated"/, `"mark": "guessed"`, /pack\.json: datasets\.0\.mark: found "guessed"; .*"published"\|"derived"/],
  ["a day that is none", /"asOf": "2023-12-31"/, `"asOf": "2023-13-31"`, /datasets\.0\.asOf: found "2023-13-31"/],
  ["a missing licence", /"licence": "仅供[^"]*",/, "", /datasets\.0\.licence: found nothing/],
  ["an unknown dataset of a file", /"dataset": "metro"/, `"dataset": "bus"`, /files\.metroStations\.dataset: found "bus"; expected one of district-outlines/],
  ["a dataset twice", /"id": "metro"/, `"id": "ecosystems"`, /datasets: found "ecosystems" twice/],
  ["a path that leaves the folder", /"path": "zones.csv"/, `"path": "../zones.csv"`, /files\.zones\.path: found "\.\.\/zones\.csv"; a file name/],
  ["another reference system", /"crs": "EPSG:4326"/, `"crs": "GCJ-02"`, /crs: found "GCJ-02"; .*EPSG:4326/],
  ["text that is not JSON", /^\{/, "{{", /pack\.json: is not JSON/],
];

test.each(wrongPacks)("%s is refused with the field, what was found and what was due", async (_, find, replace, message) => {
  await change("pack.json", (text) => text.replace(find, replace));
  await expect(readCityPack(folder)).rejects.toThrow(message);
});

const wrongRows: [what: string, file: string, find: RegExp, replace: string, message: RegExp][] = [
  ["an unknown kind", "zones.csv", /,services,电子信息/, ",shops,电子信息", /zones\.csv, line 3: kind: found "shops"/],
  ["a coordinate that is no number", "zones.csv", /103\.9,30\.77/, "east,30.77", /zones\.csv, line 2: centre_lon: found "east"; expected a number/],
  ["a misspelt body", "zones.csv", /成都高新区\|郫都区/, "高新区|郫都区", /zones\.csv: managing_bodies: found "高新区"/],
  ["an ecosystem nobody explains", "zones.csv", /,轨道交通,轨道交通设计/, ",轨道,轨道交通设计", /ecosystems \(unless a statement explains them\): found "轨道"/],
  ["a fact about no zone", "zone-observations.csv", /^Z01,areaM2/m, "Z99,areaM2", /zone-observations\.csv: zone_id: found "Z99"/],
  ["a unit of no kind", "zone-observations.csv", /121400000,m2/, "121400000,km2", /line 2: unit: found "km2"/],
  ["an impossible day", "ecosystems.csv", /2021-04-01/, "2021-04-31", /ecosystems\.csv, line 19: valid_from: found "2021-04-31"/],
  ["a successor that does not exist", "ecosystem-successions.csv", /E06,E19/, "E06,E91", /from_id, to_id: found "E91"/],
  ["a row with a column too many", "bodies.csv", /^CD-GX,/m, "CD-GX,x,", /bodies\.csv: is not a table/],
];

test.each(wrongRows)("%s is refused with file, line and column", async (_, file, find, replace, message) => {
  await change(file, (text) => text.replace(find, replace));
  await expect(readZoneFacts(await readCityPack(folder))).rejects.toThrow(message);
});

test("a missing file is named", async () => {
  await rm(join(folder, "bodies.csv"));
  await expect(readZoneFacts(await readCityPack(folder))).rejects.toThrow(/bodies\.csv: cannot be read \(ENOENT\)/);
});
