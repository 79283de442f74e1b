import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type DrawingData, type MapZone } from "../drawing-data.js";
import { word } from "../words/words.js";
import {
  areaLabel, areaShapes, communityStyle, districtLabels, landShapes, metroShapes, neighbourStyle, startStyle, stationLabels, zoneStyle,
} from "./base-map.js";
import { firmLegend, firmShapes, firmsInFrame } from "./firm-layer.js";
import { neatLine, northArrow, scaleBar } from "./furniture.js";
import { boxOf, onPaper, pathOfLines } from "./geometry.js";
import { placeLabels, type Label } from "./labels.js";
import { locatorShapes } from "./locator.js";
import { append, gap, heading, legend, type LegendRow, type Panel, type Swatch } from "./panel.js";
import { kindColours, palette } from "./palette.js";
import { atLeast, boundsOf, fitted, positionsOf, type Bounds, type Projection } from "./projection.js";
import { rectangle, type Shape, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, panelBox, pictureBox, titleBlock, type SheetKey } from "./title-block.js";

const areaSwatch = (style: { fill: string; stroke: string; dash?: readonly number[]; hatch?: { colour: string } }): Swatch => ({
  kind: "area", fill: style.fill, stroke: style.stroke, ...(style.dash ? { dash: style.dash } : {}), ...(style.hatch ? { hatch: style.hatch.colour } : {}),
});

/** Zones of the surroundings with at least a part in the frame. */
const visibleNeighbours = (data: DrawingData, projection: Projection): MapZone[] =>
  data.map.zones.filter((zone) => !zone.focus && zone.shape && boxOf(onPaper(zone.shape, projection)));

const mostLines = 5;

/** Phases and extensions of a line are one line to those who read a map. */
function lineName(name: string, lang: Language): string {
  const number = /^(\d+)号线/u.exec(name)?.[1];
  return number === undefined ? name : lang === "zh" ? `${number}号线` : `line ${number}`;
}

/** The metro lines in the frame by name and colour, or one row for all where they are many. */
function metroLegend(data: DrawingData, projection: Projection, lang: Language): LegendRow[] {
  const inside = data.map.metroLines.filter(({ lines }) => pathOfLines(lines, projection) !== "");
  const lines = new Map(inside.map(({ name, colour }) => [lineName(inLanguage(name, lang), lang), colour]));
  if (lines.size === 0) return [];
  if (lines.size > mostLines) return [{ swatch: { kind: "line", colour: "#2F6DB5", strokeWidth: 2.2 }, label: word(lang, "metro"), count: String(lines.size) }];
  return [...lines].map(([name, colour]) => ({ swatch: { kind: "line", colour, strokeWidth: 2.2 }, label: word(lang, "metroOne", { name }) }));
}

function legendRows(data: DrawingData, zone: MapZone, neighbours: number, projection: Projection, lang: Language): LegendRow[] {
  const communities = data.map.communities;
  const synthetic = communities.some((one) => one.synthetic);
  return [
    { swatch: areaSwatch(zoneStyle(zone)), label: word(lang, zone.schematic ? "zoneSchematic" : "zoneOutline") },
    ...(zone.start ? [{ swatch: areaSwatch(startStyle), label: word(lang, "startArea"), count: "1" }] : []),
    ...(communities.length > 0
      ? [{ swatch: areaSwatch(communityStyle), label: word(lang, synthetic ? "community" : "communityReal"), count: String(communities.length) }]
      : []),
    ...(neighbours > 0 ? [{ swatch: areaSwatch(neighbourStyle("services")), label: word(lang, "neighbour"), count: String(neighbours) }] : []),
    { swatch: { kind: "line", colour: palette.border, dash: [5, 2, 1.5, 2], strokeWidth: 1 }, label: word(lang, "district") },
    ...metroLegend(data, projection, lang),
    ...firmLegend(firmsInFrame(data.map.firms, projection), lang),
  ];
}

