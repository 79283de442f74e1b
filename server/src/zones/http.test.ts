import { zoneFileSchema, zoneSummarySchema, type ZoneSummary } from "@chengqi/domain/zones/zone";
import { originOfValue } from "@chengqi/domain/figures/value-origin";
import { expect, test } from "vitest";
import { featureCollectionSchema, rowsOf } from "../http/answers.js";
import { ask, read, testCity } from "../testing/city.js";

const list = async (query = ""): Promise<ZoneSummary[]> => (await read(`/api/v1/zones${query}`, rowsOf(zoneSummarySchema))).rows;

test("a visitor sees the 66 zones of the candidate list on the city's day, each named, placed and graded", async () => {
  const zones = await list();
  expect(zones).toHaveLength(66);
  expect(new Set(zones.map(({ id }) => id)).size).toBe(66);
  for (const zone of zones) {
    expect(zone.status).toBe("candidate");
    expect(zone.name.zh).not.toBe(zone.id);
    expect(zone.districts.length).toBeGreaterThan(0);
    expect(zone.schematic).toBe(true);
  }
});

test("a visitor in 2021 sees the zones announced in April as announced, a visitor the day before does not", async () => {
  expect((await list("?asOf=2021-03-31")).filter(({ status }) => status === "announced")).toHaveLength(0);
  const announced = (await list("?asOf=2021-04-01")).filter(({ status }) => status === "announced");
  expect(announced.map(({ id }) => id)).toEqual(["N01", "N02", "N03"]);
});

test("a visitor can filter zones by ecosystem, kind and evidence", async () => {
  const zones = await list("?ecosystem=E01&kind=manufacturing&evidence=sourced");
  expect(zones.map(({ id }) => id)).toContain("Z01");
  for (const zone of zones) {
    expect(zone).toMatchObject({ kind: "manufacturing", evidence: "sourced" });
    expect(zone.ecosystems.map(({ ecosystemId }) => ecosystemId)).toContain("E01");
  }
});

test("a zone belongs to what its ecosystem became, and says that it was divided where nobody knows the heir", async () => {
  const before = (await list("?asOf=2020-12-31")).find(({ id }) => id === "Z04");
  expect(before?.ecosystems).toMatchObject([{ ecosystemId: "E11", basis: "stated" }]);
  const after = (await list("?asOf=2021-12-31")).find(({ id }) => id === "Z04");
  expect(after?.ecosystems.map(({ ecosystemId, basis }) => [ecosystemId, basis])).toEqual([["E21", "split"], ["E22", "split"]]);
  const food = (await list("?asOf=2021-12-31")).find(({ id }) => id === "Z42");
  expect(food?.ecosystems).toMatchObject([{ ecosystemId: "E23", basis: "succession" }]);
});

test("every figure a visitor sees of a zone carries its mark and dataset, and a reason where it is undefined", async () => {
  for (const zone of await list()) {
    for (const figure of Object.values(zone.figures)) {
      expect(figure.dataset).not.toBe("");
      expect(figure.value === null).toBe(figure.reason !== null);
    }
    expect(zone.figures["firms"]?.mark).toBe("synthetic");
    expect(zone.figures["firms"]?.dataset).toBe("synthetic-firms");
  }
});

test("published areas stand as published, unpublished ones as unknown and never as nought", async () => {
  const zones = await list();
  const area = (id: string) => zones.find((zone) => zone.id === id)?.figures["areaM2"];
  expect(area("Z01")).toMatchObject({ value: 121_400_000, unit: "m2", mark: "published", period: "2019" });
  expect(area("Z05")?.mark === "published" ? area("Z05")?.value : null).toBeNull();
});

test("a visitor before the first year of firm figures finds them undefined for that date", async () => {
  const [zone] = await list("?asOf=2015-12-31");
  expect(zone?.figures["revenueCny"]).toMatchObject({ value: null, reason: "no-data-for-date" });
});

