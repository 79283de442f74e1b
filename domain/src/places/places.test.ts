import { expect, test } from "vitest";
import { facilitySchema, pageOf, parcelSchema } from "./places.js";

test("a place that is only known by its district says so, and nothing else may stand there", () => {
  const facility = { id: "1", name: { zh: "检测中心", en: null }, kind: "实验室", capacity: null, areaM2: 1200, zoneId: null, districtCode: "510117", dataset: "d", lon: 103.9, lat: 30.8, placeBasis: "district" };
  expect(facilitySchema.parse(facility)).toEqual(facility);
  expect(facilitySchema.safeParse({ ...facility, placeBasis: "street" }).success).toBe(false);
  expect(pageOf(parcelSchema).safeParse({ rows: [], next: null }).success).toBe(true);
});
