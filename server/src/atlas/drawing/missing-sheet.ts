import type { Language } from "@chengqi/domain/words/words";
import type { SheetFacts } from "../drawing-data.js";
import { sharedWord, word } from "../words/words.js";
import { neatLine } from "./furniture.js";
import { gap } from "./panel.js";
import { palette } from "./palette.js";
import { path, rectangle, text, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, pictureBox, titleBlock, type SheetKey } from "./title-block.js";

/** A sheet that says why there is no picture. */
export function missingSheet(data: SheetFacts, sheet: SheetKey, reason: string, lang: Language): Sheet {
  const panel = figuresBlock(gap(titleBlock(data, sheet, lang), 2), data, lang);
  const middle = { x: pictureBox.x + pictureBox.width / 2, y: pictureBox.y + pictureBox.height / 2 };
  return assembled(data, sheet, lang, [
    path(rectangle(pictureBox), { fill: "#F3F0E8" }), ...neatLine(pictureBox),
    text(word(lang, "missing"), middle.x, middle.y - 8, { size: 20, weight: 700, fill: palette.quiet, anchor: "middle" }),
    text(sharedWord(lang, "reason", reason), middle.x, middle.y + 20, { size: 14, fill: palette.bad, anchor: "middle" }),
    ...panel.shapes, ...footBlock(data, sheet, lang).shapes,
  ]);
}