function zoneLabels(data: DrawingData, zone: MapZone, neighbours: readonly MapZone[], projection: Projection, lang: Language): Label[] {
  const named = (one: MapZone) => inLanguage(one.name, lang);
  const own = boxOf(onPaper(zone.shape ?? [], projection));
  const start = boxOf(onPaper(zone.start ?? [], projection));
  const avoidStart = start ? [start] : [];
  // Where the zone fills the frame, names of districts cannot keep off it.
  const crowded = !own || own.width * own.height > 0.6 * pictureBox.width * pictureBox.height;
  return [
    ...areaLabel(zone.shape ?? [], projection, named(zone), {
      size: 17, weight: 700, fill: kindColours[zone.kind].strong, importance: 100, maxWidth: 210, wander: 46, roaming: 16, avoid: avoidStart,
    }),
    ...(zone.start ? areaLabel(zone.start, projection, word(lang, "startLabel"), {
      size: 11, weight: 700, fill: palette.bad, importance: 90, maxWidth: 120, wander: 18,
    }) : []),
    ...data.map.communities.flatMap((one) => areaLabel(one.shape, projection, inLanguage(one.name, lang), {
      size: 10, weight: 700, fill: "#155059", importance: 80, maxWidth: 110, wander: 20,
    })),
    ...neighbours.flatMap((one) => areaLabel(one.shape ?? [], projection, named(one), {
      size: 9, weight: 400, fill: palette.quiet, importance: 50, maxWidth: 100, wander: 18,
    })),
    ...districtLabels(data.map, projection, lang, 12, crowded ? avoidStart : [own]),
    ...stationLabels(data.map, projection, lang),
  ];
}

/** Map of one zone within `bounds`, with its column. */
export function zoneMap(data: DrawingData, zone: MapZone, bounds: Bounds, sheet: SheetKey, lang: Language): Sheet {
  const projection = fitted(bounds, pictureBox, 46);
  const neighbours = visibleNeighbours(data, projection);
  const scale = scaleBar(projection, lang);
  const north = northArrow(projection, lang);
  const picture: Shape[] = [
    ...landShapes(data.map, projection),
    ...neighbours.flatMap((one) => areaShapes(onPaper(one.shape ?? [], projection), neighbourStyle(one.kind))),
    ...areaShapes(onPaper(zone.shape ?? [], projection), zoneStyle(zone, 2)),
    ...data.map.communities.flatMap((one) => areaShapes(onPaper(one.shape, projection), communityStyle)),
    ...(zone.start ? areaShapes(onPaper(zone.start, projection), startStyle) : []),
    ...metroShapes(data.map, projection, true),
    ...firmShapes(data.map.firms, projection),
    ...placeLabels(zoneLabels(data, zone, neighbours, projection, lang), pictureBox, [...scale.boxes, ...north.boxes]),
  ];
  const foot = footBlock(data, sheet, lang);
  let panel = figuresBlock(titleBlock(data, sheet, lang), data, lang);
  panel = legend(heading(gap(panel, 5), word(lang, "legend")), legendRows(data, zone, neighbours.length, projection, lang));
  panel = withLocator(panel, data, bounds, foot.top, lang);
  return assembled(data, sheet, lang, [
    { kind: "clip", d: rectangle(pictureBox), children: picture }, ...scale.shapes, ...north.shapes, ...neatLine(pictureBox),
    ...panel.shapes, ...foot.shapes,
  ]);
}

/** The locator takes the room that is left in the column, if it is worth it. */
export function withLocator(panel: Panel, data: DrawingData, bounds: Bounds | null, foot: number, lang: Language): Panel {
  const room = foot - panel.y - 36;
  if (room < 70) return panel;
  const titled = heading(gap(panel, 5), word(lang, "locator"));
  const height = Math.min(room, 200);
  const box = { x: panelBox.x, y: titled.y, width: panelBox.width, height };
  return append(titled, locatorShapes(data.map, bounds, box), height);
}

const widened = ([west, south, east, north]: Bounds, share: number): Bounds => [
  west - (east - west) * share, south - (north - south) * share, east + (east - west) * share, north + (north - south) * share,
];

/** A zone with its surroundings; at least three kilometres across. */
export function zoneBounds(zone: MapZone): Bounds | null {
  const bounds = boundsOf(positionsOf(zone.shape ?? []));
  return bounds && atLeast(widened(bounds, 0.12), 3000);
}

/** A start-up area and the ground around it; at least one and a half kilometres across. */
export function startBounds(zone: MapZone): Bounds | null {
  const bounds = boundsOf(positionsOf(zone.start ?? []));
  return bounds && atLeast(widened(bounds, 0.3), 1500);
}
