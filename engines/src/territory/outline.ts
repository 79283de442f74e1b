import { borderGraph, smoothed, sidesOf, type BorderGraph, type Label, type Side } from "./borders.js";
import { inRing, ringArea, type Grid, type MultiPolygon, type Point, type Polygon, type Ring } from "./grid.js";
import { nodesToKeep } from "./simplify.js";

/** Points move at most this far from the cells' borders, in cells: territories one cell apart stay apart. */
const reach = 0.3;
const tolerance = 0.1;
const rounds = 12;

/** Smoothed borders of labelled cells, from which the outline of any label, or of several together, can be drawn. */
export interface Borders {
  readonly grid: Grid;
  readonly cells: readonly number[];
  readonly label: Label;
  readonly graph: BorderGraph;
  readonly points: readonly Point[];
  readonly kept: ReadonlySet<number>;
}

/** Borders of the cells given; all other cells count as outside. */
export function bordersOf(grid: Grid, cells: readonly number[], labelOf: Label): Borders {
  const inside = new Set(cells);
  const label: Label = (cell) => (inside.has(cell) ? labelOf(cell) : 0);
  const graph = borderGraph(grid, cells, label);
  const points = smoothed(graph, rounds, reach);
  return { grid, cells, label, graph, points, kept: nodesToKeep(graph, points, tolerance) };
}

/** The outline in metres of the cells whose label passes; neighbours drawn from the same borders share their points. */
export function outlineOf(borders: Borders, passes: (label: number) => boolean): MultiPolygon {
  const { grid, cells, label } = borders;
  const sides: Side[] = cells
    .filter((cell) => passes(label(cell)))
    .flatMap((cell) => sidesOf(grid, cell).filter((side) => label(side.across) === 0 || !passes(label(side.across))));
  return assemble(tracedRings(grid, sides).map((ring) => drawn(borders, ring)).filter((ring) => ring.length >= 3));
}

/** Follows directed sides into closed rings, turning left where two rings meet at a corner. */
function tracedRings(grid: Grid, sides: readonly Side[]): Side[][] {
  const leaving = new Map<number, Side[]>();
  for (const side of sides) leaving.set(side.from, [...(leaving.get(side.from) ?? []), side]);
  const rings: Side[][] = [];
  for (const first of sides) {
    const ring: Side[] = [];
    for (let side: Side | undefined = first; side; ) {
      const open: Side[] = leaving.get(side.from) ?? [];
      if (!open.includes(side)) break;
      leaving.set(side.from, open.filter((other) => other !== side));
      ring.push(side);
      side = onward(grid, side, leaving.get(side.to) ?? []);
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

/** The side to go on with: the one that turns left if there is a choice. */
function onward(grid: Grid, side: Side, open: readonly Side[]): Side | undefined {
  const left = leftOf(grid, side.to - side.from);
  return open.find((next) => next.to - next.from === left) ?? open[0];
}

/** The step between corners that lies left of another one. */
function leftOf(grid: Grid, step: number): number {
  const up = grid.width + 1;
  if (step === 1) return up;
  if (step === up) return -1;
  return step === -1 ? -up : 1;
}

function drawn(borders: Borders, ring: readonly Side[]): Ring {
  const { grid, graph, points, kept } = borders;
  const place = (node: number): Point => {
    const [x, y] = points[node]!;
    return [grid.west + x * grid.cellM, grid.south + y * grid.cellM];
  };
  return ring.flatMap((side) => {
    const nodes = [graph.junctionNode.get(side.from), graph.sideNode.get(side.key)];
    return nodes.filter((node): node is number => node !== undefined && kept.has(node)).map(place);
  });
}

/** Outer rings with the holes that lie in them. */
function assemble(rings: readonly Ring[]): Polygon[] {
  const outer = rings.filter((ring) => ringArea(ring) > 0).map((ring): Ring[] => [ring]);
  for (const hole of rings.filter((ring) => ringArea(ring) < 0)) {
    const around = outer.filter(([ring]) => ring && inRing(ring, hole[0]!));
    const smallest = around.toSorted((a, b) => ringArea(a[0]!) - ringArea(b[0]!))[0];
    smallest?.push(hole);
  }
  return outer;
}
