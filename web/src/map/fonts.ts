/** Family of every text on a map; without a glyph address MapLibre draws it from the page's fonts. */
export const mapFont = "Noto Sans SC Variable";

const loaded = new Set<string>();

/** Whether the bundled font is there for all signs of these texts. */
export const mapFontReady = (texts: readonly string[]): boolean => texts.every((text) => [...text].every((sign) => loaded.has(sign)));

/** Loads what the bundled font needs for these texts. The map draws each sign once, so it must be there before. */
export async function loadMapFont(texts: Iterable<string>): Promise<void> {
  const signs = [...new Set([...texts].join(""))].filter((sign) => !loaded.has(sign));
  if (signs.length === 0) return;
  await document.fonts.load(`48px "${mapFont}"`, signs.join("")).catch(() => []);
  for (const sign of signs) loaded.add(sign);
}
