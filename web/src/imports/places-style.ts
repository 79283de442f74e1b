import type { Feature, FeatureCollection } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { mapFont } from "../map/fonts.js";
import type { Palette } from "../theme/palette.js";

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Box around features; null where one of them is not on a map, or there is none. */
export function boundsOf(features: readonly Feature[]): Bounds | null {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  let sound = features.length > 0;
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [lon, lat] = value as unknown[];
    if (typeof lon !== "number" || typeof lat !== "number") return value.forEach(visit);
    sound &&= Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
    [box[0], box[1], box[2], box[3]] = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
  };
  for (const { geometry } of features) if (geometry && "coordinates" in geometry) visit(geometry.coordinates);
  return sound && box[0] <= box[2] ? box : null;
}

/** Few rows lie close together: districts around them must be seen to judge their places. */
export function roomy(bounds: Bounds | null): Bounds | null {
  if (!bounds) return null;
  const [west, south, east, north] = bounds;
  const [x, y] = [Math.max(0, 0.4 - (east - west)) / 2, Math.max(0, 0.3 - (north - south)) / 2];
  return [Math.max(-180, west - x), Math.max(-85, south - y), Math.min(180, east + x), Math.min(85, north + y)];
}

export const placesPointable = ["rows-fill", "rows-line", "rows-point"];

/** Rows of a file above the districts. */
export function placesStyle({ rows, districts, palette, nameKey }: { rows: FeatureCollection; districts: FeatureCollection; palette: Palette; nameKey: "nameZh" | "nameEn" }): StyleSpecification {
  return {
    version: 8,
    sources: { districts: { type: "geojson", data: districts }, rows: { type: "geojson", data: rows } },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": palette.sunken } },
      { id: "land", type: "fill", source: "districts", paint: { "fill-color": palette.sheet, "fill-antialias": false } },
      { id: "borders", type: "line", source: "districts", paint: { "line-color": palette.lineStrong, "line-width": 1 } },
      { id: "names", type: "symbol", source: "districts", layout: { "text-field": ["get", nameKey], "text-font": [mapFont], "text-size": 12, "text-letter-spacing": 0.1 }, paint: { "text-color": palette.muted, "text-halo-color": palette.sheet, "text-halo-width": 1.5 } },
      { id: "rows-fill", type: "fill", source: "rows", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": palette.primary, "fill-opacity": 0.25 } },
      { id: "rows-line", type: "line", source: "rows", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": palette.primary, "line-width": 1.5 } },
      { id: "rows-point", type: "circle", source: "rows", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": palette.primary, "circle-radius": 4, "circle-opacity": 0.75, "circle-stroke-color": palette.sheet, "circle-stroke-width": 1 } },
    ],
  };
}
