import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { expect, test } from "vitest";
import { palettes } from "../theme/palette.js";
import { boardLayers } from "./board-state.js";
import { kindLooks } from "./colours.js";
import type { Shapes, ZoneShape } from "./geojson.js";
import { drawnZones, textsOf, zoneLabels } from "./map-data.js";
import { boardStyle, pointableLayers, type BoardDrawing } from "./map-style.js";

const zone = (id: string, areaM2: number): Shapes<ZoneShape>["features"][number] => ({
  type: "Feature",
  geometry: { type: "Polygon", coordinates: [[[104, 30], [104.1, 30], [104.1, 30.1], [104, 30]]] },
  properties: { id, nameZh: `功能区${id}`, nameEn: id === "a" ? "Zone A" : null, part: "zone", schematic: true, lon: 104, lat: 30, areaM2 },
});
const shapes: Shapes<ZoneShape> = { type: "FeatureCollection", features: [zone("a", 1), zone("b", 5), zone("c", 3)] };
const looks = new Map([["a", kindLooks.services], ["b", kindLooks.manufacturing]]);
const none: BoardDrawing["metro"] = { type: "FeatureCollection", features: [] };

const drawing: BoardDrawing = {
  districts: none, districtLabels: none, metro: none, communities: none, hidden: [], selected: "a", palette: palettes.light,
  zones: drawnZones(shapes, looks, "light"), zoneLabels: zoneLabels(shapes, looks, "en"),
  firmTiles: "http://localhost/tiles/{z}/{x}/{y}.pbf", named: { zones: true, districts: true, metro: true, communities: true },
};

test.each([
  ["in light", drawing],
  ["in dark", { ...drawing, palette: palettes.dark }],
  ["without firms", { ...drawing, firmTiles: null }],
  ["with all layers hidden", { ...drawing, hidden: boardLayers }],
  ["before the font is there", { ...drawing, named: { zones: false, districts: false, metro: false, communities: false } }],
])("the style keeps to the style specification %s", (_, given) => {
  expect(validateStyleMin(boardStyle(given))).toEqual([]);
});

test("every layer a reader can hide takes layers of the map away", () => {
  const all = boardStyle(drawing).layers.length;
  const idle = boardLayers.filter((layer) => boardStyle({ ...drawing, hidden: [layer] }).layers.length >= all);
  expect(idle).toEqual([]);
});

test("layers that answer to the pointer are layers of the map", () => {
  const ids = boardStyle(drawing).layers.map(({ id }) => id);
  expect(pointableLayers.filter((id) => !ids.includes(id))).toEqual([]);
});

test("zones that do not pass the filter are not drawn", () => {
  expect(drawing.zones.features.map(({ properties }) => properties?.["id"] as string)).toEqual(["a", "b"]);
});

test("names come largest first, in the reader's language where there is one", () => {
  expect(textsOf([zoneLabels(shapes, looks, "en")])).toEqual(["功能区b", "Zone A"]);
  expect(textsOf([zoneLabels(shapes, looks, "zh")])).toEqual(["功能区b", "功能区a"]);
});
