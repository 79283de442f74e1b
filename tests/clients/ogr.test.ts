import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { ask, testCity } from "@chengqi/server/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCity } from "./running.js";

const run = promisify(execFile);
/** GDAL's program; without one these tests are skipped. */
const ogr = process.env["OGR2OGR"] ?? "";
let folder = "";
let city: Awaited<ReturnType<typeof openCity>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chengqi-ogr-"));
  city = await openCity();
});
afterAll(async () => {
  city.server.close();
  await rm(folder, { recursive: true });
});

interface Layer { readonly features: readonly { readonly properties: Record<string, unknown>; readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } }[] }

/** What GDAL makes of a source, as GeoJSON. */
async function read(...source: readonly string[]): Promise<Layer> {
  const { stdout } = await run(ogr, ["-f", "GeoJSON", "/vsistdout/", ...source], { maxBuffer: 1e9, timeout: 120_000 });
  return JSON.parse(stdout) as Layer;
}

const matched = async (layer: string): Promise<number> => (await ask(`/api/ogc/collections/${layer}/items?limit=1`)).json<{ numberMatched: number }>().numberMatched;

test.skipIf(ogr === "").each(["zones", "districts", "firms"])("GDAL reads every feature of %s, page by page", async (layer) => {
  const { features } = await read(`OAPIF:${city.url}/api/ogc`, layer);
  expect(features.length).toBe(await matched(layer));
  expect(features.every(({ properties }) => typeof properties["nameZh"] === "string")).toBe(true);
});

test.skipIf(ogr === "")("GDAL is given other reference systems as they are meant: the same place, metres in EPSG:3857", async () => {
  const source = `OAPIF:${city.url}/api/ogc`;
  const [degrees] = (await read("-limit", "1", source, "metro-stations")).features;
  const [metres] = (await read("-limit", "1", "-t_srs", "EPSG:3857", "-lco", "RFC7946=NO", source, "metro-stations")).features;
  const [lon = 0, lat = 0] = degrees!.geometry.coordinates;
  const [x = 0, y = 0] = metres!.geometry.coordinates;
  expect([lon > 102 && lon < 106, lat > 29 && lat < 32]).toEqual([true, true]);
  expect(x).toBeCloseTo((lon * 20037508.342789244) / 180, 0);
  expect(y).toBeCloseTo(Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) * 6378137, 0);
});

test.skipIf(ogr === "")("GDAL reads a vector tile", async () => {
  const { app } = await testCity();
  const [firm] = (await ask("/api/ogc/collections/firms/items?limit=1")).json<{ features: { geometry: { coordinates: [number, number] } }[] }>().features;
  const [lon, lat] = firm!.geometry.coordinates;
  const across = 2 ** 14;
  const x = Math.floor(((lon + 180) / 360) * across);
  const y = Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * across);
  const file = path.join(folder, `${y}.pbf`);
  await writeFile(file, (await app.inject(`/api/v1/tiles/firms/14/${x}/${y}.pbf`)).rawPayload);
  const { features } = await read(`MVT:${file}`);
  expect(features.length).toBeGreaterThan(0);
});

test.skipIf(ogr === "")("GDAL reads the GeoPackage of an export as the GeoJSON of the same export", async () => {
  const files = await Promise.all(["gpkg", "geojson"].map(async (format) => {
    const { app } = await testCity();
    const file = path.join(folder, `zones.${format}`);
    await writeFile(file, (await app.inject(`/api/v1/exports/zones?format=${format}`)).rawPayload);
    return file;
  }));
  const [layer, features] = await Promise.all(files.map((file) => read(file)));
  expect(layer!.features.length).toBeGreaterThan(60);
  expect(layer!.features.map(({ properties }) => properties["nameZh"])).toEqual(features!.features.map(({ properties }) => properties["nameZh"]));
  expect(layer!.features.map(({ geometry }) => geometry?.type)).toEqual(features!.features.map(({ geometry }) => geometry?.type));
});
