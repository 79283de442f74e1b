import { wrapped } from "@chengqi/domain/atlas/text-width";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type DrawingData } from "../drawing-data.js";
import { sharedWord, word, type DrawingWord } from "../words/words.js";
import { locatorShapes } from "./locator.js";
import { figureGrid, openPanel, pills, titleRow } from "./panel.js";
import { palette } from "./palette.js";
import { boundsOf, positionsOf } from "./projection.js";
import { shownFigure } from "./title-block.js";
import { a3, line, path, rectangle, text, type Shape, type Sheet } from "./scene.js";

const left = 96;
const contents = ["sheet.master-plan", "sheet.start-area", "sheet.panorama", "sheet.directory"] as const;

function contentLines(top: number, lang: Language): Shape[] {
  return [
    text(word(lang, "contents"), left, top, { size: 12, weight: 700, fill: palette.primary }),
    ...contents.flatMap((key, index): Shape[] => {
      const y = top + 30 + index * 26;
      return [
        text(word(lang, key), left, y, { size: 13, fill: palette.text }),
        text(String(index + 2), left + 400, y, { size: 13, fill: palette.quiet, anchor: "end" }),
        path(line(left, y + 8, left + 400, y + 8), { stroke: palette.line, strokeWidth: 0.7 }),
      ];
    }),
  ];
}

/** First page of the set: whose atlas, of which day, what is inside, where it lies. */
export function coverSheet(data: DrawingData, lang: Language): Sheet {
  const name = inLanguage(data.atlas.title, lang);
  const focus = data.map.zones.filter((zone) => zone.focus);
  const bounds = (data.atlas.scope === "city" ? null : boundsOf(focus.flatMap((zone) => positionsOf(zone.shape ?? [])))) ?? data.map.bounds;
  const lines = wrapped(name, 470, 38, 700, 3);
  const notices = [
    { text: word(lang, "schematic"), colour: palette.primary }, { text: word(lang, "notApproved"), colour: palette.primary },
    ...(data.demonstration ? [{ text: word(lang, "synthetic"), colour: palette.bad }] : []),
  ];
  let panel = openPanel({ x: left, y: 216 + lines.length * 48, width: 420, height: 0 });
  for (const row of data.rows) panel = titleRow(panel, word(lang, row.label as DrawingWord), inLanguage(row.text, lang), 100);
  panel = pills({ ...panel, y: panel.y + 8 }, notices);
  panel = figureGrid({ ...panel, y: panel.y + 6 }, data.figures.map((figure) => ({
    label: sharedWord(lang, "measure", figure.measure), ...shownFigure(figure, lang),
  })));
  return {
    ...a3, lang, title: `${name} ${word(lang, "atlas")}`,
    description: word(lang, "description", { name, sheet: word(lang, "atlas"), asOf: data.atlas.asOf, note: word(lang, "schematic") }),
    shapes: [
      path(rectangle({ x: 0, y: 0, ...a3 }), { fill: palette.paper }), path(rectangle({ x: 0, y: 0, width: 30, height: a3.height }), { fill: palette.primary }),
      text(`${inLanguage(data.city, lang)} · ${word(lang, "cover")}`, left, 130, { size: 15, fill: palette.quiet }),
      ...lines.map((one, index) => text(one, left, 184 + index * 48, { size: 38, weight: 700, fill: palette.text })),
      text(word(lang, "atlas"), left, 184 + lines.length * 48 - 6, { size: 20, weight: 700, fill: palette.primary }),
      ...panel.shapes, ...contentLines(Math.max(panel.y + 34, 610), lang),
      ...locatorShapes(data.map, bounds, { x: 610, y: 130, width: 520, height: 580 }),
      text(word(lang, "made"), left, a3.height - 40, { size: 9, fill: palette.quiet }),
    ],
  };
}
