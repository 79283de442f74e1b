import { linkStatuses } from "@chengqi/domain/chains/link-status";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage, type SheetFacts } from "../drawing-data.js";
import { sharedWord, word } from "../words/words.js";
import { chainOverview } from "./chain-overview.js";
import { chainPicture, statusStyles, type DrawnChain } from "./chain-picture.js";
import { gap, heading, legend, paragraph, type LegendRow } from "./panel.js";
import { palette } from "./palette.js";
import { path, rectangle, text, type Box, type Shape, type Sheet } from "./scene.js";
import { assembled, figuresBlock, footBlock, pictureBox, titleBlock } from "./title-block.js";

/** Up to so many chains are drawn in full, one below the other; more are drawn row by row. */
const mostInFull = 2;
const nameHeight = 20;

/** Industry chains of a subject: each in full where they are few, else all at a glance. */
export function panoramaSheet(data: SheetFacts & { readonly chains: readonly DrawnChain[] }, sheet: "panorama" | "chain", lang: Language): Sheet {
  const inner = { x: pictureBox.x + 12, y: pictureBox.y + 10, width: pictureBox.width - 24, height: pictureBox.height - 20 };
  const picture = data.chains.length > mostInFull ? chainOverview(data.chains, inner, lang) : inFull(data.chains, inner, lang);
  const panel = figuresBlock(titleBlock(data, sheet, lang), data, lang);
  const counted = legend(heading(gap(panel, 5), word(lang, "linkStatus")), statusLegend(data.chains, lang));
  const notes = paragraph(gap(counted, 6), [word(lang, "chainNote"), word(lang, "edgeNote")].join(lang === "zh" ? "" : " "), { size: 7.4, fill: palette.quiet });
  return assembled(data, sheet, lang, [
    path(rectangle(pictureBox), { fill: palette.sheet, stroke: palette.border, strokeWidth: 0.7 }), ...picture, ...notes.shapes, ...footBlock(data, sheet, lang).shapes,
  ]);
}

function inFull(chains: readonly DrawnChain[], box: Box, lang: Language): Shape[] {
  const height = box.height / chains.length;
  return chains.flatMap((chain, index) => {
    const y = box.y + index * height;
    if (chains.length === 1) return chainPicture(chain, box, lang);
    return [
      text(inLanguage(chain.name, lang), box.x, y + 13, { size: 11.5, weight: 700, fill: palette.text }),
      ...chainPicture(chain, { ...box, y: y + nameHeight, height: height - nameHeight - 8 }, lang),
    ];
  });
}

function statusLegend(chains: readonly DrawnChain[], lang: Language): LegendRow[] {
  const links = chains.flatMap((chain) => chain.links);
  return linkStatuses.map((status) => {
    const { fill, stroke, dash, sign } = statusStyles[status];
    return { swatch: { kind: "area", fill, stroke, ...(dash && { dash }) }, label: `${sign} ${sharedWord(lang, "linkStatus", status)}`, count: String(links.filter((link) => link.status === status).length) };
  });
}
