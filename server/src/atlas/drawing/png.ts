import { renderAsync } from "@resvg/resvg-js";
import { fontFamily, fontWeights, type FontStore } from "../../fonts/font-store.js";
import { textsOf, type Sheet } from "./scene.js";
import { toSvg } from "./svg.js";

/** A3 at 150 dots per inch. */
const width = 2480;

/** The sheet as a PNG picture. */
export async function toPng(sheet: Sheet, fonts: FontStore): Promise<Buffer> {
  const texts = textsOf(sheet.shapes);
  const files = await Promise.all(fontWeights.map((weight) =>
    fonts.filesFor(weight, texts.flatMap((one) => (one.weight === weight ? one.text : [])).join(""))));
  const image = await renderAsync(toSvg(sheet), {
    fitTo: { mode: "width", value: width },
    font: { loadSystemFonts: false, defaultFontFamily: fontFamily, fontFiles: files.flat().map(({ path }) => path) },
  });
  return image.asPng();
}
