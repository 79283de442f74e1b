import { wrapped } from "@chengqi/domain/atlas/text-width";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type DrawingData, type MapZone } from "../drawing-data.js";
import { word } from "../words/words.js";
import { areaShapes, landShapes, metroShapes, startStyle, zoneStyle } from "./base-map.js";
import { lengthText, neatLine, scaleLengthM } from "./furniture.js";
import { onPaper } from "./geometry.js";
import { gap, heading, legend, type LegendRow } from "./panel.js";
import { numbered } from "./badges.js";
import { kindColours, palette } from "./palette.js";
import { fitted, type Projection } from "./projection.js";
import { line, path, rectangle, text, type Box, type Shape, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, pictureBox, titleBlock } from "./title-block.js";
import { withLocator, zoneBounds } from "./zone-map.js";

/** Columns and rows that give `count` cells the largest near-square room. */
export function gridFor(count: number, width: number, height: number): { columns: number; rows: number } {
  let best = { columns: 1, rows: count, side: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const side = Math.min(width / columns, height / rows);
    if (side > best.side) best = { columns, rows, side };
  }
  return { columns: best.columns, rows: best.rows };
}

function smallScale({ metresPerPoint, frame }: Projection, lang: Language): Shape[] {
  const lengthM = scaleLengthM(metresPerPoint, frame.width * 0.35);
  const width = lengthM / metresPerPoint;
  const [x, y] = [frame.x + 5, frame.y + frame.height - 6];
  return [
    path(`${line(x, y, x + width, y)}${line(x, y - 2, x, y + 2)}${line(x + width, y - 2, x + width, y + 2)}`, { stroke: palette.text, strokeWidth: 0.8 }),
    text(lengthText(lengthM, lang), x + width / 2, y - 3, { size: 6.4, fill: palette.text, anchor: "middle", halo: palette.sheet }),
  ];
}

const headSize = (width: number) => (width > 170 ? 9.5 : 6.9);
const headLines = (zone: MapZone, number: number, width: number, lang: Language) =>
  wrapped(`${number}  ${inLanguage(zone.name, lang)}`, width - 4, headSize(width), 700, 2);

function cell(data: DrawingData, zone: MapZone, number: number, box: Box, deepest: number, lang: Language): Shape[] {
  const size = headSize(box.width);
  const lines = headLines(zone, number, box.width, lang);
  const head = size * 1.3 * deepest + 3;
  const frame = { x: box.x, y: box.y + head, width: box.width, height: box.height - head };
  const titles = lines.map((one, index) =>
    text(one, box.x + 1, box.y + size * (1 + index * 1.25), { size, weight: 700, fill: kindColours[zone.kind].strong }));
  const bounds = zoneBounds(zone);
  if (!bounds || !zone.start) {
    return [...titles, path(rectangle(frame), { fill: "#F3F0E8", stroke: palette.line, strokeWidth: 0.7 }),
      text(word(lang, "noStart"), frame.x + frame.width / 2, frame.y + frame.height / 2, { size: 7.4, fill: palette.bad, anchor: "middle" })];
  }
  const projection = fitted(bounds, frame, 4);
  return [
    ...titles,
    { kind: "clip", d: rectangle(frame), children: [
      ...landShapes(data.map, projection), ...metroShapes(data.map, projection, false),
      ...areaShapes(onPaper(zone.shape ?? [], projection), zoneStyle(zone, 0.9)),
      ...areaShapes(onPaper(zone.start, projection), { ...startStyle, strokeWidth: 1.1 }),
      ...smallScale(projection, lang),
    ] },
    path(rectangle(frame), { stroke: palette.border, strokeWidth: 0.7 }),
  ];
}

/** Start-up areas of many zones side by side, each within its zone and at its own scale. */
export function startMultiples(data: DrawingData, lang: Language): Sheet {
  const zones = numbered(data.map.zones);
  const inner = { x: pictureBox.x + 8, y: pictureBox.y + 8, width: pictureBox.width - 16, height: pictureBox.height - 16 };
  const { columns, rows } = gridFor(zones.length, inner.width, inner.height);
  const [width, height] = [inner.width / columns, inner.height / rows];
  const deepest = Math.max(1, ...zones.map(({ zone, number }) => headLines(zone, number, width - 6, lang).length));
  const cells = zones.flatMap(({ zone, number }, index) => cell(data, zone, number, {
    x: inner.x + (index % columns) * width + 3, y: inner.y + Math.floor(index / columns) * height + 2, width: width - 6, height: height - 5,
  }, deepest, lang));
  const sample = zones[0]?.zone;
  const style = sample && zoneStyle(sample);
  const known = zones.filter(({ zone }) => zone.start).length;
  const rowsOfLegend: LegendRow[] = [
    ...(style ? [{ swatch: { kind: "area", fill: style.fill, stroke: style.stroke, hatch: style.stroke, ...(style.dash ? { dash: style.dash } : {}) } as const,
      label: word(lang, "kindSchematic", { kind: "" }).trim(), count: String(zones.length) }] : []),
    { swatch: { kind: "area", fill: startStyle.fill, stroke: startStyle.stroke, hatch: palette.bad }, label: word(lang, "startArea"), count: String(known) },
    { swatch: { kind: "line", colour: "#2F6DB5", strokeWidth: 1.4 }, label: word(lang, "metro") },
    { swatch: { kind: "line", colour: palette.text, strokeWidth: 0.8 }, label: word(lang, "ownScale") },
  ];
  const foot = footBlock(data, "start-area", lang);
  let panel = figuresBlock(titleBlock(data, "start-area", lang), data, lang);
  panel = legend(heading(gap(panel, 5), word(lang, "legend")), rowsOfLegend);
  panel = withLocator(panel, data, null, foot.top, lang);
  return assembled(data, "start-area", lang, [
    path(rectangle(pictureBox), { fill: palette.sheet }), ...cells, ...neatLine(pictureBox), ...panel.shapes, ...foot.shapes,
  ]);
}
