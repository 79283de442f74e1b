import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { mapFont } from "../map/fonts.js";
import { hatchImage, type Hatch } from "../map/hatch.js";
import type { Palette } from "../theme/palette.js";

export interface ZoneDrawing {
  readonly shape: FeatureCollection;
  readonly districts: FeatureCollection;
  readonly metro: FeatureCollection;
  readonly colour: string;
  readonly hatch: Hatch;
  readonly palette: Palette;
  /** Property that holds the name in the reader's language. */
  readonly nameKey: "nameZh" | "nameEn";
}

/** One zone among its districts and metro lines: outline hatched, start-up area and communities inside. */
export function zoneStyle({ shape, districts, metro, colour, hatch, palette, nameKey }: ZoneDrawing): StyleSpecification {
  return {
    version: 8,
    sources: { shape: geojson(shape), districts: geojson(districts), metro: geojson(metro) },
    layers: [...groundLayers(palette), ...shapeLayers(colour, hatch, palette), ...labelLayers(palette, nameKey)],
  };
}

const geojson = (data: FeatureCollection) => ({ type: "geojson" as const, data });

const ofPart = (part: string): ["==", ["get", string], string] => ["==", ["get", "part"], part];

const groundLayers = (palette: Palette): LayerSpecification[] => [
  { id: "ground", type: "background", paint: { "background-color": palette.sunken } },
  { id: "land", type: "fill", source: "districts", paint: { "fill-color": palette.sheet, "fill-antialias": false } },
  { id: "borders", type: "line", source: "districts", paint: { "line-color": palette.lineStrong, "line-width": 1 } },
  { id: "metro", type: "line", source: "metro", filter: ofPart("line"), layout: { "line-join": "round", "line-cap": "round" }, paint: { "line-color": palette.muted, "line-opacity": 0.5, "line-width": 1.4 } },
  { id: "stations", type: "circle", source: "metro", filter: ofPart("station"), minzoom: 10.5, paint: { "circle-color": palette.sheet, "circle-stroke-color": palette.muted, "circle-stroke-width": 1, "circle-radius": 2.2 } },
];

const shapeLayers = (colour: string, hatch: Hatch, palette: Palette): LayerSpecification[] => [
  { id: "zone-fill", type: "fill", source: "shape", filter: ofPart("zone"), paint: { "fill-color": colour, "fill-opacity": 0.16 } },
  { id: "zone-hatch", type: "fill", source: "shape", filter: ofPart("zone"), paint: { "fill-pattern": hatchImage(hatch, colour), "fill-opacity": 0.5 } },
  { id: "communities", type: "line", source: "shape", filter: ofPart("community"), paint: { "line-color": palette.ink, "line-opacity": 0.55, "line-width": 1, "line-dasharray": [2, 2] } },
  { id: "zone-line", type: "line", source: "shape", filter: ofPart("zone"), paint: { "line-color": colour, "line-width": 2 } },
  { id: "start-fill", type: "fill", source: "shape", filter: ofPart("start"), paint: { "fill-color": colour, "fill-opacity": 0.4 } },
  { id: "start-line", type: "line", source: "shape", filter: ofPart("start"), paint: { "line-color": colour, "line-width": 1.6 } },
  {
    id: "zone-point", type: "circle", source: "shape", filter: ["all", ofPart("zone"), ["==", ["geometry-type"], "Point"]],
    paint: { "circle-color": colour, "circle-radius": 6, "circle-stroke-color": palette.sheet, "circle-stroke-width": 2 },
  },
];

const labelLayers = (palette: Palette, nameKey: "nameZh" | "nameEn"): LayerSpecification[] => {
  const name = ["coalesce", ["get", nameKey], ["get", "nameZh"]] as ["coalesce", ...unknown[]] as never;
  const paint = { "text-color": palette.ink, "text-halo-color": palette.sheet, "text-halo-width": 1.5 };
  return [
    { id: "district-label", type: "symbol", source: "districts", layout: { "text-field": name, "text-font": [mapFont], "text-size": 12, "text-letter-spacing": 0.15 }, paint: { ...paint, "text-color": palette.muted } },
    { id: "community-label", type: "symbol", source: "shape", filter: ofPart("community"), layout: { "text-field": name, "text-font": [mapFont], "text-size": 11, "text-max-width": 7 }, paint },
  ];
};
