import PdfDocument from "pdfkit";
import type { FontStore } from "../../fonts/font-store.js";
import { fontsOf, haloWidth, runsOf, startOf, textOutline, type Fonts } from "./glyphs.js";
import { type PathShape, type Shape, type Sheet, type TextShape } from "./scene.js";

/** Halos are outlines, so that each label is in the document's text once. */
function drawHalo(doc: PDFKit.PDFDocument, shape: TextShape, fonts: Fonts, halo: string) {
  doc.save().lineJoin("round").lineWidth(haloWidth(shape)).strokeColor(halo).path(textOutline(shape, fonts[shape.weight])).stroke().restore();
}

function drawText(doc: PDFKit.PDFDocument, shape: TextShape, fonts: Fonts) {
  const runs = runsOf(shape, fonts[shape.weight]);
  let x = startOf(shape, runs);
  if (shape.halo && shape.text.trim() !== "") drawHalo(doc, shape, fonts, shape.halo);
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
  const used = await fontsOf(sheets, fonts);
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
