import type { Stage } from "@chengqi/domain/chains/chain-file";
import { chainColumns, type LayoutEdge, type LayoutLink } from "@chengqi/domain/chains/layout";

/** A card in pixels at zoom 1. */
export const cardSize = { width: 208, height: 84 } as const;
const gap = { column: 64, stage: 96, row: 16 } as const;

export interface CanvasPlaces {
  readonly cards: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly heads: readonly { readonly stage: Stage; readonly x: number; readonly width: number }[];
}

/** Where cards and the headings of stages stand, in pixels at zoom 1; columns are centred on each other. */
export function placed(links: readonly LayoutLink[], edges: readonly LayoutEdge[]): CanvasPlaces {
  const columns = chainColumns(links, edges);
  const tallest = columns.reduce((most, column) => Math.max(most, column.links.length), 0);
  const cards = new Map<string, { x: number; y: number }>();
  const heads: { stage: Stage; x: number; width: number }[] = [];
  let x = 0;
  for (const column of columns) {
    const head = heads.at(-1);
    if (head?.stage === column.stage) head.width = x + cardSize.width - head.x;
    else {
      if (head) x += gap.stage - gap.column;
      heads.push({ stage: column.stage, x, width: cardSize.width });
    }
    const down = ((tallest - column.links.length) * (cardSize.height + gap.row)) / 2;
    for (const [row, id] of column.links.entries()) cards.set(id, { x, y: down + row * (cardSize.height + gap.row) });
    x += cardSize.width + gap.column;
  }
  return { cards, heads };
}
