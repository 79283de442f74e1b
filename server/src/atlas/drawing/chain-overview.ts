import { grouped, money } from "@chengqi/domain/atlas/reading";
import { shortened } from "@chengqi/domain/atlas/text-width";
import { stages, type Stage } from "@chengqi/domain/chains/chain-file";
import type { Language } from "@chengqi/domain/words/words";
import { inLanguage } from "../drawing-data.js";
import { sharedWord, word } from "../words/words.js";
import { statusStyles, type DrawnChain, type DrawnLink } from "./chain-picture.js";
import { palette } from "./palette.js";
import { line, path, rectangle, text, type Box, type Shape } from "./scene.js";

const headHeight = 22;
const nameWidth = 168;
const between = 14;
const mostSquare = 20;
const chipHeight = 14.5;
const [leastChip, mostChip] = [72, 150];

/** How links stand in the rows: named chips where there is room, else squares. */
interface Grid {
  readonly lines: number;
  readonly width: number;
  readonly height: number;
  readonly named: boolean;
}

/** Chains row by row, their links under the stages: the whole at a glance. */
export function chainOverview(chains: readonly DrawnChain[], box: Box, lang: Language): Shape[] {
  const most = stages.map((stage) => Math.max(1, ...chains.map(({ links }) => links.filter((link) => link.stage === stage).length)));
  const rowHeight = (box.height - headHeight) / chains.length;
  const grid = gridOf(most, rowHeight, box.width - nameWidth - between * (stages.length - 1));
  const widths = most.map((count) => Math.ceil(count / grid.lines) * grid.width);
  const starts = widths.map((_, index) => box.x + nameWidth + widths.slice(0, index).reduce((sum, width) => sum + width + between, 0));
  return [
    ...stages.map((stage, index) => text(sharedWord(lang, "chainStage", stage), starts[index]!, box.y + 12, { size: 9, weight: 700, fill: palette.text })),
    ...chains.flatMap((chain, row): Shape[] => {
      const y = box.y + headHeight + row * rowHeight;
      return [
        path(line(box.x, y, box.x + box.width, y), { stroke: palette.line, strokeWidth: 0.5 }), ...rowHead(chain, { x: box.x, y: y + 3, width: nameWidth - 10, height: Math.min(rowHeight, 40) - 6 }, lang),
        ...stages.flatMap((stage, index) => cells(chain, stage, { x: starts[index]!, y: y + 3 }, grid, lang)),
      ];
    }),
  ];
}

const columnsOf = (most: readonly number[], lines: number): number => most.reduce((sum, count) => sum + Math.ceil(count / lines), 0);

function gridOf(most: readonly number[], rowHeight: number, room: number): Grid {
  const lines = Math.max(1, Math.floor((rowHeight - 6) / chipHeight));
  const chip = room / columnsOf(most, lines);
  if (chip >= leastChip) return { lines, width: Math.min(chip, mostChip), height: chipHeight, named: true };
  // Squares stand in as many lines as make them largest.
  const size = (count: number) => Math.min(mostSquare, (rowHeight - 6) / count, room / columnsOf(most, count));
  const best = [1, 2, 3, 4].reduce((found, count) => (size(count) > size(found) ? count : found), 1);
  return { lines: best, width: size(best), height: size(best), named: false };
}

function rowHead({ name, links }: DrawnChain, { x, y, width, height }: Box, lang: Language): Shape[] {
  const known = links.filter(({ firms }) => firms !== null);
  const firms = known.reduce((sum, link) => sum + (link.firms ?? 0), 0);
  const revenue = known.reduce((sum, link) => sum + Number(link.revenueCny ?? 0), 0);
  const size = Math.min(9, height * 0.4);
  const figures = known.length === 0 ? "—" : `${word(lang, "firms", { count: grouped(firms) })} · ${money(revenue, lang)}`;
  return [
    text(shortened(inLanguage(name, lang), width, size, 700), x, y + height / 2 - 1, { size, weight: 700, fill: palette.text }),
    text(shortened(figures, width, size * 0.82, 400), x, y + height / 2 + size, { size: size * 0.82, fill: palette.quiet }),
  ];
}

const order = (link: DrawnLink): number => Object.keys(statusStyles).indexOf(link.status);

/** The strong first, the missing last, column by column. */
function cells({ links }: DrawnChain, stage: Stage, { x, y }: { readonly x: number; readonly y: number }, { lines, width, height, named }: Grid, lang: Language): Shape[] {
  return links.filter((link) => link.stage === stage).toSorted((a, b) => order(a) - order(b)).flatMap((link, index): Shape[] => {
    const style = statusStyles[link.status];
    const at = { x: x + Math.floor(index / lines) * width, y: y + (index % lines) * height, width: width - (named ? 5 : 1.6), height: height - (named ? 2.2 : 1.6) };
    const label = named
      ? text(shortened(`${style.sign} ${inLanguage(link.name, lang)}`, at.width - 8, 7.6, 400), at.x + 5, at.y + at.height * 0.7, { size: 7.6, fill: palette.text })
      : text(style.sign, at.x + at.width / 2, at.y + at.height * 0.72, { size: height * 0.5, fill: style.stroke, anchor: "middle" });
    return [path(rectangle(at), { fill: style.fill, stroke: style.stroke, strokeWidth: 0.8, ...(style.dash && { dash: style.dash }) }), label];
  });
}
