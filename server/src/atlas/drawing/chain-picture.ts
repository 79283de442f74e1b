import { textWidth, wrapped } from "@chengqi/domain/atlas/text-width";
import { grouped, money } from "@chengqi/domain/atlas/reading";
import { chainColumns } from "@chengqi/domain/chains/layout";
import type { Stage } from "@chengqi/domain/chains/chain-file";
import type { LinkStatus } from "@chengqi/domain/chains/link-status";
import type { Name } from "@chengqi/domain/figures/figure";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage } from "../drawing-data.js";
import { sharedWord, word } from "../words/words.js";
import { palette } from "./palette.js";
import { path, rectangle, short, text, type Box, type Shape } from "./scene.js";

/** Fill, edge and dash of a card by status; the sign says the same without colour. */
export const statusStyles: Readonly<Record<LinkStatus, { readonly fill: string; readonly stroke: string; readonly dash?: readonly number[]; readonly sign: string }>> = {
  strong: { fill: "#D3E9DC", stroke: "#2F7A50", sign: "●" },
  present: { fill: palette.primaryPale, stroke: palette.primary, sign: "○" },
  weak: { fill: "#F4E7C6", stroke: "#87620B", sign: "▲" },
  "at-risk": { fill: "#F4E7C6", stroke: "#87620B", dash: [5, 2], sign: "◆" },
  missing: { fill: palette.sheet, stroke: "#B5301F", dash: [3, 2], sign: "■" },
  unknown: { fill: "#F1EFE8", stroke: palette.border, sign: "—" },
};

export interface DrawnLink {
  readonly id: string;
  readonly name: Name;
  readonly stage: Stage;
  readonly parents: readonly string[];
  readonly status: LinkStatus;
  /** Null where nothing is known for the day. */
  readonly firms: number | null;
  readonly revenueCny: string | null;
  /** Change against the year before. */
  readonly growthRatio: number | null;
}

/** A chain as it is drawn: single links only. */
export interface DrawnChain {
  readonly id: string;
  readonly name: Name;
  readonly links: readonly DrawnLink[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly critical: boolean }[];
}

const headHeight = 22;
/** Parts of a column's width: the card, and the room for lines beside it. */
const cardPart = 0.8;
const mostCardHeight = 54;

interface Placed extends Box {
  readonly link: DrawnLink;
  readonly column: number;
}

function placed(chain: DrawnChain, box: Box): { cards: Placed[]; heads: (Box & { stage: Stage })[] } {
  const columns = chainColumns(chain.links, chain.edges);
  const byId = new Map(chain.links.map((link) => [link.id, link]));
  const pitch = box.width / (columns.length - 1 + cardPart);
  const width = pitch * cardPart;
  const tallest = columns.reduce((most, { links }) => Math.max(most, links.length), 1);
  const room = (box.height - headHeight - 6) / tallest;
  const height = Math.min(mostCardHeight, room - 4);
  const heads: (Box & { stage: Stage })[] = [];
  const cards = columns.flatMap(({ stage, links }, column) => {
    const x = box.x + column * pitch;
    const last = heads.at(-1);
    if (last?.stage === stage) heads[heads.length - 1] = { ...last, width: x + width - last.x };
    else heads.push({ stage, x, y: box.y, width, height: headHeight - 6 });
    const top = box.y + headHeight + 6 + ((tallest - links.length) * room) / 2;
    return links.flatMap((id, row) => {
      const link = byId.get(id);
      return link ? [{ link, column, x, y: top + row * room + (room - height) / 2, width, height }] : [];
    });
  });
  return { cards, heads };
}

/** From side to side; what supplies a link to its left leaves on its own left. */
function edgeShape(from: Placed, to: Placed, critical: boolean): Shape {
  const back = to.x + to.width <= from.x;
  const [x1, x2] = back ? [from.x, to.x + to.width] : [from.x + from.width, to.x];
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  const bend = Math.max(12, Math.abs(x2 - x1) / 2) * (back ? -1 : 1);
  const d = `M${short(x1)} ${short(y1)}C${short(x1 + bend)} ${short(y1)} ${short(x2 - bend)} ${short(y2)} ${short(x2)} ${short(y2)}`;
  return path(d, { stroke: critical ? palette.quiet : palette.border, strokeWidth: critical ? 1.1 : 0.55 });
}

const arrow = (growth: number): string => (growth > 0.005 ? "↑" : growth < -0.005 ? "↓" : "→");

function cardShapes({ link, x, y, width, height }: Placed, lang: Language): Shape[] {
  const style = statusStyles[link.status];
  const size = Math.min(8.6, height / 4.6, width / 9);
  const small = size * 0.82;
  const name = wrapped(`${style.sign} ${inLanguage(link.name, lang)}`, width - 9, size, 700, height > 4.4 * size ? 2 : 1);
  const counts = link.firms === null ? "—" : `${word(lang, "firms", { count: grouped(link.firms) })} · ${link.revenueCny === null ? "—" : money(Number(link.revenueCny), lang)}`;
  const growth = link.growthRatio === null ? "" : `${arrow(link.growthRatio)} ${grouped(Math.abs(link.growthRatio) * 100, 1)}%`;
  const withGrowth = growth !== "" && textWidth(`${counts}  ${growth}`, small) <= width - 9;
  return [
    path(rectangle({ x, y, width, height }), { fill: style.fill, stroke: style.stroke, strokeWidth: 0.9, ...(style.dash && { dash: style.dash }) }),
    path(rectangle({ x, y, width: 3, height }), { fill: style.stroke }),
    ...name.map((one, index) => text(one, x + 6, y + size * (1.25 + index * 1.2), { size, weight: 700, fill: palette.text })),
    text(counts, x + 6, y + height - small * 0.55, { size: small, fill: palette.quiet }),
    ...(withGrowth ? [text(growth, x + width - 3, y + height - small * 0.55, { size: small, fill: palette.text, anchor: "end" as const })] : []),
  ];
}

/** A chain in a box: stages as columns, links as cards, supply as lines from left to right. */
export function chainPicture(chain: DrawnChain, box: Box, lang: Language): Shape[] {
  const { cards, heads } = placed(chain, box);
  const byId = new Map(cards.map((card) => [card.link.id, card]));
  const lines = chain.edges.toSorted((a, b) => Number(a.critical) - Number(b.critical)).flatMap(({ from, to, critical }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start && end ? [edgeShape(start, end, critical)] : [];
  });
  return [
    ...heads.flatMap((head): Shape[] => [
      path(rectangle(head), { fill: "#E4E9E7" }), path(rectangle({ ...head, width: 3 }), { fill: palette.primary }),
      text(sharedWord(lang, "chainStage", head.stage), head.x + 8, head.y + 11.4, { size: 9, weight: 700, fill: palette.text }),
    ]),
    ...lines, ...cards.flatMap((card) => cardShapes(card, lang)),
  ];
}
