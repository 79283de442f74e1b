import type { AtlasSheet } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import { openFontStore, type FontStore } from "../fonts/font-store.js";
import { chainWorkbook } from "./chain-workbook.js";
import type { DrawingData, SheetFacts } from "./drawing-data.js";
import type { DrawnChain } from "./drawing/chain-picture.js";
import { coverSheet } from "./drawing/cover.js";
import { directoryPages } from "./drawing/directory-pages.js";
import { fontsOf } from "./drawing/glyphs.js";
import { panoramaSheet } from "./drawing/panorama-sheet.js";
import { toPdf } from "./drawing/pdf.js";
import { toPng } from "./drawing/png.js";
import type { Sheet } from "./drawing/scene.js";
import { drawSheet } from "./drawing/sheets.js";
import { toSvg } from "./drawing/svg.js";
import { atlasDocument } from "./document.js";
import { word } from "./words/words.js";
import { directoryWorkbook } from "./workbook.js";

/** Text of an SVG as text, or as outlines that need no font. */
export type TextForm = "text" | "outlines";

export type Output =
  | { readonly kind: "sheet"; readonly sheet: AtlasSheet; readonly format: "svg" | "png" | "pdf"; readonly text: TextForm }
  | { readonly kind: "set" }
  | { readonly kind: "document" }
  | { readonly kind: "workbook" };

/** A chain in an area, on a sheet of its own. */
export interface ChainSheetData extends SheetFacts {
  readonly chains: readonly DrawnChain[];
}

export type Job =
  | { readonly kind: "atlas"; readonly data: DrawingData; readonly output: Output }
  | { readonly kind: "chains"; readonly sheets: readonly ChainSheetData[]; readonly format: "svg" | "png" | "pdf"; readonly text: TextForm }
  | { readonly kind: "chain-workbook"; readonly sheets: readonly ChainSheetData[] };

export interface RenderTask {
  readonly job: Job;
  readonly lang: Language;
  /** Folder for unpacked fonts. */
  readonly fontFolder: string;
}

const maps = ["master-plan", "start-area", "panorama"] as const;

const stores = new Map<string, FontStore>();

function fontsIn(folder: string): FontStore {
  const store = stores.get(folder) ?? openFontStore(folder);
  stores.set(folder, store);
  return store;
}

/** Runs in a worker thread: one file from plain data. */
export default async function render({ job, lang, fontFolder }: RenderTask): Promise<Buffer> {
  const fonts = fontsIn(fontFolder);
  if (job.kind === "chain-workbook") return chainWorkbook(job.sheets, lang);
  if (job.kind === "chains") {
    const sheets = job.sheets.map((data) => panoramaSheet(data, "chain", lang));
    return job.format === "pdf" ? toPdf(sheets, fonts) : picture(sheets[0]!, job.format, job.text, fonts);
  }
  const { data, output } = job;
  if (output.kind === "workbook") return directoryWorkbook(data, lang);
  if (output.kind === "set") return toPdf([coverSheet(data, lang), ...maps.map((sheet) => drawSheet(data, sheet, lang)), ...directoryPages(data, lang)], fonts);
  if (output.kind === "document") {
    const pictures = [];
    for (const sheet of maps) pictures.push({ title: word(lang, `sheet.${sheet}`), png: await toPng(drawSheet(data, sheet, lang), fonts) });
    return atlasDocument(data, pictures, lang);
  }
  const sheet = drawSheet(data, output.sheet, lang);
  return output.format === "pdf" ? toPdf([sheet], fonts) : picture(sheet, output.format, output.text, fonts);
}

async function picture(sheet: Sheet, format: "svg" | "png", form: TextForm, fonts: FontStore): Promise<Buffer> {
  if (format === "png") return toPng(sheet, fonts);
  return Buffer.from(form === "text" ? toSvg(sheet) : toSvg(sheet, { outlines: await fontsOf([sheet], fonts) }));
}
