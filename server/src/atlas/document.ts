import type { DirectoryEntry } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import { Document, HeadingLevel, ImageRun, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type FileChild } from "docx";
import { inLanguage, type DrawingData } from "./drawing-data.js";
import { word, sharedWord, type DrawingWord } from "./words/words.js";

/** A4 across, in twentieths of a point, and what a picture below its heading may fill, in ninety-sixths of an inch. */
const page = { width: 16838, height: 11906, margin: 850 } as const;
const picture = { width: 1000, height: 620 } as const;

const columns: readonly { readonly key: DrawingWord; readonly part: number; readonly value: (entry: DirectoryEntry, index: number, lang: Language) => string }[] = [
  { key: "col.no", part: 4, value: (_, index) => String(index + 1) },
  { key: "col.role", part: 7, value: ({ role }, _, lang) => word(lang, role === "key" ? "keyRole" : "supportingRole") },
  { key: "col.name", part: 24, value: ({ firm }, _, lang) => `${inLanguage(firm.name, lang)}${firm.synthetic ? ` (${word(lang, "nature.synthetic")})` : ""}` },
  { key: "col.industry", part: 16, value: ({ firm: { industry } }, _, lang) => (industry ? `${industry.code} ${inLanguage(industry.name, lang)}` : "—") },
  { key: "col.size", part: 6, value: ({ firm }, _, lang) => sharedWord(lang, "size", firm.size ?? "unknown") },
  { key: "col.revenue", part: 10, value: ({ firm }, _, lang) => (firm.revenueCny === null ? "—" : (Number(firm.revenueCny) / 1e4).toLocaleString(lang === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: 2 })) },
  { key: "col.employees", part: 8, value: ({ firm }) => (firm.employees === null ? "—" : String(firm.employees)) },
  { key: "col.reason", part: 25, value: ({ text }, _, lang) => inLanguage(text, lang) },
];

const sources: readonly { readonly key: DrawingWord; readonly part: number; readonly value: (dataset: DrawingData["datasets"][number], lang: Language) => string }[] = [
  { key: "source.title", part: 30, value: ({ title }, lang) => inLanguage(title, lang) },
  { key: "source.asOf", part: 12, value: ({ asOf }) => asOf },
  { key: "source.source", part: 32, value: ({ source }) => source },
  { key: "source.licence", part: 18, value: ({ licence }) => licence },
  { key: "source.synthetic", part: 8, value: ({ synthetic }, lang) => word(lang, synthetic ? "yes" : "no") },
];

/** The maps and the table as a text document: the maps as pictures, one to a page, table, rule and sources as text that can be worked on. */
export async function atlasDocument(data: DrawingData, maps: readonly { readonly title: string; readonly png: Buffer }[], lang: Language): Promise<Buffer> {
  const { atlas, datasets } = data;
  const title = `${inLanguage(atlas.title, lang)} ${word(lang, "atlas")}`;
  const notice = data.demonstration ? ` · ${word(lang, "synthetic")}` : "";
  const children: FileChild[] = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: `${word(lang, "row.asOf").replaceAll("　", "")} ${atlas.asOf}${notice}` }),
    ...maps.flatMap((map, index) => [heading(map.title), new Paragraph({ children: [new ImageRun({ type: "png", data: map.png, transformation: fitted(map.png), altText: { id: String(index + 1), name: map.title, title: map.title, description: map.title } })] })]),
    heading(word(lang, "sheet.directory")),
    new Paragraph({ text: atlas.directory.length === 0 ? word(lang, "noEntries") : word(lang, "showing", { count: atlas.directory.length }) }),
    ...(atlas.directory.length === 0 ? [] : [table(columns.map(({ key }) => word(lang, key)), columns, atlas.directory.map((entry, index) => columns.map(({ value }) => value(entry, index, lang))))]),
    heading(word(lang, "ruleTitle"), false), ...atlas.ruleText.map((sentence) => new Paragraph({ text: inLanguage(sentence, lang) })),
    heading(word(lang, "sheetName.sources"), false), table(sources.map(({ key }) => word(lang, key)), sources, datasets.map((dataset) => sources.map(({ value }) => value(dataset, lang)))),
  ];
  const document = new Document({
    title, creator: "Chengqi 城棋", styles: { default: { document: { run: { font: { ascii: "Arial", eastAsia: "SimSun" }, size: 20, language: { value: lang === "zh" ? "zh-CN" : "en-GB", eastAsia: "zh-CN" } } } } },
    sections: [{ properties: { page: { size: { width: page.height, height: page.width, orientation: PageOrientation.LANDSCAPE }, margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin } } }, children }],
  });
  return Packer.toBuffer(document);
}

const heading = (text: string, pageBreakBefore = true): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1, pageBreakBefore });

/** Width and height of a PNG stand at fixed places of its head. */
function fitted(png: Buffer): { width: number; height: number } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const scale = Math.min(picture.width / width, picture.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function table(heads: readonly string[], widths: readonly { readonly part: number }[], rows: readonly (readonly string[])[]): Table {
  const whole = widths.reduce((sum, { part }) => sum + part, 0);
  const within = page.width - 2 * page.margin;
  const lengths = widths.map(({ part }) => Math.round((part / whole) * within));
  const row = (texts: readonly string[], bold: boolean): TableRow => new TableRow({
    tableHeader: bold, cantSplit: true,
    children: texts.map((text, index) => new TableCell({
      width: { size: lengths[index] ?? 0, type: WidthType.DXA }, ...(bold && { shading: { fill: "E4E9E7" } }),
      children: [new Paragraph({ children: [new TextRun({ text, bold, size: 18 })] })],
    })),
  });
  return new Table({ width: { size: within, type: WidthType.DXA }, columnWidths: lengths, rows: [row(heads, true), ...rows.map((texts) => row(texts, false))] });
}
