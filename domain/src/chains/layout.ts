import { grouped } from "../lists/grouped.js";
import { stages, type Stage } from "./chain-file.js";

export interface LayoutLink {
  readonly id: string;
  readonly stage: Stage;
  readonly parents: readonly string[];
}

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

/** One column of the panorama from top to bottom; a stage may take several. */
export interface LayoutColumn {
  readonly stage: Stage;
  readonly links: readonly string[];
}

/** Most cards in a column before its stage takes another one. */
export const tallestColumn = 14;
const sweeps = 12;

/**
 * Places the single links of a chain: stages as columns from left to right, within a stage suppliers left of users, parts of
 * one group next to each other, and few edges that cross. Links with parts are not placed; edges that touch others are ignored.
 * The same chain is always placed alike, in time proportional to links and edges.
 */
export function chainColumns(links: readonly LayoutLink[], edges: readonly LayoutEdge[], tallest: number = tallestColumn): LayoutColumn[] {
  const known = new Map(links.map((link) => [link.id, link]));
  const within = edges.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const columns = stages.flatMap((stage) => stageColumns(stage, links.filter((link) => link.stage === stage), within, tallest));
  return untangled(columns, within, known);
}

function stageColumns(stage: Stage, links: readonly LayoutLink[], edges: readonly LayoutEdge[], tallest: number): LayoutColumn[] {
  const layer = layersOf(links.map(({ id }) => id), edges);
  const layers: string[][] = [];
  for (const { id } of links) (layers[layer.get(id) ?? 0] ??= []).push(id);
  return layers.flatMap((ids) => cut(ids, tallest)).map((ids) => ({ stage, links: ids }));
}

/** How many suppliers stand one behind the other before each link; an edge that closes a circle is left out. */
function layersOf(ids: readonly string[], edges: readonly LayoutEdge[]): Map<string, number> {
  const own = new Set(ids);
  const suppliers = new Map([...grouped(edges.filter(({ from, to }) => own.has(from) && own.has(to)), ({ to }) => to)]
    .map(([to, some]) => [to, some.map(({ from }) => from)]));
  const layer = new Map<string, number>();
  const open = new Set<string>();
  for (const start of ids) {
    const way = [start];
    while (way.length > 0) {
      const id = way.at(-1) ?? start;
      open.add(id);
      const next = (suppliers.get(id) ?? []).find((one) => !layer.has(one) && !open.has(one));
      if (next !== undefined) {
        way.push(next);
        continue;
      }
      const before = (suppliers.get(id) ?? []).map((one) => layer.get(one) ?? -1);
      if (!layer.has(id)) layer.set(id, before.reduce((most, one) => Math.max(most, one), -1) + 1);
      open.delete(id);
      way.pop();
    }
  }
  return layer;
}

/** Parts of nearly the same length, none longer than `tallest`. */
function cut<T>(items: readonly T[], tallest: number): T[][] {
  const parts = Math.ceil(items.length / tallest);
  const size = Math.ceil(items.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Orders each column by where its neighbours stand, to and fro, and keeps the order with the fewest crossings. */
function untangled(columns: readonly LayoutColumn[], edges: readonly LayoutEdge[], known: ReadonlyMap<string, LayoutLink>): LayoutColumn[] {
  let current: readonly LayoutColumn[] = columns.map((column) => ({ ...column, links: [...grouped(column.links, (id) => groupOf(id, known)).values()].flat() }));
  let best: readonly LayoutColumn[] = current;
  let least = crossings(current, edges);
  for (let sweep = 0; sweep < sweeps && least > 0; sweep += 1) {
    current = swept(current, edges, known, sweep % 2 === 1);
    const count = crossings(current, edges);
    if (count < least) [best, least] = [current, count];
  }
  return [...best];
}

const groupOf = (id: string, known: ReadonlyMap<string, LayoutLink>): string => known.get(id)?.parents[0] ?? id;

function swept(columns: readonly LayoutColumn[], edges: readonly LayoutEdge[], known: ReadonlyMap<string, LayoutLink>, back: boolean): LayoutColumn[] {
  const place = heights(columns);
  const neighbours = grouped(edges.flatMap(({ from, to }) => [{ at: from, other: to }, { at: to, other: from }]), ({ at }) => at);
  const result = [...columns];
  const order = columns.map((_, index) => (back ? columns.length - 1 - index : index));
  for (const index of order) {
    const column = result[index];
    if (!column) continue;
    const wish = new Map(column.links.map((id) => [id, mean((neighbours.get(id) ?? []).map(({ other }) => place.get(other) ?? 0.5)) ?? place.get(id) ?? 0.5]));
    const links = byWish(column.links, wish, known);
    result[index] = { ...column, links };
    for (const [id, height] of heights([{ ...column, links }])) place.set(id, height);
  }
  return result;
}

/** Groups by the mean of what their parts wish for, parts by their own wish; equal wishes keep their order. */
function byWish(ids: readonly string[], wish: ReadonlyMap<string, number>, known: ReadonlyMap<string, LayoutLink>): string[] {
  const of = (id: string) => wish.get(id) ?? 0.5;
  return [...grouped(ids, (id) => groupOf(id, known)).values()]
    .map((members) => ({ members: members.toSorted((a, b) => of(a) - of(b)), wish: mean(members.map(of)) ?? 0.5 }))
    .toSorted((a, b) => a.wish - b.wish)
    .flatMap(({ members }) => members);
}

/** Where links stand in their columns, 0 at the top to 1 at the bottom. */
const heights = (columns: readonly LayoutColumn[]): Map<string, number> =>
  new Map(columns.flatMap(({ links }) => links.map((id, row) => [id, (row + 0.5) / links.length])));

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pairs of edges between the same two columns that cross. */
export function crossings(columns: readonly LayoutColumn[], edges: readonly LayoutEdge[]): number {
  const place = new Map(columns.flatMap(({ links }, column) => links.map((id, row) => [id, { column, row }] as const)));
  const lines = edges.flatMap(({ from, to }) => {
    const [a, b] = [place.get(from), place.get(to)];
    if (!a || !b || a.column === b.column) return [];
    const [left, right] = a.column < b.column ? [a, b] : [b, a];
    return [{ columns: `${left.column} ${right.column}`, left: left.row, right: right.row }];
  });
  return [...grouped(lines, (line) => line.columns).values()].reduce((sum, pairs) => sum + inversions(pairs), 0);
}

function inversions(pairs: readonly { left: number; right: number }[]): number {
  const rights = pairs.toSorted((a, b) => a.left - b.left || a.right - b.right).map(({ right }) => right);
  const sizes = Array.from({ length: rights.reduce((most, one) => Math.max(most, one), 0) + 2 }, () => 0);
  let count = 0;
  for (const [seen, right] of rights.entries()) {
    let notAbove = 0;
    for (let at = right + 1; at > 0; at -= at & -at) notAbove += sizes[at] ?? 0;
    count += seen - notAbove;
    for (let at = right + 1; at < sizes.length; at += at & -at) sizes[at] = (sizes[at] ?? 0) + 1;
  }
  return count;
}
