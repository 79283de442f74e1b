import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { mapFont } from "../map/fonts.js";
import type { Palette } from "../theme/palette.js";
import type { BoardLayer } from "./board-state.js";

export interface BoardDrawing {
  readonly districts: FeatureCollection;
  readonly districtLabels: FeatureCollection;
  readonly metro: FeatureCollection;
  readonly zones: FeatureCollection;
  readonly zoneLabels: FeatureCollection;
  readonly communities: FeatureCollection;
  /** Address pattern of the tiles of firms; null where no year of firms is loaded. */
  readonly firmTiles: string | null;
  readonly hidden: readonly BoardLayer[];
  /** Layers whose names the font is there for. */
  readonly named: Readonly<Record<"zones" | "districts" | "metro" | "communities", boolean>>;
  readonly selected: string;
  readonly palette: Palette;
}

/** From here on metro stations have names. */
export const stationNamesFrom = 12.2;

/** Layers that answer to the pointer. */
export const pointableLayers = ["firm-points", "community-fill", "zone-fill", "zone-point", "firm-cells"];

const geojson = (data: FeatureCollection) => ({ type: "geojson" as const, data });

/** The board as one MapLibre style: a pure function of what is to be seen. */
export function boardStyle(drawing: BoardDrawing): StyleSpecification {
  const { hidden } = drawing;
  const groups: readonly [BoardLayer | null, readonly LayerSpecification[]][] = [
    [null, groundLayers(drawing.palette)],
    ["districts", districtLayers(drawing.palette)],
    ["firms", drawing.firmTiles === null ? [] : cellLayers(drawing.palette)],
    ["zones", zoneLayers(drawing.palette)],
    ["communities", communityLayers(drawing.palette)],
    ["startAreas", startAreaLayers(drawing.palette)],
    ["metro", metroLayers(drawing.palette)],
    ["firms", drawing.firmTiles === null ? [] : pointLayers(drawing.palette)],
    [null, selectionLayers(drawing.palette, drawing.selected)],
    ["labels", labelLayers(drawing)],
  ];
  return {
    version: 8,
    sources: {
      districts: geojson(drawing.districts),
      "district-labels": geojson(drawing.districtLabels),
      metro: geojson(drawing.metro),
      zones: geojson(drawing.zones),
      "zone-labels": geojson(drawing.zoneLabels),
      communities: geojson(drawing.communities),
      ...(drawing.firmTiles !== null && { firms: { type: "vector" as const, tiles: [drawing.firmTiles], minzoom: 6, maxzoom: 15 } }),
    },
    layers: groups.flatMap(([layer, layers]) => (layer !== null && hidden.includes(layer) ? [] : layers)),
  };
}

const groundLayers = (palette: Palette): LayerSpecification[] => [
  { id: "ground", type: "background", paint: { "background-color": palette.sunken } },
  { id: "city", type: "fill", source: "districts", paint: { "fill-color": palette.sheet, "fill-antialias": false } },
];

const districtLayers = (palette: Palette): LayerSpecification[] => [
  { id: "district-line", type: "line", source: "districts", paint: { "line-color": palette.lineStrong, "line-width": ["interpolate", ["linear"], ["zoom"], 7, 0.7, 12, 1.6] } },
];

const ofPart = (part: string): ["==", ["get", string], string] => ["==", ["get", "part"], part];

const zoneLayers = (palette: Palette): LayerSpecification[] => [
  { id: "zone-fill", type: "fill", source: "zones", filter: ofPart("zone"), paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.3 } },
  { id: "zone-hatch", type: "fill", source: "zones", filter: ofPart("zone"), paint: { "fill-pattern": ["get", "hatch"], "fill-opacity": 0.55 } },
  { id: "zone-line", type: "line", source: "zones", filter: ofPart("zone"), paint: { "line-color": ["get", "colour"], "line-width": 1.3 } },
  {
    id: "zone-point", type: "circle", source: "zones", filter: ["all", ofPart("zone"), ["==", ["geometry-type"], "Point"]],
    paint: { "circle-color": ["get", "colour"], "circle-radius": 5, "circle-stroke-color": palette.sheet, "circle-stroke-width": 1.5 },
  },
];

const startAreaLayers = (palette: Palette): LayerSpecification[] => [
  { id: "start-fill", type: "fill", source: "zones", filter: ofPart("start"), minzoom: 9, paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.35 } },
  { id: "start-casing", type: "line", source: "zones", filter: ofPart("start"), minzoom: 9, paint: { "line-color": palette.sheet, "line-width": 3 } },
  { id: "start-line", type: "line", source: "zones", filter: ofPart("start"), minzoom: 9, paint: { "line-color": ["get", "colour"], "line-width": 1.4, "line-dasharray": [3, 1.5] } },
];

const communityLayers = (palette: Palette): LayerSpecification[] => [
  { id: "community-fill", type: "fill", source: "communities", minzoom: 10.5, paint: { "fill-color": palette.sheet, "fill-opacity": 0.01 } },
  { id: "community-line", type: "line", source: "communities", minzoom: 10.5, paint: { "line-color": palette.muted, "line-width": 1, "line-dasharray": [1.5, 2] } },
];

