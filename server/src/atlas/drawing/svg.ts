import { haloWidth, textOutline, type Fonts } from "./glyphs.js";
import { short, type Shape, type Sheet, type TextShape } from "./scene.js";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

// XML 1.0 has no place for control characters, not even escaped.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text made safe for element content and attributes. */
export const escapeXml = (value: string): string =>
  value.replace(forbidden, "").replace(/[&<>"']/gu, (character) => entities[character] ?? "");

type Attributes = Record<string, string | number | undefined>;

const attributes = (values: Attributes) =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeXml(typeof value === "number" ? short(value) : value)}"`]))
    .join("");

/** Family of the font that holds a character which the main one lacks. */
export type RareFamilies = ReadonlyMap<string, string>;

/** Rare characters name their font, so that the renderer takes the right weight of it. */
function content(text: string, rare: RareFamilies): string {
  return [...text].map((character) => {
    const family = rare.get(character);
    return family === undefined ? escapeXml(character) : `<tspan font-family="${family}">${escapeXml(character)}</tspan>`;
  }).join("");
}

const haloOf = (shape: TextShape): Attributes =>
  (shape.halo ? { stroke: shape.halo, "stroke-width": haloWidth(shape), "stroke-linejoin": "round", "paint-order": "stroke" } : {});

/** Outlines look the same where no Chinese font is installed; a picture in a page may load none. */
const outlineElement = (shape: TextShape, fonts: Fonts): string =>
  (shape.text.trim() === "" ? "" : `<path${attributes({ d: textOutline(shape, fonts[shape.weight]), fill: shape.fill, ...haloOf(shape) })}/>`);

function textElement(shape: TextShape, rare: RareFamilies): string {
  return `<text${attributes({
    x: shape.x, y: shape.y, "font-size": shape.size, "font-weight": shape.weight === 700 ? 700 : undefined, fill: shape.fill,
    "text-anchor": shape.anchor === "start" ? undefined : shape.anchor, ...haloOf(shape),
  })}>${content(shape.text, rare)}</text>`;
}

/** A complete SVG document: no outside references, fonts by name with fallbacks. */
export function toSvg(sheet: Sheet, { rare = new Map(), outlines }: { rare?: RareFamilies; outlines?: Fonts } = {}): string {
  let clips = 0;
  const element = (shape: Shape): string => {
    if (shape.kind === "text") return outlines ? outlineElement(shape, outlines) : textElement(shape, rare);
    if (shape.d === "") return "";
    if (shape.kind === "clip") {
      clips += 1;
      const id = `clip-${clips}`;
      return `<clipPath id="${id}"><path d="${shape.d}"/></clipPath><g clip-path="url(#${id})">${shape.children.map(element).join("")}</g>`;
    }
    // Opacity of fill and stroke, not of the element: that would be a layer, and the renderer aborts on layers off the sheet.
    return `<path${attributes({
      d: shape.d, fill: shape.fill ?? "none", stroke: shape.stroke, "stroke-width": shape.strokeWidth,
      "stroke-dasharray": shape.dash?.join(" "),
      "fill-opacity": shape.fill ? shape.opacity : undefined, "stroke-opacity": shape.stroke ? shape.opacity : undefined,
    })}/>`;
  };
  const { width, height } = sheet;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"${attributes({
    width: `${short(width / 72 * 25.4)}mm`, height: `${short(height / 72 * 25.4)}mm`, viewBox: `0 0 ${short(width)} ${short(height)}`,
    role: "img", lang: sheet.lang === "zh" ? "zh-CN" : "en",
    "font-family": "'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    "stroke-linejoin": "round", "stroke-linecap": "round",
  })}><title>${escapeXml(sheet.title)}</title><desc>${escapeXml(sheet.description)}</desc>${sheet.shapes.map(element).join("")}</svg>\n`;
}
