import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { renamed, writeTrueType } from "./true-type.js";
import { fontPieces, pieceFor, type FontPiece } from "./unicode-ranges.js";
import { readWoff } from "./woff.js";

export const fontFamily = "Noto Sans SC";
export const fontWeights = [400, 700] as const;
export type FontWeight = (typeof fontWeights)[number];

/** A TrueType file on disk that any reader takes. */
export interface FontFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

const packageFolder = dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-sc/package.json"));
const styles: Record<FontWeight, string> = { 400: "Regular", 700: "Bold" };

/**
 * The fonts of our drawings, unpacked into `folder` at first use. The main file of a weight holds some eight thousand
 * characters; what it lacks is found in the package's smaller pieces by their Unicode ranges.
 */
export function openFontStore(folder: string) {
  const opened = new Map<string, Promise<FontFile>>();
  const pieces = new Map<FontWeight, Promise<FontPiece[]>>();
  const file = (name: string, family: string, style: string) => {
    const found = opened.get(name) ?? unpack(folder, name, family, style);
    opened.set(name, found);
    return found;
  };
  const main = (weight: FontWeight) =>
    file(`noto-sans-sc-chinese-simplified-${weight}-normal.woff`, fontFamily, styles[weight]);
  const piecesOf = (weight: FontWeight) => {
    const found = pieces.get(weight) ?? readFile(join(packageFolder, `${weight}.css`), "utf8").then(fontPieces);
    pieces.set(weight, found);
    return found;
  };
  /** The main font of a weight, then the pieces that hold the rarer characters of `text`. */
  const filesFor = async (weight: FontWeight, text: string): Promise<FontFile[]> => {
    const first = await main(weight);
    const known = await piecesOf(weight);
    const missing = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0)
      .filter((codePoint) => codePoint > 31 && !first.font.hasGlyphForCodePoint(codePoint));
    const needed = new Set(missing.flatMap((codePoint) => pieceFor(known, codePoint)?.file ?? []));
    const rest = [...needed].map((name) => file(name, `${fontFamily} ${name.split("-")[3]}`, styles[weight]));
    return [first, ...(await Promise.all(rest))];
  };
  return { filesFor };
}
export type FontStore = ReturnType<typeof openFontStore>;

async function unpack(folder: string, name: string, family: string, style: string): Promise<FontFile> {
  const path = join(folder, name.replace(/\.woff$/u, ".ttf"));
  if (!existsSync(path)) {
    const tables = readWoff(await readFile(join(packageFolder, "files", name)));
    await mkdir(folder, { recursive: true });
    // Written beside and moved, so that another worker never reads half a font.
    const draft = `${path}.${process.pid}-${process.hrtime.bigint()}`;
    await writeFile(draft, writeTrueType(renamed(tables, family, style)));
    await rename(draft, path);
  }
  const bytes = await readFile(path);
  return { path, bytes, font: create(bytes) as Font };
}