const metroLayers = (palette: Palette): LayerSpecification[] => [
  { id: "metro-line", type: "line", source: "metro", filter: ofPart("line"), layout: { "line-join": "round", "line-cap": "round" }, paint: { "line-color": palette.muted, "line-opacity": 0.6, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.7, 13, 2.2] } },
  { id: "metro-station", type: "circle", source: "metro", filter: ofPart("station"), minzoom: 10.5, paint: { "circle-color": palette.sheet, "circle-stroke-color": palette.muted, "circle-stroke-width": 1.2, "circle-radius": ["interpolate", ["linear"], ["zoom"], 10.5, 1.6, 14, 4] } },
];

/** Counts of firms lie below the zones, so that they do not hide them. */
const cellLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: "firm-cells", type: "circle", source: "firms", "source-layer": "cells",
    paint: {
      "circle-color": palette.ink,
      "circle-opacity": ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 0.28, 4, 0.5],
      "circle-radius": ["interpolate", ["linear"], ["zoom"],
        9, ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 0.9, 5, 2.9, 15, 6, 40, 9],
        12, ["interpolate", ["linear"], ["sqrt", ["get", "count"]], 1, 1.8, 3, 4, 8, 8]],
    },
  },
];

const pointLayers = (palette: Palette): LayerSpecification[] => [
  {
    id: "firm-points", type: "circle", source: "firms", "source-layer": "points",
    paint: {
      // Synthetic firms are rings, real ones discs.
      "circle-color": ["case", ["boolean", ["get", "synthetic"], true], palette.sheet, palette.ink],
      "circle-opacity": 0.85, "circle-stroke-color": palette.ink,
      "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 11, 0.7, 14, 1.2], "circle-stroke-opacity": ["interpolate", ["linear"], ["zoom"], 11, 0.6, 14, 1],
      "circle-radius": ["interpolate", ["linear"], ["zoom"],
        11, ["match", ["get", "size"], "large", 3.2, "medium", 2.4, "small", 1.6, 1.1],
        15, ["match", ["get", "size"], "large", 9, "medium", 7, "small", 5, 3.6]],
    },
  },
];

const selectionLayers = (palette: Palette, selected: string): LayerSpecification[] => [
  { id: "zone-hover", type: "line", source: "zones", filter: ["==", ["get", "id"], ""], paint: { "line-color": palette.ink, "line-width": 1.6 } },
  { id: "zone-selected", type: "line", source: "zones", filter: ["all", ofPart("zone"), ["==", ["get", "id"], selected]], paint: { "line-color": palette.ink, "line-width": 2.6 } },
];

function labelLayers({ palette, hidden, named, selected }: BoardDrawing): LayerSpecification[] {
  const halo = { "text-halo-color": palette.sheet, "text-halo-width": 1.6 };
  const shown = (layer: keyof typeof named) => named[layer] && !hidden.includes(layer);
  const district: LayerSpecification = {
    id: "district-label", type: "symbol", source: "district-labels", maxzoom: 11.5,
    layout: { "text-field": ["get", "name"], "text-font": [mapFont], "text-size": ["interpolate", ["linear"], ["zoom"], 7, 11, 10, 15], "text-letter-spacing": 0.18, "text-padding": 6 },
    paint: { ...halo, "text-color": palette.muted },
  };
  const station: LayerSpecification = {
    id: "station-label", type: "symbol", source: "metro", filter: ofPart("station"), minzoom: stationNamesFrom,
    layout: { "text-field": ["get", "name"], "text-font": [mapFont], "text-size": 11, "text-offset": [0, 0.9], "text-anchor": "top" },
    paint: { ...halo, "text-color": palette.muted },
  };
  const community: LayerSpecification = {
    id: "community-label", type: "symbol", source: "communities", minzoom: 11.5,
    layout: { "text-field": ["get", "name"], "text-font": [mapFont], "text-size": 11.5, "text-max-width": 7 },
    paint: { ...halo, "text-color": palette.ink, "text-opacity": 0.85 },
  };
  const zone: LayerSpecification = {
    id: "zone-label", type: "symbol", source: "zone-labels",
    // Far off only the largest have names.
    filter: ["any", ["==", ["get", "id"], selected], ["<", ["get", "order"], ["step", ["zoom"], 14, 9, 24, 9.6, 40, 10.2, 1000]]],
    layout: {
      "text-field": ["get", "name"], "text-font": [mapFont], "text-max-width": 9, "text-padding": 5, "text-line-height": 1.15,
      "text-size": ["interpolate", ["linear"], ["zoom"], 8, 11, 12, 14],
      // What is selected is placed first, then the larger.
      "symbol-sort-key": ["case", ["==", ["get", "id"], selected], -1, ["get", "order"]],
    },
    paint: { ...halo, "text-color": palette.ink },
  };
  return [
    ...(shown("metro") ? [station] : []), ...(shown("communities") ? [community] : []),
    ...(shown("districts") ? [district] : []), ...(shown("zones") ? [zone] : []),
  ];
}