test("a visitor a year after the last one finds that last year's figures, said to be of that year", async () => {
  const zone = (await list("?asOf=2022-06-30")).find(({ figures }) => figures["firms"]?.value !== null);
  expect(zone?.figures["revenueCny"]?.period).toBe("2020");
});

test("a visitor reads what a source says of an announced zone, and nothing where none says more", async () => {
  const { note } = await read("/api/v1/zones/N01?asOf=2021-06-30", zoneFileSchema);
  expect(note?.textZh).toBeTruthy();
  expect(note?.dataset).toBeTruthy();
  expect((await read("/api/v1/zones/Z01", zoneFileSchema)).note).toBeNull();
});

test("a visitor opens a zone's file with its identity card, communities, industries and years", async () => {
  const file = await read("/api/v1/zones/Z01", zoneFileSchema);
  expect(file.identity).toHaveLength(13);
  expect(file.identity.find(({ field }) => field === "communities")).toMatchObject({ textZh: "规划15个产业社区。", mark: "published" });
  expect(file.identity.find(({ field }) => field === "targets")).toMatchObject({ textZh: null, dataset: null });
  expect(file.facts.find(({ measure }) => measure === "plannedCommunities")).toMatchObject({ value: 15, mark: "published" });
  expect(file.functions).toHaveLength(6);
  expect(file.communities.length).toBeGreaterThan(0);
  expect(file.series.map(({ year }) => year)).toEqual([2016, 2017, 2018, 2019, 2020]);
  expect(file.bbox).not.toBeNull();
});

test("a visitor learns of every value in a zone's file whose origin is not its row's: dataset, mark, source and date", async () => {
  const { origins, name, leadingIndustries } = await read("/api/v1/zones/Z01", zoneFileSchema);
  const translated = originOfValue(origins, "zone-name", `Z01/${name.zh}`, "nameEn");
  expect(translated).toMatchObject({ dataset: "translations", title: { zh: "英文译名与译文", en: "English names and texts" }, mark: "derived", date: "2022-12-31" });
  expect(translated?.source).toContain("本平台翻译");
  expect(originOfValue(origins, "zone", "Z01", "outline")).toMatchObject({ dataset: "zone-shapes", mark: "synthetic" });
  expect(originOfValue(origins, "zone", "Z01", "startOutline")).toMatchObject({ dataset: "zone-shapes", mark: "synthetic" });
  expect(originOfValue(origins, "zone", "Z01", "centre")?.mark).toBe("estimated");
  expect(originOfValue(origins, "zone", "Z01", "kind")).toMatchObject({ dataset: "zone-candidates", mark: "derived" });
  expect(originOfValue(origins, "statement", "zone/Z01/communities", "textEn")).toMatchObject({ dataset: "translations", mark: "derived" });
  for (const { position } of leadingIndustries) {
    expect(originOfValue(origins, "leading-industry", `Z01/${position}`, "codes")).toMatchObject({ dataset: "leading-industry-reading", mark: "derived" });
    expect(originOfValue(origins, "leading-industry", `Z01/${position}`, "nameEn")?.mark).toBe("derived");
  }
  for (const kind of ["district", "body", "ecosystem"] as const) expect(origins.filter((one) => one.kind === kind)).not.toEqual([]);
});

test("no stored origin of a zone is left out of its file", async () => {
  const { database } = await testCity();
  const stored = await database.owner.selectFrom("city.value_source").select(["relation", "row_id"])
    .where("relation", "in", ["zone", "zone_name", "zone_industry"]).execute();
  const count = (id: string) => stored.filter(({ row_id }) => row_id === id || row_id.startsWith(`${id}/`)).length;
  for (const id of ["Z01", "Z14", "Z66", "N01", "P01"]) {
    const { origins } = await read(`/api/v1/zones/${id}?asOf=2021-06-30`, zoneFileSchema);
    expect(origins.filter(({ kind }) => ["zone", "zone-name", "leading-industry"].includes(kind))).toHaveLength(count(id));
  }
});

