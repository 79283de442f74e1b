import { renderAsync } from "@resvg/resvg-js";
import { fontFamily, fontWeights, type FontFile, type FontStore } from "../../fonts/font-store.js";
import { textsOf, type Sheet } from "./scene.js";
import { toSvg } from "./svg.js";

/** A3 at 150 dots per inch. */
const width = 2480;

function rareFamilies(content: string, [main, ...pieces]: readonly FontFile[]): Map<string, string> {
  const rare = new Map<string, string>();
  for (const character of new Set(content)) {
    const code = character.codePointAt(0) ?? 0;
    const piece = main?.font.hasGlyphForCodePoint(code) ? undefined : pieces.find(({ font }) => font.hasGlyphForCodePoint(code));
    if (piece) rare.set(character, piece.font.familyName);
  }
  return rare;
}

/** The sheet as a PNG picture. */
export async function toPng(sheet: Sheet, fonts: FontStore): Promise<Buffer> {
  const texts = textsOf(sheet.shapes);
  const content = texts.map((one) => one.text).join("");
  const files = await Promise.all(fontWeights.map((weight) => fonts.filesFor(weight, content)));
  const image = await renderAsync(toSvg(sheet, { rare: rareFamilies(content, files[0] ?? []) }), {
    fitTo: { mode: "width", value: width },
    font: { loadSystemFonts: false, defaultFontFamily: fontFamily, fontFiles: files.flat().map(({ path }) => path) },
  });
  return image.asPng();
}
