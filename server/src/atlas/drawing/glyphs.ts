import { fontWeights, type FontFile, type FontStore, type FontWeight } from "../../fonts/font-store.js";
import { textsOf, type Sheet, type TextShape } from "./scene.js";

/** Fonts by weight: the main one first, then the pieces with rarer characters. */
export type Fonts = Record<FontWeight, readonly FontFile[]>;

/** The fonts that all texts of some sheets need. */
export async function fontsOf(sheets: readonly Sheet[], store: FontStore): Promise<Fonts> {
  const content = sheets.flatMap((sheet) => textsOf(sheet.shapes)).map((one) => one.text).join("");
  return Object.fromEntries(await Promise.all(fontWeights.map(async (weight) => [weight, await store.filesFor(weight, content)]))) as Fonts;
}

export interface Run {
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
export function runsOf(shape: TextShape, files: readonly FontFile[]): Run[] {
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

/** Where the first run begins. */
export function startOf(shape: TextShape, runs: readonly Run[]): number {
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  return shape.x - (shape.anchor === "middle" ? width / 2 : shape.anchor === "end" ? width : 0);
}

export const haloWidth = ({ size }: TextShape): number => Math.max(1.6, size * 0.24);

/** A line of text as the outlines of its glyphs, one path. */
export function textOutline(shape: TextShape, files: readonly FontFile[]): string {
  const runs = runsOf(shape, files);
  let x = startOf(shape, runs);
  const parts: string[] = [];
  for (const { text, file } of runs) {
    const scale = shape.size / file.font.unitsPerEm;
    for (const character of text) {
      const glyph = file.font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      parts.push(glyph.path.scale(scale, -scale).translate(x, shape.y).toSVG());
      x += glyph.advanceWidth * scale;
    }
  }
  return parts.join("");
}
