import { shortened, textWidth } from "@chengqi/domain/atlas/text-width";
import type { Language } from "@chengqi/domain/words/words";
import { zoneKinds } from "@chengqi/domain/zones/zone";
import { inLanguage, type DrawingData } from "../drawing-data.js";
import { sharedWord, word } from "../words/words.js";
import { areaShapes, districtLabels, landShapes, metroShapes, neighbourStyle, startStyle, zoneStyle } from "./base-map.js";
import { neatLine, northArrow, scaleBar } from "./furniture.js";
import { badgeBoxes, badgeShapes, nameLabels, numbered, placeBadges, type Numbered } from "./badges.js";
import { insetOf, insetShapes } from "./city-inset.js";
import { onPaper } from "./geometry.js";
import { placeLabels } from "./labels.js";
import { append, gap, heading, legend, type LegendRow, type Panel } from "./panel.js";
import { kindColours, palette } from "./palette.js";
import { atLeast, boundsOf, fitted, positionsOf, type Bounds, type Projection } from "./projection.js";
import { rectangle, text, type Box, type Shape, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, panelBox, pictureBox, titleBlock } from "./title-block.js";

function legendRows(data: DrawingData, focus: readonly Numbered[], lang: Language): LegendRow[] {
  const others = data.map.zones.filter((zone) => !zone.focus && zone.shape).length;
  const kinds = zoneKinds.flatMap((kind): LegendRow[] => {
    const of = focus.filter(({ zone }) => zone.kind === kind);
    if (of.length === 0) return [];
    const schematic = of.some(({ zone }) => zone.schematic);
    const style = zoneStyle({ kind, schematic });
    return [{
      swatch: { kind: "area", fill: style.fill, stroke: style.stroke, ...(style.dash ? { dash: style.dash } : {}), ...(style.hatch ? { hatch: style.hatch.colour } : {}) },
      label: word(lang, schematic ? "kindSchematic" : "kindOutline", { kind: sharedWord(lang, "kind", kind) }), count: String(of.length),
    }];
  });
  return [
    ...kinds,
    { swatch: { kind: "area", fill: startStyle.fill, stroke: startStyle.stroke }, label: word(lang, "startArea"), count: String(focus.filter(({ zone }) => zone.start).length) },
    ...(others > 0 ? [{ swatch: { kind: "area", fill: "#EFEAE6", stroke: palette.border, dash: [2, 2], hatch: "#D3CCBF" } as const, label: word(lang, "neighbour"), count: String(others) }] : []),
    { swatch: { kind: "line", colour: palette.border, dash: [5, 2, 1.5, 2], strokeWidth: 1 }, label: word(lang, "district") },
    { swatch: { kind: "line", colour: "#2F6DB5", strokeWidth: 1.4 }, label: word(lang, "metro") },
  ];
}

function indexRow({ zone, number }: Numbered, x: number, y: number, width: number, size: number, lang: Language): Shape[] {
  const role = zone.role ? `  ${sharedWord(lang, "role", zone.role)}` : "";
  const colour = kindColours[zone.kind].strong;
  const name = shortened(inLanguage(zone.name, lang), width - 14 - textWidth(role, size - 0.6), size);
  return [
    text(String(number), x + 9, y, { size, weight: 700, fill: colour, anchor: "end" }),
    text(name, x + 13, y, { size, fill: palette.text }),
    ...(role ? [text(role.trim(), x + width, y, { size: size - 0.6, fill: palette.quiet, anchor: "end" })] : []),
  ];
}

/** The numbers and names, in as many columns as the room asks for. */
function indexBlock(panel: Panel, zones: readonly Numbered[], foot: number, lang: Language): Panel {
  const titled = heading(gap(panel, 5), word(lang, zones.some(({ zone }) => zone.role) ? "members" : "index"));
  const columns = zones.length > 16 ? 2 : 1;
  const rows = Math.ceil(zones.length / columns);
  const pitch = Math.min(14, (foot - titled.y - 6) / Math.max(1, rows));
  const size = Math.max(5, Math.min(8.4, pitch / 1.22));
  const width = (panelBox.width - (columns - 1) * 8) / columns;
  const shapes = zones.flatMap((one, index) =>
    indexRow(one, panelBox.x + Math.floor(index / rows) * (width + 8), titled.y + (index % rows) * pitch + size, width, size, lang));
  return append(titled, shapes, rows * pitch);
}

function zonesPicture(data: DrawingData, focus: readonly Numbered[], projection: Projection, lang: Language, obstacles: readonly Box[]): Shape[] {
  const others = data.map.zones.filter((zone) => !zone.focus && zone.shape);
  const badges = placeBadges(focus, projection);
  return [
    ...landShapes(data.map, projection), ...metroShapes(data.map, projection, false),
    ...others.flatMap((zone) => areaShapes(onPaper(zone.shape ?? [], projection), neighbourStyle(zone.kind))),
    ...focus.flatMap(({ zone }) => areaShapes(onPaper(zone.shape ?? [], projection), zoneStyle(zone, 1))),
    ...focus.flatMap(({ zone }) => (zone.start ? areaShapes(onPaper(zone.start, projection), { fill: startStyle.fill, stroke: startStyle.stroke, strokeWidth: 0.8 }) : [])),
    ...placeLabels([...nameLabels(badges, lang), ...districtLabels(data.map, projection, lang, 11)], projection.frame, [...obstacles, ...badgeBoxes(badges)]),
    ...badges.flatMap(badgeShapes),
  ];
}

function drawnBounds(data: DrawingData, focus: readonly Numbered[]): Bounds {
  if (data.atlas.scope === "city") return data.map.bounds;
  const bounds = boundsOf(focus.flatMap(({ zone }) => positionsOf(zone.shape ?? [])));
  return bounds ? atLeast(bounds, 30_000) : data.map.bounds;
}

/** All zones of a city or an ecosystem with numbers, names where there is room, and an index. */
export function overviewMap(data: DrawingData, lang: Language): Sheet {
  const focus = numbered(data.map.zones);
  const projection = fitted(drawnBounds(data, focus), pictureBox, 20);
  const scale = scaleBar(projection, lang);
  const north = northArrow(projection, lang);
  const inset = data.atlas.scope === "city" ? insetOf(focus, projection) : null;
  const insetBoxes = inset ? [{ x: inset.box.x - 6, y: inset.box.y - 20, width: inset.box.width + 12, height: inset.box.height + 26 }] : [];
  const foot = footBlock(data, "master-plan", lang);
  let panel = figuresBlock(titleBlock(data, "master-plan", lang), data, lang);
  panel = legend(heading(gap(panel, 5), word(lang, "legend")), legendRows(data, focus, lang));
  panel = indexBlock(panel, focus, foot.top, lang);
  return assembled(data, "master-plan", lang, [
    { kind: "clip", d: rectangle(pictureBox), children: zonesPicture(data, focus, projection, lang, [...scale.boxes, ...north.boxes, ...insetBoxes]) },
    ...(inset ? insetShapes(data, focus, inset, lang) : []),
    ...scale.shapes, ...north.shapes, ...neatLine(pictureBox), ...panel.shapes, ...foot.shapes,
  ]);
}
