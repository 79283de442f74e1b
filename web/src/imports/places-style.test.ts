import type { Feature, Geometry } from "geojson";
import { expect, test } from "vitest";
import { boundsOf, roomy } from "./places-style.js";

const feature = (geometry: Geometry): Feature => ({ type: "Feature", properties: {}, geometry });

test("the box holds every position of points and shapes", () => {
  const shape = feature({ type: "Polygon", coordinates: [[[104, 30], [104, 31], [105, 31], [104, 30]]] });
  expect(boundsOf([feature({ type: "Point", coordinates: [103.5, 30.5] }), shape])).toEqual([103.5, 30, 105, 31]);
});

test.each<[string, Feature[]]>([
  ["nothing", []],
  ["latitude and longitude exchanged", [feature({ type: "Point", coordinates: [30, 104] })]],
  ["metres taken for degrees", [feature({ type: "Point", coordinates: [35_400_000, 3_390_000] })]],
  ["a shape without positions", [feature({ type: "MultiPolygon", coordinates: [] })]],
])("there is none of %s", (_, features) => {
  expect(boundsOf(features)).toBeNull();
});

test("a single point stands among its surroundings, and a wide box stays as it is", () => {
  expect(roomy([104, 30, 104, 30])).toEqual([103.8, 29.85, 104.2, 30.15]);
  expect(roomy([103, 30, 105, 31])).toEqual([103, 30, 105, 31]);
  expect(roomy(null)).toBeNull();
});
