import { describe, expect, test } from "vitest";
import { coordinateSystem, coordinateSystems, inLonLat, placeFault, statedSystem } from "./crs.js";

const chengdu = [102.99, 30.05, 104.9, 31.44] as const;
const metres = (a: readonly [number, number], b: readonly [number, number]) =>
  Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((b[1] * Math.PI) / 180), (a[1] - b[1]) * 110_950);

describe("coordinates come to longitude and latitude", () => {
  test("from zones of three degrees: the central meridian is at 500 km, and the equator at 0", () => {
    for (const [id, x] of [["EPSG:4544", 500_000], ["EPSG:4523", 35_500_000]] as const) {
      const [lon = 0, lat = 1] = coordinateSystem(id)?.toLonLat(x, 0) ?? [];
      expect([lon.toFixed(9), lat]).toEqual(["105.000000000", 0]);
    }
    // A quarter of the meridian of GRS 80 is 10,001,965.729 m long.
    const pole = coordinateSystem("EPSG:4543")?.toLonLat(500_000, 10_001_965.729) ?? [0, 0];
    expect(pole[1]).toBeCloseTo(90, 8);
  });

  test("a zone with its number and one without say the same place", () => {
    const [plain, numbered] = [coordinateSystem("EPSG:4543")?.toLonLat(690_000, 3_395_000), coordinateSystem("EPSG:4522")?.toLonLat(34_690_000, 3_395_000)];
    expect(plain).toEqual(numbered);
    expect(plain?.[0]).toBeGreaterThan(103.9);
    expect(plain?.[0]).toBeLessThan(104.1);
  });

  // The tower of the Tiananmen gate as the maps of Amap and Baidu show it; published examples agree within some metres.
  test("from GCJ-02 and BD-09, some hundred metres away", () => {
    const wgs: [number, number] = [116.3912757, 39.906217];
    const gcj = coordinateSystem("GCJ-02")?.toLonLat(116.397519, 39.907622) ?? [0, 0];
    const bd = coordinateSystem("BD-09")?.toLonLat(116.4039, 39.913918) ?? [0, 0];
    expect(metres(gcj, wgs)).toBeLessThan(10);
    expect(metres(bd, wgs)).toBeLessThan(20);
    expect(metres([116.397519, 39.907622], wgs)).toBeGreaterThan(300);
  });

  test("whole shapes, whatever their depth", () => {
    const system = coordinateSystem("EPSG:4544");
    const shape = system && inLonLat({ type: "MultiPolygon", coordinates: [[[[500_000, 0], [500_000, 0]]]] }, system);
    const place = system?.toLonLat(500_000, 0);
    expect(shape).toEqual({ type: "MultiPolygon", coordinates: [[[place, place]]] });
  });
});

test("systems are known by what files say of themselves", () => {
  expect([
    "EPSG:4490", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:OGC:1.3:CRS84", 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]',
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]',
    'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",105.0]]',
    'PROJCS["CGCS2000_3_Degree_GK_Zone_35",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"],PARAMETER["False_Easting",35500000.0],PARAMETER["Central_Meridian",105.0]]',
    'PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["GCS_WGS_1984"]]', "成都城市坐标", "EPSG:28355",
  ].map((text) => statedSystem(text)?.id ?? null)).toEqual(["EPSG:4490", "EPSG:4490", "EPSG:4326", "EPSG:4326", "EPSG:4490", "EPSG:4544", "EPSG:4523", null, null, null]);
  expect(new Set(coordinateSystems.map(({ id }) => id)).size).toBe(coordinateSystems.length);
});

test("places that cannot be are told apart", () => {
  expect([[104, 30.6], [30.6, 104], [690_000, 3_395_000], [200, 30], [116.4, 39.9], [Number.NaN, 1]].map(([x = 0, y = 0]) => placeFault([x, y], chengdu)))
    .toEqual([null, "swapped", "no-degrees", "not-on-earth", "outside", "not-on-earth"]);
});
