import type { Grid, Point } from "./grid.js";

/** Label of a cell; 0 is outside. */
export type Label = (cell: number) => number;

/** One side of a cell, with the cell on its left; corners are numbered like cells of a grid one wider. */
export interface Side {
  readonly from: number;
  readonly to: number;
  /** The same for both directions of the side. */
  readonly key: number;
}

const along = (corner: number) => 2 * corner;
const up = (corner: number) => 2 * corner + 1;

/** The four sides of a cell, counter-clockwise from the south. */
export function sidesOf(grid: Grid, cell: number): readonly (Side & { readonly across: number })[] {
  const span = grid.width + 1;
  const column = cell % grid.width;
  const corner = ((cell - column) / grid.width) * span + column;
  return [
    { from: corner, to: corner + 1, key: along(corner), across: cell - grid.width },
    { from: corner + 1, to: corner + span + 1, key: up(corner + 1), across: cell + 1 },
    { from: corner + span + 1, to: corner + span, key: along(corner + span), across: cell + grid.width },
    { from: corner + span, to: corner, key: up(corner), across: cell - 1 },
  ];
}

/** A corner in units of cells. */
export function cornerPoint(grid: Grid, corner: number): Point {
  const column = corner % (grid.width + 1);
  return [column, (corner - column) / (grid.width + 1)];
}

/** Borders between labels as a graph: sides are joined at corners; where three or more meet the corner is a node of its own. */
export interface BorderGraph {
  /** Middle of each side and each junction in units of cells, by node number. */
  readonly points: Point[];
  readonly links: number[][];
  readonly sideNode: ReadonlyMap<number, number>;
  readonly junctionNode: ReadonlyMap<number, number>;
}

/** The borders of all cells with a label. Time O(cells). */
export function borderGraph(grid: Grid, cells: readonly number[], label: Label): BorderGraph {
  const points: Point[] = [];
  const links: number[][] = [];
  const sideNode = new Map<number, number>();
  const junctionNode = new Map<number, number>();
  const atCorner = new Map<number, number[]>();
  const add = (point: Point) => {
    links.push([]);
    return points.push(point) - 1;
  };
  for (const cell of cells) {
    for (const side of sidesOf(grid, cell)) {
      if (label(side.across) === label(cell) || sideNode.has(side.key)) continue;
      const [ax, ay] = cornerPoint(grid, side.from);
      const [bx, by] = cornerPoint(grid, side.to);
      const node = add([(ax + bx) / 2, (ay + by) / 2]);
      sideNode.set(side.key, node);
      for (const corner of [side.from, side.to]) atCorner.set(corner, [...(atCorner.get(corner) ?? []), node]);
    }
  }
  const join = (a: number, b: number) => {
    links[a]!.push(b);
    links[b]!.push(a);
  };
  for (const [corner, nodes] of atCorner) {
    if (nodes.length === 2) {
      join(nodes[0]!, nodes[1]!);
      continue;
    }
    const junction = add(cornerPoint(grid, corner));
    junctionNode.set(corner, junction);
    for (const node of nodes) join(junction, node);
  }
  return { points, links, sideNode, junctionNode };
}

/** Each point moved towards its neighbours, `rounds` times, but never farther than `reach` cells from where it began. */
export function smoothed(graph: BorderGraph, rounds: number, reach: number): Point[] {
  let now = graph.points.slice();
  for (let round = 0; round < rounds; round++) {
    now = now.map(([x, y], node) => {
      const near = graph.links[node]!;
      const mx = near.reduce((sum, other) => sum + now[other]![0], 0) / near.length;
      const my = near.reduce((sum, other) => sum + now[other]![1], 0) / near.length;
      const [x0, y0] = graph.points[node]!;
      const dx = (x + mx) / 2 - x0;
      const dy = (y + my) / 2 - y0;
      const distance = Math.sqrt(dx * dx + dy * dy);
      const scale = distance > reach ? reach / distance : 1;
      return [x0 + dx * scale, y0 + dy * scale];
    });
  }
  return now;
}
