import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { Feature, FeatureCollection, LineString, Point } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { mapFont } from "../map/fonts.js";
import type { Palette } from "../theme/palette.js";

type Flow = SupplyAnswer["flows"][number];

export interface PlacedZone { readonly id: string; readonly name: string; readonly centre: readonly [number, number] }

const widest = 9;
const steps = 16;
/** How far a line bows out, of its length: the two directions between two zones must not lie upon each other. */
const bow = 0.16;

/** Flows as bowed lines as wide as they are large, and zones as points; flows of zones without a place are left out. */
export function supplyFeatures(flows: readonly Flow[], zones: readonly PlacedZone[], chosen: string | null): { lines: FeatureCollection<LineString>; points: FeatureCollection<Point> } {
  const places = new Map(zones.map((zone) => [zone.id, zone.centre]));
  const most = Math.max(1, ...flows.filter(({ from, to }) => from !== to).map(({ valueCny }) => valueCny));
  const named = new Set(flows.slice(0, 12).flatMap(({ from, to }) => [from, to]));
  return {
    lines: {
      type: "FeatureCollection",
      features: flows.toReversed().flatMap(({ from, to, valueCny }): Feature<LineString>[] => {
        const [a, b] = [places.get(from), places.get(to)];
        return from === to || !a || !b ? [] : [{ type: "Feature", properties: { width: Math.max(0.6, (widest * valueCny) / most), towards: to === chosen }, geometry: { type: "LineString", coordinates: bowed(a, b) } }];
      }),
    },
    points: {
      type: "FeatureCollection",
      features: zones.map(({ id, name, centre }) => ({ type: "Feature", properties: { id, name: named.has(id) || id === chosen ? name : "", chosen: id === chosen }, geometry: { type: "Point", coordinates: [...centre] } })),
    },
  };
}

function bowed([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): [number, number][] {
  const [cx, cy] = [(x0 + x1) / 2 - (y1 - y0) * bow, (y0 + y1) / 2 + (x1 - x0) * bow];
  return Array.from({ length: steps + 1 }, (_, index) => {
    const s = index / steps;
    const [p, q, r] = [(1 - s) ** 2, 2 * s * (1 - s), s ** 2];
    return [p * x0 + q * cx + r * x1, p * y0 + q * cy + r * y1];
  });
}

/** Zones that the pointer can pick. */
export const supplyPointable = ["supply-zones"];

const geojson = (data: FeatureCollection) => ({ type: "geojson" as const, data });

/** Flows above the districts: what comes to the chosen zone in one colour, everything else in another. */
export function supplyStyle({ lines, points, districts, palette }: ReturnType<typeof supplyFeatures> & { districts: FeatureCollection; palette: Palette }): StyleSpecification {
  return {
    version: 8,
    sources: { districts: geojson(districts), lines: geojson(lines), points: geojson(points) },
    layers: layersOf(palette),
  };
}

const layersOf = (palette: Palette): LayerSpecification[] => [
  { id: "ground", type: "background", paint: { "background-color": palette.sunken } },
  { id: "land", type: "fill", source: "districts", paint: { "fill-color": palette.sheet, "fill-antialias": false } },
  { id: "borders", type: "line", source: "districts", paint: { "line-color": palette.lineStrong, "line-width": 1 } },
  {
    id: "supply-lines", type: "line", source: "lines", layout: { "line-cap": "round" },
    paint: { "line-color": ["case", ["get", "towards"], palette.caution, palette.primary], "line-width": ["get", "width"], "line-opacity": 0.55 },
  },
  {
    id: "supply-zones", type: "circle", source: "points",
    paint: { "circle-color": ["case", ["get", "chosen"], palette.bad, palette.ink], "circle-radius": ["case", ["get", "chosen"], 7, 4.5], "circle-stroke-color": palette.sheet, "circle-stroke-width": 1.5 },
  },
  {
    id: "supply-names", type: "symbol", source: "points", layout: { "text-field": ["get", "name"], "text-font": [mapFont], "text-size": 11, "text-anchor": "top", "text-offset": [0, 0.7], "text-max-width": 9, "text-optional": true },
    paint: { "text-color": palette.ink, "text-halo-color": palette.sheet, "text-halo-width": 1.5 },
  },
];
