import { VectorTile } from "@mapbox/vector-tile";
import { cellCentre, cellRange, mortonOf, tilePoint } from "@chengqi/domain/tiles/morton";
import { PbfReader } from "pbf";
import { beforeAll, expect, test } from "vitest";
import { ask, testCity } from "../testing/city.js";

interface Placed { id: string; lon: number; lat: number; section: string; zone: string | null; founded: number; closed: number | null }
let firms: Placed[];

beforeAll(async () => {
  const { database } = await testCity();
  const rows = await database.owner
    .selectFrom("city.firm")
    .select(["id", "lon", "lat", "section", "zone_id as zone", "founded_year as founded", "closed_year as closed"])
    .where("cell", "is not", null)
    .execute();
  firms = rows.flatMap(({ id, lon, lat, section, zone, founded, closed }) =>
    lon === null || lat === null || section === null || founded === null ? [] : [{ id, lon, lat, section, zone, founded, closed }]);
});

const alive = (year: number) => firms.filter(({ founded, closed }) => founded <= year && (closed === null || closed > year));

async function tile(z: number, x: number, y: number, query = "") {
  const answer = await ask(`/api/v1/tiles/firms/${z}/${x}/${y}.pbf${query}`);
  if (answer.statusCode === 204) return { layers: {} as VectorTile["layers"], answer };
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-type"]).toBe("application/vnd.mapbox-vector-tile");
  return { layers: new VectorTile(new PbfReader(answer.rawPayload)).layers, answer };
}

/** Every tile of a zoom that holds a firm. */
const tilesAt = (z: number): [number, number][] =>
  [...new Set(firms.map(({ lon, lat }) => `${tilePoint(lon, lat, z).x} ${tilePoint(lon, lat, z).y}`))].map((key) => {
    const [x = 0, y = 0] = key.split(" ").map(Number);
    return [x, y];
  });

function features(layers: VectorTile["layers"], name: string) {
  const layer = layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i)).filter((feature) => feature !== undefined);
}

test.each([[0, 2020], [4, 2020], [8, 2016], [10, 2018]])("far out, at zoom %d, the counts of all tiles add up to the firms in business in %d", async (z, year) => {
  let count = 0;
  for (const [x, y] of tilesAt(z)) {
    const { layers } = await tile(z, x, y, `?year=${year}`);
    expect(Object.keys(layers)).toEqual(["cells"]);
    for (const { properties } of features(layers, "cells")) count += Number(properties["count"]);
  }
  expect(count).toBe(alive(year).length);
});

test("a cell stands where its firms are, with their number and the section most of them belong to", async () => {
  const [x, y] = tilesAt(9)[0] ?? [0, 0];
  const { layers } = await tile(9, x, y);
  for (const feature of features(layers, "cells")) {
    const [first, last] = cellRange(14, ...centreTile(feature.toGeoJSON(x, y, 9).geometry));
    const within = alive(2020).filter(({ lon, lat }) => {
      const at = tilePoint(lon, lat, 20);
      const cell = mortonOf(20, at.x, at.y);
      return cell >= first && cell <= last;
    });
    expect(feature.properties["count"]).toBe(within.length);
    expect(feature.properties["synthetic"]).toBe(true);
    const ofMajority = within.filter(({ section }) => section === feature.properties["section"]).length;
    for (const { section } of within) expect(within.filter((one) => one.section === section).length).toBeLessThanOrEqual(ofMajority);
  }
});

function centreTile(geometry: { type: string; coordinates?: unknown }): [number, number] {
  const [lon, lat] = geometry.coordinates as [number, number];
  const { x, y } = tilePoint(lon, lat, 14);
  expect(cellCentre(14, mortonOf(14, x, y))[0]).toBeCloseTo(lon, 3);
  return [x, y];
}

test.each([11, 14, 16])("near, at zoom %d, a visitor sees every firm in business at its place, named and marked synthetic", async (z) => {
  const seen = new Map<string, [number, number]>();
  for (const [x, y] of tilesAt(z).slice(0, 60)) {
    const { layers } = await tile(z, x, y);
    for (const feature of features(layers, "points")) {
      const { properties } = feature;
      expect(Object.keys(properties).toSorted()).toEqual(["id", "name", "section", "size", "synthetic"]);
      expect(properties["synthetic"]).toBe(true);
      seen.set(String(properties["id"]), feature.toGeoJSON(x, y, z).geometry.type === "Point" ? [x, y] : [0, 0]);
    }
  }
  const tiles = new Set(tilesAt(z).slice(0, 60).map(String));
  const due = alive(2020).filter(({ lon, lat }) => tiles.has(String([tilePoint(lon, lat, z).x, tilePoint(lon, lat, z).y])));
  expect([...seen.keys()].toSorted()).toEqual(due.map(({ id }) => id).toSorted());
  for (const { id, lon, lat } of due) expect(seen.get(id)).toEqual([tilePoint(lon, lat, z).x, tilePoint(lon, lat, z).y]);
});

test("a visitor can look at one section, and at one zone", async () => {
  const [x, y] = tilesAt(6)[0] ?? [0, 0];
  const count = async (query: string) => features((await tile(6, x, y, query)).layers, "cells").reduce((sum, { properties }) => sum + Number(properties["count"]), 0);
  const within = alive(2020).filter(({ lon, lat }) => tilePoint(lon, lat, 6).x === x && tilePoint(lon, lat, 6).y === y);
  expect(await count("?section=C")).toBe(within.filter(({ section }) => section === "C").length);
  const zone = within.find((firm) => firm.zone !== null)?.zone ?? "";
  expect(await count(`?zone=${zone}`)).toBe(within.filter((firm) => firm.zone === zone).length);
});

test("where there are no firms, and in years before the first, there is nothing to draw", async () => {
  expect((await tile(10, 0, 0)).answer.statusCode).toBe(204);
  const [x, y] = tilesAt(8)[0] ?? [0, 0];
  expect((await tile(8, x, y, "?year=2010")).answer.statusCode).toBe(204);
});

test("a tile is named with a tag, and a map that has it gets nothing again", async () => {
  const { app } = await testCity();
  const [x, y] = tilesAt(8)[0] ?? [0, 0];
  const url = `/api/v1/tiles/firms/8/${x}/${y}.pbf`;
  const first = await app.inject({ method: "GET", url, headers: { "accept-encoding": "gzip" } });
  expect(first.headers["cache-control"]).toBe("public, max-age=300");
  const again = await app.inject({ method: "GET", url, headers: { "if-none-match": String(first.headers.etag) } });
  expect(again.statusCode).toBe(304);
});
