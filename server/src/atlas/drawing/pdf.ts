import PdfDocument from "pdfkit";
import { fontWeights, type FontFile, type FontStore, type FontWeight } from "../../fonts/font-store.js";
import { textsOf, type PathShape, type Shape, type Sheet, type TextShape } from "./scene.js";

type Fonts = Record<FontWeight, readonly FontFile[]>;

interface Run {
  readonly text: string;
  readonly file: FontFile;
  readonly width: number;
}

const runWidth = (file: FontFile, content: string, size: number) => {
  let advance = 0;
  for (const character of content) advance += file.font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth;
  return (advance * size) / file.font.unitsPerEm;
};

/** A line cut into runs that one font can draw. */
function runsOf(shape: TextShape, files: readonly FontFile[]): Run[] {
  const cut: { text: string; file: FontFile }[] = [];
  for (const character of shape.text) {
    const code = character.codePointAt(0) ?? 0;
    const file = files.find(({ font }) => font.hasGlyphForCodePoint(code)) ?? files[0];
    if (!file) continue;
    const last = cut.at(-1);
    if (last?.file === file) last.text += character;
    else cut.push({ text: character, file });
  }
  return cut.map((run) => ({ ...run, width: runWidth(run.file, run.text, shape.size) }));
}

/** Halos are outlines, so that each label is in the document's text once. */
function drawHalo(doc: PDFKit.PDFDocument, shape: TextShape, runs: readonly Run[], startX: number, halo: string) {
  let x = startX;
  doc.save().lineJoin("round").lineWidth(Math.max(1.6, shape.size * 0.24)).strokeColor(halo);
  for (const { text, file } of runs) {
    const scale = shape.size / file.font.unitsPerEm;
    for (const character of text) {
      const glyph = file.font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      const outline = glyph.path.scale(scale, -scale).translate(x, shape.y).toSVG();
      if (outline) doc.path(outline).stroke();
      x += glyph.advanceWidth * scale;
    }
  }
  doc.restore();
}

function drawText(doc: PDFKit.PDFDocument, shape: TextShape, fonts: Fonts) {
  const runs = runsOf(shape, fonts[shape.weight]);
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  let x = shape.x - (shape.anchor === "middle" ? width / 2 : shape.anchor === "end" ? width : 0);
  if (shape.halo) drawHalo(doc, shape, runs, x, shape.halo);
  doc.fillColor(shape.fill).fontSize(shape.size);
  for (const run of runs) {
    // Kerning off keeps widths equal to those the layout was made with.
    doc.font(run.file.path).text(run.text, x, shape.y, { lineBreak: false, baseline: "alphabetic", features: [] });
    x += run.width;
  }
}

function drawPath(doc: PDFKit.PDFDocument, shape: PathShape) {
  if (shape.d === "") return;
  doc.save().path(shape.d).lineWidth(shape.strokeWidth ?? 1).lineJoin("round").lineCap("round").opacity(shape.opacity ?? 1);
  if (shape.dash) doc.dash(shape.dash[0] ?? 1, { space: shape.dash[1] ?? shape.dash[0] ?? 1 });
  if (shape.fill && shape.stroke) doc.fillAndStroke(shape.fill, shape.stroke);
  else if (shape.fill) doc.fill(shape.fill);
  else if (shape.stroke) doc.stroke(shape.stroke);
  doc.restore();
}

function draw(doc: PDFKit.PDFDocument, shape: Shape, fonts: Fonts) {
  if (shape.kind === "path") drawPath(doc, shape);
  else if (shape.kind === "text") drawText(doc, shape, fonts);
  else if (shape.d !== "") {
    doc.save().path(shape.d).clip();
    for (const child of shape.children) draw(doc, child, fonts);
    doc.restore();
  }
}

/** One document with a page for each sheet; text is real text in embedded, subset fonts. */
export async function toPdf(sheets: readonly Sheet[], fonts: FontStore): Promise<Buffer> {
  const [first] = sheets;
  if (!first) throw new RangeError("toPdf: expected at least one sheet, found none");
  const texts = sheets.flatMap((sheet) => textsOf(sheet.shapes));
  const used = Object.fromEntries(await Promise.all(fontWeights.map(async (weight) =>
    [weight, await fonts.filesFor(weight, texts.map((one) => one.text).join(""))]))) as Fonts;
  const doc = new PdfDocument({
    autoFirstPage: false, margin: 0, font: used[400][0]?.path ?? "", lang: first.lang === "zh" ? "zh-CN" : "en",
    info: { Title: first.title, Subject: first.description, Creator: "Chengqi 城棋", Producer: "Chengqi 城棋" },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  for (const sheet of sheets) {
    doc.addPage({ size: [sheet.width, sheet.height], margin: 0 });
    for (const shape of sheet.shapes) draw(doc, shape, used);
  }
  doc.end();
  return done;
}
