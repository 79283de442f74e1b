import { districtPageSchema, districtSummarySchema } from "@chengqi/domain/districts/district";
import { originOfValue } from "@chengqi/domain/figures/value-origin";
import { expect, test } from "vitest";
import { featureCollectionSchema, rowsOf } from "../http/answers.js";
import { ask, read } from "../testing/city.js";

test("a visitor sees twenty districts and counties whose people add up to the city's", async () => {
  const { rows } = await read("/api/v1/districts", rowsOf(districtSummarySchema));
  expect(rows).toHaveLength(20);
  expect(rows.reduce((sum, row) => sum + Number(row.figures["population2020"]?.value), 0)).toBe(20_937_757);
  for (const row of rows) {
    expect(row.figures["population2020"]?.mark).toBe("published");
    expect(row.figures["employedResidents"]).toMatchObject({ mark: "estimated", method: "resident-estimate" });
    expect(row.figures["firms"]?.mark).toBe("synthetic");
  }
});

test("a visitor opens a district with three censuses, its residents' work, streets, zones and industries", async () => {
  const page = await read("/api/v1/districts/510117", districtPageSchema);
  expect(page.populations.map(({ period }) => period)).toEqual(["2000-11-01", "2010-11-01", "2020-11-01"]);
  expect(page.residentEmployment.map(({ section }) => section).join("")).toBe("ABCDEFGHIJKLMNOPQRST");
  expect(page.residentEmployment.reduce((sum, { share }) => sum + Number(share.value), 0)).toBeCloseTo(1, 2);
  expect(page.streets.length).toBeGreaterThan(3);
  expect(page.zones.map(({ id }) => id)).toContain("Z01");
  expect(page.bbox[0]).toBeLessThan(page.bbox[2]);
});

test("a visitor learns where a district's English name and its outline come from", async () => {
  const { origins } = await read("/api/v1/districts/510117", districtPageSchema);
  expect(originOfValue(origins, "district", "510117", "nameEn")).toMatchObject({ dataset: "translations", mark: "derived" });
  expect(originOfValue(origins, "district", "510117", "outline")).toMatchObject({ dataset: "district-outlines", mark: "estimated", date: "2023-12-31" });
});

test("a visitor's map gets an outline of every district", async () => {
  const map = await read("/api/v1/districts.geojson", featureCollectionSchema);
  expect(map.features).toHaveLength(20);
  for (const { geometry } of map.features) expect(geometry?.type).toBe("MultiPolygon");
});

test("a street is no district, and a visitor asking for one is told so", async () => {
  const answer = await ask("/api/v1/districts/510104001");
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ field: "params.code", expected: "the GB/T 2260 code of a district" });
});