test("where a zone has no outline, a visitor reads that no firm can be placed in it, and not that it has none", async () => {
  const file = await read("/api/v1/zones/N01?asOf=2021-06-30", zoneFileSchema);
  for (const measure of ["firms", "employees", "revenueCny"]) expect(file.figures[measure]).toMatchObject({ value: null, reason: "no-outline" });
  expect(file.series.at(-1)?.figures["firms"]).toMatchObject({ value: null, reason: "no-outline" });
  const listed = (await list("?asOf=2021-06-30")).find(({ id }) => id === "N01");
  expect(listed?.figures["firms"]?.reason).toBe("no-outline");
});

test("communities add up to no more than their zone, and industries to exactly it", async () => {
  for (const { id } of (await list()).slice(0, 12)) {
    const file = await read(`/api/v1/zones/${id}`, zoneFileSchema);
    const firms = Number(file.figures["firms"]?.value ?? 0);
    expect(file.industries.reduce((sum, share) => sum + share.firms, 0)).toBe(firms);
    expect(file.communities.reduce((sum, { firms: part }) => sum + Number(part.value ?? 0), 0)).toBeLessThanOrEqual(firms);
    const values = file.industries.map(({ revenueCny }) => Number(revenueCny));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
  }
});

test("a former zone is not on the list, but its file opens and leads to its successor", async () => {
  expect((await list()).map(({ id }) => id)).not.toContain("P01");
  const file = await read("/api/v1/zones/P01", zoneFileSchema);
  expect(file.status).toBe("former");
  expect(file.successors).toMatchObject([{ id: "Z33", kind: "rename" }]);
  expect((await read("/api/v1/zones/Z33", zoneFileSchema)).predecessors).toMatchObject([{ id: "P01" }]);
});

test("a visitor asking for a zone that is unknown, or had not begun, is told which", async () => {
  const unknown = await ask("/api/v1/zones/Z99");
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json()).toMatchObject({ key: "not-found", field: "params.id", found: "Z99", expected: "the id of a zone" });
  const early = await ask("/api/v1/zones/N01?asOf=2020-12-31");
  expect(early.json()).toMatchObject({ status: 404, key: "not-in-force", field: "query.asOf", expected: "a day from 2021-04-01 on" });
});

test("a visitor's map gets outlines and start-up areas, said to be schematic", async () => {
  const map = await read("/api/v1/zones.geojson", featureCollectionSchema);
  const parts = new Set(map.features.map(({ properties }) => properties["part"]));
  expect(parts).toEqual(new Set(["zone", "start"]));
  const outlines = map.features.filter(({ properties }) => properties["part"] === "zone");
  expect(outlines).toHaveLength(66);
  for (const { properties, geometry } of outlines) {
    expect(geometry?.type).toBe("MultiPolygon");
    expect(properties["schematic"]).toBe(true);
    expect(Array.isArray(properties["ecosystems"])).toBe(true);
  }
});

test("a visitor's map of one zone holds its communities", async () => {
  const map = await read("/api/v1/zones/Z01/shape.geojson", featureCollectionSchema);
  const parts = map.features.map(({ properties }) => properties["part"]);
  expect(parts[0]).toBe("zone");
  expect(parts).toContain("community");
});

test.each(["br", "gzip"])("a visitor's list comes compressed with %s and carries a tag that holds for any compression", async (encoding) => {
  const { app } = await testCity();
  const plain = await app.inject({ method: "GET", url: "/api/v1/zones" });
  const packed = await app.inject({ method: "GET", url: "/api/v1/zones", headers: { "accept-encoding": encoding } });
  expect(packed.headers["content-encoding"]).toBe(encoding);
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  expect(packed.headers.etag).toBe(plain.headers.etag);
  expect(packed.headers.vary).toContain("accept-encoding");
  const again = await app.inject({ method: "GET", url: "/api/v1/zones", headers: { "if-none-match": String(packed.headers.etag) } });
  expect(again.statusCode).toBe(304);
});
