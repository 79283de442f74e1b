import type { Feature, Geometry } from "geojson";
import { expect, test } from "vitest";
import { boundsOf } from "./places-style.js";

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
