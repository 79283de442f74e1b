import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { heirsOn } from "@chengqi/domain/ecosystems/succession";
import { inForce } from "@chengqi/domain/zones/period";
import { evidenceGrades } from "@chengqi/domain/zones/zone";
import { words } from "@chengqi/domain/words/words";
import { readCityPack } from "./pack.js";
import { number, readRows, text } from "./pack-rows.js";
import { firmSound, pinyinOf } from "./sound.js";
import { leadingIndustriesOf, readZoneFacts } from "./zone-facts.js";
import { drawZoneShapes, shapesText } from "./zone-shapes.js";

const data = fileURLToPath(new URL("../../../data/", import.meta.url));
const pack = await readCityPack(`${data}chengdu`);
const facts = await readZoneFacts(pack);
const ecosystems = facts.ecosystems.map((row) => ({ ...row, validFrom: row.valid_from, validTo: row.valid_to }));
const successions = facts.successions.map((row) => ({ fromId: row.from_id, toId: row.to_id, onDate: row.on_date }));

test.each([
  ["2019-02-28", 0], ["2019-03-01", 17], ["2020-03-31", 17], ["2020-04-01", 14], ["2020-12-31", 14], ["2021-04-01", 15],
  ["2021-08-18", 15], ["2021-08-19", 12], ["2024-01-01", 12],
])("on %s there are %d ecosystems, as published", (day, count) => {
  expect(ecosystems.filter((ecosystem) => inForce(ecosystem, day))).toHaveLength(count);
});

test("every ecosystem that ends in 2021 has successors in force", () => {
  const ended = ecosystems.filter((one) => one.validTo === "2021-08-19");
  expect(ended).toHaveLength(8);
  expect(ended.filter((one) => heirsOn(one.id, "2021-08-19", ecosystems, successions).length === 0)).toEqual([]);
  expect(heirsOn("E06", "2022-01-01", ecosystems, successions).map((heir) => heir.basis)).toEqual(["split", "split"]);
  expect(heirsOn("E08", "2022-01-01", ecosystems, successions)).toEqual([{ ecosystemId: "E23", basis: "succession" }]);
});

test("what is doubtful is marked so, and civil-military integration is a name without zones", () => {
  expect(facts.ecosystems.filter((row) => row.evidence === "doubtful").map((row) => row.id)).toEqual(["E15", "E16"]);
  const nameOnly = facts.ecosystems.filter((row) => row.name_only).map((row) => row.list_name);
  expect(nameOnly).toEqual(["军民融合"]);
  expect(facts.zones.some((zone) => zone.ecosystems.includes("军民融合"))).toBe(false);
});

test("the candidate list has its 66 zones with their evidence", () => {
  expect(facts.zones).toHaveLength(66);
  const grades = evidenceGrades.map((grade) => [grade, facts.zones.filter((zone) => zone.evidence === grade).length]);
  expect(Object.fromEntries(grades)).toEqual({
    sourced: 39, "sourced-2017-name": 2, "sourced-2021-or-later-name": 7, "weak-source": 2, "general-knowledge": 10, doubtful: 6,
  });
});

test("every alias of the candidate list is among the names, and a date never stands without its source", () => {
  const names = new Set(facts.names.map((row) => `${row.zone_id} ${row.name_zh}`));
  const aliases = facts.zones.flatMap((zone) => zone.alt_names.filter((alias) => !alias.startsWith("其中:"))
    .flatMap((alias) => alias.split("/")).map((alias) => `${zone.id} ${alias}`));
  expect(aliases.filter((alias) => !names.has(alias))).toEqual([]);
  expect(facts.names.filter((row) => (row.valid_from ?? row.valid_to) !== null && row.source === null)).toEqual([]);
});

test("every label of every zone is read as codes, and every area of the list is a fact with a source", () => {
  for (const zone of facts.zones) {
    expect(leadingIndustriesOf(facts, zone).length).toBe(zone.lead_industries.length);
    const stated = facts.observations.filter((row) => row.zone_id === zone.id && row.unit === "m2").map((row) => row.value);
    const listed = [zone.area_km2, zone.start_area_km2].filter((km2) => km2 !== null).map((km2) => Math.round(km2 * 1e6));
    expect(stated).toEqual(expect.arrayContaining(listed));
  }
});

test("every measure and identity field has its words", () => {
  for (const { measure } of facts.observations) expect(words.zh.measure).toHaveProperty([measure]);
  for (const { field } of facts.statements) expect(words.en.identity).toHaveProperty([field]);
});

test("the districts sum to the published population, and shares of residents to one", async () => {
  const stats = await readRows(pack, "districtStats", z.object({ pop_census_2020: number }));
  expect(stats.reduce((sum, row) => sum + row.pop_census_2020, 0)).toBe(20_937_757);
  for (const row of await readRows(pack, "residentEmployment", z.looseObject({ code: text }))) {
    const shares = Object.entries(row).filter(([column]) => /^share_[A-T]$/.test(column)).map(([, value]) => Number(value));
    expect(shares).toHaveLength(20);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  }
});

test("the shapes in the pack are those its centres, areas and districts give", async () => {
  const features = await drawZoneShapes(pack);
  expect(shapesText(features)).toBe(await readFile(`${data}chengdu/zone-shapes.geojson`, "utf8"));
  for (const zone of facts.zones) {
    const parts = features.filter((feature) => feature.properties.zone === zone.id).map((feature) => feature.properties);
    const drawn = parts.find((part) => part.part === "zone")!;
    expect(drawn.sizedBy).toBe(zone.area_km2 === null ? "nominal" : "published");
    expect(Math.abs(drawn.areaM2 / 1e6 / (zone.area_km2 ?? drawn.areaM2 / 1e6) - 1)).toBeLessThan(0.03);
    expect(parts.filter((part) => part.part === "community").length).toBeGreaterThanOrEqual(3);
    expect(parts.filter((part) => part.part === "start")).toHaveLength(1);
  }
});

test("names sound as they are typed", () => {
  expect(pinyinOf("都江堰市")).toBe("du jiang yan shi");
  expect(firmSound("成都银河磁体股份有限公司")).toEqual({ pinyin: "chengduyinheciti", initials: "cdyhct" });
  expect(firmSound("成都彩虹电器（集团）股份有限公司").pinyin).toBe("chengducaihongdianqi");
});
