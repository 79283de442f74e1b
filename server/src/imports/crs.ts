import * as gcoordModule from "gcoord";
import proj4 from "proj4";
import type { Geometry } from "./source.js";

/** Longitude and latitude of EPSG:4326, in degrees. */
export type LonLat = readonly [lon: number, lat: number];

export interface CoordinateSystem {
  /** `EPSG:4490`, `GCJ-02`, `BD-09`. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Whether its coordinates are degrees, longitude first. */
  readonly degrees: boolean;
  toLonLat(x: number, y: number): LonLat;
}

interface Gcoord {
  transform(place: number[], from: string, to: string): number[];
  readonly WGS84: string;
  readonly GCJ02: string;
  readonly BD09: string;
}
// Node gives the whole of this CommonJS module as its default, compilers do not agree on it.
const gcoord = ((gcoordModule as { default?: unknown }).default ?? gcoordModule) as Gcoord;

const same = (x: number, y: number): LonLat => [x, y];

/** Gauss–Krüger in zones of three degrees on the ellipsoid of CGCS2000; with the number of the zone before the easting, or without. */
function zone(epsg: number, centralMeridian: number, numbered: boolean): CoordinateSystem {
  const number = centralMeridian / 3;
  const falseEasting = (numbered ? number * 1_000_000 : 0) + 500_000;
  const projection = proj4(`+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`, "+proj=longlat +ellps=GRS80 +no_defs");
  return {
    id: `EPSG:${epsg}`, degrees: false,
    zh: `CGCS2000 3度带 ${numbered ? `第${number}带` : `中央经线${centralMeridian}°`}`, en: `CGCS2000 3-degree ${numbered ? `zone ${number}` : `CM ${centralMeridian}E`}`,
    toLonLat: (x, y) => {
      const [lon = Number.NaN, lat = Number.NaN] = projection.forward([x, y]);
      return [lon, lat];
    },
  };
}

const shifted = (id: string, zh: string, en: string, from: string): CoordinateSystem => ({
  id, zh, en, degrees: true,
  toLonLat: (x, y) => {
    const [lon = Number.NaN, lat = Number.NaN] = gcoord.transform([x, y], from, gcoord.WGS84);
    return [lon, lat];
  },
});

/** Systems that a file may be in. WGS 84 and CGCS2000 differ by less than a metre here and are taken as one. */
export const coordinateSystems: readonly CoordinateSystem[] = [
  { id: "EPSG:4326", zh: "WGS 84 经纬度", en: "WGS 84, degrees", degrees: true, toLonLat: same },
  { id: "EPSG:4490", zh: "CGCS2000 经纬度", en: "CGCS2000, degrees", degrees: true, toLonLat: same },
  shifted("GCJ-02", "GCJ-02（高德、腾讯）", "GCJ-02 (Amap, Tencent)", gcoord.GCJ02),
  shifted("BD-09", "BD-09（百度）", "BD-09 (Baidu)", gcoord.BD09),
  ...Array.from({ length: 21 }, (_, index) => zone(4513 + index, 75 + 3 * index, true)),
  ...Array.from({ length: 21 }, (_, index) => zone(4534 + index, 75 + 3 * index, false)),
];

export const coordinateSystem = (id: string): CoordinateSystem | undefined => coordinateSystems.find((one) => one.id === id);

/** The system that a file states in its own way: EPSG number, URN, or the text of a .prj; undefined where it is none of ours. */
export function statedSystem(text: string): CoordinateSystem | undefined {
  const epsg = /EPSG(?:[:"\s,]|::)+(\d{4,5})/i.exec(text)?.[1];
  if (epsg !== undefined) return coordinateSystem(`EPSG:${epsg}`);
  if (/CRS84/i.test(text)) return coordinateSystem("EPSG:4326");
  if (!/2000/.test(text)) return /GCS_WGS_1984|WGS[_ ]?84/i.test(text) && !/^PROJCS/i.test(text.trim()) ? coordinateSystem("EPSG:4326") : undefined;
  if (!/^PROJC/i.test(text.trim())) return coordinateSystem("EPSG:4490");
  const meridian = Number(/central_meridian"\s*,\s*([\d.]+)/i.exec(text)?.[1] ?? Number.NaN);
  const easting = Number(/false_easting"\s*,\s*([\d.]+)/i.exec(text)?.[1] ?? Number.NaN);
  const index = (meridian - 75) / 3;
  if (!Number.isInteger(index) || index < 0 || index > 20) return undefined;
  return easting === 500_000 ? coordinateSystem(`EPSG:${4534 + index}`) : easting === (meridian / 3) * 1_000_000 + 500_000 ? coordinateSystem(`EPSG:${4513 + index}`) : undefined;
}

/** A shape in longitude and latitude. */
export function inLonLat(geometry: Geometry, system: CoordinateSystem): Geometry {
  const convert = (value: unknown): unknown => {
    const list = value as readonly unknown[];
    return typeof list[0] === "number" ? system.toLonLat(list[0], list[1] as number) : list.map(convert);
  };
  return { ...geometry, coordinates: convert(geometry.coordinates) } as Geometry;
}

export type PlaceFault = "not-on-earth" | "swapped" | "outside" | "no-degrees";

/**
 * What is wrong with a place, if it is to be in or near a city: nowhere on earth, latitude and longitude exchanged, metres taken
 * for degrees, or far outside.
 * @param box west, south, east, north of the city
 */
export function placeFault([lon, lat]: LonLat, [west, south, east, north]: readonly [number, number, number, number]): PlaceFault | null {
  const [wide, high] = [(east - west) / 2, (north - south) / 2];
  const near = (x: number, y: number) => x >= west - wide && x <= east + wide && y >= south - high && y <= north + high;
  if (near(lon, lat)) return null;
  if (near(lat, lon)) return "swapped";
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return "not-on-earth";
  if (Math.abs(lon) > 1000 || Math.abs(lat) > 1000) return "no-degrees";
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? "not-on-earth" : "outside";
}
