import type { Language } from "@chengqi/domain/words/words";
import { textWidth } from "@chengqi/domain/atlas/text-width";
import { word } from "../words/words.js";
import { palette } from "./palette.js";
import type { Projection } from "./projection.js";
import { grouped } from "@chengqi/domain/atlas/reading";
import { line, path, rectangle, roundedRectangle, text, type Box, type Shape } from "./scene.js";

/** The longest round length whose bar is no wider than `width` points. */
export function scaleLengthM(metresPerPoint: number, width: number): number {
  const most = metresPerPoint * width;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

const pointM = 0.0254 / 72;

/** One to how many, rounded to two digits: the map is schematic. */
export function scaleDenominator(metresPerPoint: number): number {
  const exact = metresPerPoint / pointM;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 1);
  return Math.round(exact / power) * power;
}

export const lengthText = (metres: number, lang: Language): string =>
  metres >= 1000 ? `${grouped(metres / 1000, 1)} ${word(lang, "km")}` : `${grouped(metres)} ${word(lang, "m")}`;

export interface Furniture {
  readonly shapes: readonly Shape[];
  readonly boxes: readonly Box[];
}

/** A scale bar in four fields with true kilometres, bottom left of the frame. */
export function scaleBar({ frame, metresPerPoint }: Projection, lang: Language): Furniture {
  const lengthM = scaleLengthM(metresPerPoint, 150);
  const width = lengthM / metresPerPoint;
  const end = lengthText(lengthM, lang);
  const note = word(lang, "scale", { scale: grouped(scaleDenominator(metresPerPoint)) });
  const boxWidth = Math.max(width + textWidth(end, 8) + 16, textWidth(note, 7.6) + 24);
  const box = { x: frame.x + 10, y: frame.y + frame.height - 48, width: boxWidth + 8, height: 38 };
  const [x, y] = [box.x + 12, box.y + 17];
  const fields = [0, 1, 2, 3].map((index) => path(rectangle({ x: x + (width * index) / 4, y, width: width / 4, height: 4 }), {
    fill: index % 2 === 0 ? palette.text : palette.sheet, stroke: palette.text, strokeWidth: 0.6,
  }));
  const at = (share: number, label: string, anchor: "middle" | "start") =>
    text(label, x + width * share - (anchor === "start" ? 4 : 0), y - 3.5, { size: 8, fill: palette.text, anchor });
  return {
    boxes: [box],
    shapes: [
      path(roundedRectangle(box, 3), { fill: palette.sheet, opacity: 0.88 }), ...fields,
      at(0, "0", "middle"), at(0.5, grouped(lengthM >= 1000 ? lengthM / 2000 : lengthM / 2, 2), "middle"), at(1, end, "start"),
      text(note, x, y + 14.5, { size: 7.6, fill: palette.quiet }),
    ],
  };
}

/** North stands at the top right; Mercator keeps it straight up. */
export function northArrow({ frame }: Projection, lang: Language): Furniture {
  const box = { x: frame.x + frame.width - 44, y: frame.y + 10, width: 34, height: 48 };
  const [x, y] = [box.x + 17, box.y + 18];
  return {
    boxes: [box],
    shapes: [
      path(roundedRectangle(box, 3), { fill: palette.sheet, opacity: 0.88 }),
      text(word(lang, "north"), x, box.y + 13, { size: 10, weight: 700, fill: palette.text, anchor: "middle" }),
      path(`M${x} ${y}L${x - 7} ${y + 25}L${x} ${y + 19}Z`, { fill: palette.text }),
      path(`M${x} ${y}L${x + 7} ${y + 25}L${x} ${y + 19}Z`, { fill: palette.sheet, stroke: palette.text, strokeWidth: 0.7 }),
    ],
  };
}

/** The double line around a map. */
export const neatLine = (frame: Box): Shape[] => [
  path(rectangle(frame), { stroke: palette.text, strokeWidth: 0.9 }),
  path(rectangle({ x: frame.x - 3, y: frame.y - 3, width: frame.width + 6, height: frame.height + 6 }), { stroke: palette.text, strokeWidth: 0.4 }),
];

export const rule = (x: number, y: number, width: number): Shape => path(line(x, y, x + width, y), { stroke: palette.line, strokeWidth: 0.8 });
