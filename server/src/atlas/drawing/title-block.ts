import type { AtlasSheet } from "@chengqi/domain/atlas/atlas";
import type { Figure, Mark } from "@chengqi/domain/figures/figure";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type SheetFacts } from "../drawing-data.js";
import { sharedWord, word, type DrawingWord } from "../words/words.js";
import { append, figureGrid, gap, heading, markShapes, openPanel, paragraph, pills, titleRow, type Panel } from "./panel.js";
import { palette } from "./palette.js";
import { figureText } from "@chengqi/domain/atlas/reading";
import { a3, path, rectangle, text, type Box, type Shape, type Sheet } from "./scene.js";

const margin = 26;
const panelWidth = 262;

/** Where the picture and the column beside it stand on a sheet. */
export const pictureBox: Box = { x: margin, y: margin, width: a3.width - 2 * margin - panelWidth - 18, height: a3.height - 2 * margin };
export const panelBox: Box = { x: a3.width - margin - panelWidth, y: margin, width: panelWidth, height: a3.height - 2 * margin };

export type SheetKey = AtlasSheet | "directory" | "chain";

/** Name, sheet, and what is known about the subject. */
export function titleBlock(data: SheetFacts, sheet: SheetKey, lang: Language): Panel {
  const name = inLanguage(data.atlas.title, lang);
  const city = inLanguage(data.city, lang);
  const brand = sheet === "chain" ? `${city} · ${word(lang, "chains")}` : `${city} · ${word(lang, "atlas")} · ${sharedWord(lang, "atlas", data.atlas.scope)}`;
  let panel = paragraph(openPanel(panelBox), brand, { size: 8.6, fill: palette.primary, weight: 700 });
  panel = paragraph(gap(panel, 2), name, { size: [...name].length > 16 && lang === "en" ? 17 : 21, fill: palette.text, weight: 700, maxLines: 3, leading: 1.28 });
  panel = paragraph(gap(panel, 2), word(lang, `sheet.${sheet}`), { size: 13, fill: palette.primary, weight: 700 });
  panel = gap(panel, 6);
  const labelWidth = lang === "zh" ? 56 : 84;
  for (const row of data.rows) panel = titleRow(panel, word(lang, row.label as DrawingWord), inLanguage(row.text, lang), labelWidth);
  return pills(gap(panel, 3), notices(data, sheet, lang));
}

const notices = (data: SheetFacts, sheet: SheetKey, lang: Language) => [
  ...(sheet === "chain" || sheet === "panorama" ? [{ text: word(lang, "editorial"), colour: palette.primary }] : [{ text: word(lang, "schematic"), colour: palette.primary }]),
  ...(data.demonstration ? [{ text: word(lang, "synthetic"), colour: palette.bad }] : []),
];

/** Undefined figures say why instead of bearing a mark. */
export const shownFigure = (figure: Figure, lang: Language): { value: string; mark: Mark | null } => (figure.value === null
  ? { value: `—　${sharedWord(lang, "reason", figure.reason ?? "not-known")}`, mark: null }
  : { value: figureText(figure, lang), mark: figure.mark });

/** Figures with their marks, and what the marks mean. */
export function figuresBlock(panel: Panel, data: SheetFacts, lang: Language): Panel {
  if (data.figures.length === 0) return panel;
  const marks = [...new Set(data.figures.filter(({ value }) => value !== null).map(({ mark }) => mark))];
  const grid = figureGrid(heading(gap(panel, 5), word(lang, "figures")), data.figures.map((figure) => ({
    label: sharedWord(lang, "measure", figure.measure), ...shownFigure(figure, lang),
  })));
  let { x } = grid.box;
  const shapes = marks.flatMap((mark) => {
    const label = sharedWord(lang, "mark", mark);
    const at = x;
    x += 22 + [...label].length * (lang === "zh" ? 7.2 : 4.2);
    return [...markShapes(mark, at + 2.6, grid.y + 3.6), text(label, at + 8, grid.y + 6.2, { size: 7, fill: palette.quiet })];
  });
  return append(grid, shapes, 13);
}

/** Notes and sources at the foot of the column. */
export function footBlock(data: SheetFacts, sheet: SheetKey, lang: Language): { shapes: readonly Shape[]; top: number } {
  const build = (y: number): Panel => {
    const box = { ...panelBox, y };
    const notes: DrawingWord[] = [
      ...(sheet === "master-plan" || sheet === "start-area" ? ["crs", "hatching"] as const : []), "notApproved", ...(sheet === "chain" ? [] : ["candidates"] as const),
      ...(data.demonstration ? ["syntheticNote"] as const : []),
    ];
    const ending = lang === "zh" ? "。" : ".";
    const between = lang === "zh" ? "；" : ". ";
    let panel = heading(openPanel(box), word(lang, "notes"));
    const joined = notes.map((key) => word(lang, key)).join(between) + ending;
    panel = paragraph(panel, joined, { size: 6.9, fill: palette.quiet, leading: 1.36 });
    panel = heading(gap(panel, 5), word(lang, "sources"));
    const sources = data.datasets.map(({ title, asOf, synthetic }) =>
      `${inLanguage(title, lang)} (${asOf}${synthetic ? `, ${word(lang, "synthetic")}` : ""})`);
    panel = paragraph(panel, sources.join(lang === "zh" ? "；" : "; ") + ending, { size: 6.7, fill: palette.quiet, leading: 1.34, maxLines: 9 });
    return paragraph(gap(panel, 4), `${word(lang, "made")} · ${data.atlas.asOf}`, { size: 6.9, fill: palette.primary, weight: 700 });
  };
  const height = build(0).y;
  const top = panelBox.y + panelBox.height - height;
  return { shapes: build(top).shapes, top };
}

/** Paper, picture and column put together. */
export function assembled(data: SheetFacts, sheet: SheetKey, lang: Language, shapes: readonly Shape[]): Sheet {
  const name = inLanguage(data.atlas.title, lang);
  const sheetName = word(lang, `sheet.${sheet}`);
  const note = notices(data, sheet, lang).map((notice) => notice.text).join("; ");
  return {
    ...a3, lang, title: `${name} ${sheetName}`,
    description: word(lang, "description", { name, sheet: sheetName, asOf: data.atlas.asOf, note }),
    shapes: [path(rectangle({ x: 0, y: 0, ...a3 }), { fill: palette.paper }), ...shapes],
  };
}
