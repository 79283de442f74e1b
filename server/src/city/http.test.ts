import { citySchema } from "@chengqi/domain/city/city";
import { expect, test } from "vitest";
import { featureCollectionSchema } from "../http/answers.js";
import { read } from "../testing/city.js";

test("a visitor sees the city with the census population, its area as the sum of its districts and its lists counted", async () => {
  const city = await read("/api/v1/city", citySchema);
  expect(city).toMatchObject({ id: "510100", name: { zh: "成都市" }, defaultAsOf: "2020-12-31", demonstration: true, years: [2016, 2017, 2018, 2019, 2020] });
  expect(city.figures["population"]).toMatchObject({ value: 20_937_757, unit: "person", mark: "derived", method: "sum-of-districts", period: "2020-11-01" });
  expect(city.figures["population"]?.inputs).toHaveLength(20);
  expect(city.figures["zones"]).toMatchObject({ value: 66, method: "count-of-rows" });
  expect(city.figures["ecosystems"]).toMatchObject({ value: 14 });
  expect(city.figures["listedCompanies"]).toMatchObject({ value: 108 });
  expect(city.figures["metroStations"]).toMatchObject({ value: 327 });
  expect(city.figures["firms"]?.mark).toBe("synthetic");
});

test.each([
  ["2019-06-30", 17, 14_047_625], ["2020-12-31", 14, 20_937_757], ["2021-05-01", 15, 20_937_757], ["2021-12-31", 12, 20_937_757],
])("on %s there were %d ecosystems, and the latest census counted %d people", async (asOf, ecosystems, population) => {
  const { figures } = await read(`/api/v1/city?asOf=${asOf}`, citySchema);
  expect(figures["ecosystems"]?.value).toBe(ecosystems);
  const value = Number(figures["population"]?.value);
  // The districts of 2010 add up to today's city, which has since taken in Jianyang.
  if (asOf < "2020-11-01") expect(value).toBeGreaterThanOrEqual(population);
  else expect(value).toBe(population);
});

test("a visitor reads the official history of the zone system with a source for every step", async () => {
  const { history } = await read("/api/v1/city", citySchema);
  expect(history.map(({ date }) => date)).toEqual(["2017-07", "2019-03", "2020-04", "2021-04", "2021-08-19"]);
  for (const event of history) expect(event.source).not.toBe("");
});

test("a visitor's map gets metro lines with their colours and stations with their lines", async () => {
  const map = await read("/api/v1/metro.geojson", featureCollectionSchema);
  const stations = map.features.filter(({ properties }) => properties["part"] === "station");
  expect(stations).toHaveLength(327);
  expect(map.features.length - stations.length).toBe(21);
  for (const { properties, geometry } of map.features) {
    if (properties["part"] === "line") expect(geometry?.type).toBe("MultiLineString");
  }
});
