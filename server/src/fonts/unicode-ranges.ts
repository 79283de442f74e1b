/** One file of a font that is split by code points, as its style sheet declares it. */
export interface FontPiece {
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

function parseRange(text: string): readonly [number, number] {
  const [from = "", to = from] = text.trim().replace(/^U\+/iu, "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

/** The pieces of a font and the code points each of them draws, from the `@font-face` rules of a style sheet. */
export function fontPieces(styleSheet: string): FontPiece[] {
  return [...styleSheet.matchAll(/@font-face\s*\{([^}]*)\}/gu)].flatMap(([, rule = ""]) => {
    const file = /url\(\.\/files\/([^)]+\.woff)\)/u.exec(rule)?.[1];
    const ranges = /unicode-range:\s*([^;]+)/u.exec(rule)?.[1];
    return file && ranges ? [{ file, ranges: ranges.split(",").map(parseRange) }] : [];
  });
}

/** The piece that draws a code point; undefined when none does. */
export const pieceFor = (pieces: readonly FontPiece[], codePoint: number): FontPiece | undefined =>
  pieces.find(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to));
