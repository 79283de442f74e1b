import type { Language } from "@chengqi/domain/words/words";
import { balanced } from "@chengqi/domain/atlas/text-width";
import { inLanguage, type MapData, type MapZone } from "../drawing-data.js";
import { boxOf, isInside, labelAnchor, onPaper, pathOfLines, pathOfPolygons, pointsInside, type PlanePolygon } from "./geometry.js";
import type { Label } from "./labels.js";
import { kindColours, palette } from "./palette.js";
import type { MultiPolygon, Projection } from "./projection.js";
import { circle, hatchLines, path, rectangle, type Box, type Shape } from "./scene.js";

export interface AreaStyle {
  readonly fill: string;
  readonly fillOpacity?: number;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
  readonly hatch?: { colour: string; gap: number; falling?: boolean };
}

/** An area with its fill, hatching inside the outline, and its outline on top. */
export function areaShapes(polygons: readonly PlanePolygon[], style: AreaStyle): Shape[] {
  const d = pathOfPolygons(polygons);
  const box = boxOf(polygons);
  if (!box) return [];
  const { hatch } = style;
  const hatching: Shape[] = hatch && box.width > 1 && box.height > 1
    ? [{ kind: "clip", d, children: [path(hatchLines(box, hatch.gap, hatch.falling), { stroke: hatch.colour, strokeWidth: 0.55, opacity: 0.75 })] }]
    : [];
  return [
    path(d, { fill: style.fill, opacity: style.fillOpacity ?? 1 }), ...hatching,
    path(d, { stroke: style.stroke, strokeWidth: style.strokeWidth, ...(style.dash ? { dash: style.dash } : {}) }),
  ];
}

/** Schematic outlines are hatched and dashed; surveyed ones plain. */
export function zoneStyle(zone: Pick<MapZone, "kind" | "schematic">, weight = 1.4): AreaStyle {
  const { strong, pale } = kindColours[zone.kind];
  return {
    fill: pale, fillOpacity: 0.72, stroke: strong, strokeWidth: weight,
    ...(zone.schematic ? { dash: [5, 2.6], hatch: { colour: strong, gap: 7 } } : {}),
  };
}

export const startStyle: AreaStyle = {
  fill: "#F6D9B8", fillOpacity: 0.85, stroke: palette.bad, strokeWidth: 1.5, dash: [4, 2], hatch: { colour: palette.bad, gap: 5, falling: true },
};

export const communityStyle: AreaStyle = {
  fill: palette.sheet, fillOpacity: 0.35, stroke: palette.primary, strokeWidth: 0.9, dash: [1.6, 2], hatch: { colour: "#A9CDCF", gap: 9, falling: true },
};

export const neighbourStyle = (kind: MapZone["kind"]): AreaStyle => ({
  fill: kindColours[kind].pale, fillOpacity: 0.4, stroke: palette.border, strokeWidth: 0.6, dash: [2, 2], hatch: { colour: "#D3CCBF", gap: 10 },
});

/** Ground and districts. */
export function landShapes(map: MapData, projection: Projection): Shape[] {
  const districts = map.districts.map((district) => pathOfPolygons(onPaper(district.shape, projection))).filter((d) => d !== "");
  return [
    path(rectangle(projection.frame), { fill: "#ECE9E1" }),
    ...districts.map((d) => path(d, { fill: palette.land })),
    ...districts.map((d) => path(d, { stroke: palette.border, strokeWidth: 0.8, dash: [7, 2.5, 1.5, 2.5] })),
  ];
}

export function metroShapes(map: MapData, projection: Projection, strong: boolean): Shape[] {
  const width = strong ? 2.2 : 1.1;
  const lines = map.metroLines.map(({ colour, lines: parts }) => ({ colour, d: pathOfLines(parts, projection) })).filter(({ d }) => d !== "");
  const inside = map.stations.map(({ at }) => projection.project(at)).filter((point) => isInside(point, projection.frame));
  return [
    ...lines.map(({ d }) => path(d, { stroke: palette.sheet, strokeWidth: width + 1.4, opacity: 0.9 })),
    ...lines.map(({ d, colour }) => path(d, { stroke: colour, strokeWidth: width, opacity: strong ? 0.9 : 0.75 })),
    ...(strong
      ? [path(inside.map(([x, y]) => circle(x, y, 2.5)).join(""), { fill: palette.sheet, stroke: palette.text, strokeWidth: 0.8 })]
      : []),
  ];
}

/** Label of an area at its middle, in one or several lines. */
export function areaLabel(
  shape: MultiPolygon, projection: Projection, content: string,
  style: Pick<Label, "size" | "weight" | "fill" | "importance" | "avoid"> & { maxWidth: number; halo?: string; wander?: number; roaming?: number },
): Label[] {
  const polygons = onPaper(shape, projection);
  const anchor = labelAnchor(polygons);
  if (!anchor) return [];
  const { maxWidth, roaming, ...rest } = style;
  const lines = balanced(content, maxWidth, style.size, style.weight, 4);
  const alternatives = roaming === undefined ? [] : pointsInside(polygons, anchor.point, roaming);
  return [{ ...rest, halo: style.halo ?? palette.sheet, lines, x: anchor.point[0], y: anchor.point[1], gap: 0, alternatives }];
}

export const districtLabels = (map: MapData, projection: Projection, lang: Language, size: number, avoid: readonly Box[] = []): Label[] =>
  map.districts.flatMap((district) =>
    areaLabel(district.shape, projection, inLanguage(district.name, lang), {
      size, weight: 700, fill: "#8B8676", importance: 40, maxWidth: 160, wander: size * 2.5, halo: palette.land, avoid, roaming: 24,
    }));

export const stationLabels = (map: MapData, projection: Projection, lang: Language): Label[] =>
  lang === "en" ? [] : map.stations.map((station) => {
    const [x, y] = projection.project(station.at);
    return {
      lines: [station.name], x, y, gap: 4.5, size: 7.4, weight: 400, fill: palette.quiet, halo: palette.sheet, importance: 20 + station.lines * 5,
    };
  });
