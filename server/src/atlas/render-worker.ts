import type { AtlasSheet } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import { openFontStore, type FontStore } from "../fonts/font-store.js";
import type { DrawingData } from "./drawing-data.js";
import { coverSheet } from "./drawing/cover.js";
import { directoryPages } from "./drawing/directory-pages.js";
import { fontsOf } from "./drawing/glyphs.js";
import { toPdf } from "./drawing/pdf.js";
import { toPng } from "./drawing/png.js";
import { drawSheet } from "./drawing/sheets.js";
import { toSvg } from "./drawing/svg.js";
import { directoryWorkbook } from "./workbook.js";

/** Text of an SVG as text, or as outlines that need no font. */
export type TextForm = "text" | "outlines";

export type Output =
  | { readonly kind: "sheet"; readonly sheet: AtlasSheet; readonly format: "svg" | "png" | "pdf"; readonly text: TextForm }
  | { readonly kind: "set" }
  | { readonly kind: "workbook" };

export interface RenderTask {
  readonly data: DrawingData;
  readonly lang: Language;
  readonly output: Output;
  /** Folder for unpacked fonts. */
  readonly fontFolder: string;
}

const stores = new Map<string, FontStore>();

function fontsIn(folder: string): FontStore {
  const store = stores.get(folder) ?? openFontStore(folder);
  stores.set(folder, store);
  return store;
}

/** Runs in a worker thread: one file from plain data. */
export default async function render({ data, lang, output, fontFolder }: RenderTask): Promise<Buffer> {
  if (output.kind === "workbook") return directoryWorkbook(data, lang);
  if (output.kind === "set") {
    const maps = (["master-plan", "start-area", "panorama"] as const).map((sheet) => drawSheet(data, sheet, lang));
    return toPdf([coverSheet(data, lang), ...maps, ...directoryPages(data, lang)], fontsIn(fontFolder));
  }
  const sheet = drawSheet(data, output.sheet, lang);
  if (output.format === "svg") return Buffer.from(output.text === "text" ? toSvg(sheet) : toSvg(sheet, { outlines: await fontsOf([sheet], fontsIn(fontFolder)) }));
  return output.format === "png" ? toPng(sheet, fontsIn(fontFolder)) : toPdf([sheet], fontsIn(fontFolder));
}
