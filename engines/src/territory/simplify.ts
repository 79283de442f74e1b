import type { BorderGraph } from "./borders.js";
import type { Point } from "./grid.js";

/** Distance of a point from the line through two others, or from the first where they coincide. */
function offLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return Math.sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay));
  return Math.abs((x - ax) * dy - (y - ay) * dx) / length;
}

/** Keeps the ends of a chain and what lies farther than `tolerance` from the line between kept points (Douglas–Peucker). */
function keepAlong(chain: readonly number[], points: readonly Point[], tolerance: number, kept: Set<number>): void {
  kept.add(chain[0]!).add(chain.at(-1)!);
  const spans: [number, number][] = [[0, chain.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let worst = -1;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const off = offLine(points[chain[i]!]!, points[chain[from]!]!, points[chain[to]!]!);
      if (off > most) [worst, most] = [i, off];
    }
    if (worst < 0) continue;
    kept.add(chain[worst]!);
    spans.push([from, worst], [worst, to]);
  }
}

/** The nodes from `start` by way of `next` up to a junction, or round to `start` again. */
function walk(graph: BorderGraph, start: number, next: number, stops: ReadonlySet<number>): number[] {
  const chain = [start, next];
  for (let before = start, at = next; !stops.has(at) && at !== start; ) {
    const onward = graph.links[at]!.find((node) => node !== before) ?? start;
    chain.push(onward);
    [before, at] = [at, onward];
  }
  return chain;
}

/**
 * Nodes worth drawing: every junction, and along each border between two junctions what Douglas–Peucker keeps. Both sides
 * of a border see the same nodes, so neighbours stay edge to edge.
 */
export function nodesToKeep(graph: BorderGraph, points: readonly Point[], tolerance: number): Set<number> {
  const junctions = new Set(graph.junctionNode.values());
  const kept = new Set<number>(junctions);
  const seen = new Set<number>(junctions);
  for (const junction of junctions) {
    for (const next of graph.links[junction]!) {
      const chain = walk(graph, junction, next, junctions);
      for (const node of chain) seen.add(node);
      keepAlong(chain, points, tolerance, kept);
    }
  }
  for (let node = 0; node < points.length; node++) {
    if (seen.has(node)) continue;
    const loop = walk(graph, node, graph.links[node]![0]!, junctions);
    for (const other of loop) seen.add(other);
    keepLoop(loop, points, tolerance, kept);
  }
  return kept;
}

/** A closed border is cut into three, so that it never collapses into a line. */
function keepLoop(loop: readonly number[], points: readonly Point[], tolerance: number, kept: Set<number>): void {
  const third = Math.floor((loop.length - 1) / 3);
  for (const [from, to] of [[0, third], [third, 2 * third], [2 * third, loop.length - 1]] as const) {
    keepAlong(loop.slice(from, to + 1), points, tolerance, kept);
  }
}
