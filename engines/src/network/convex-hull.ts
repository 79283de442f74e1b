import type { Point } from "./reached-pieces.js";

/**
 * The smallest convex outline around points: Andrew's monotone chain, O(n log n). A town's convex outline holds places
 * that are not reached; it tells how far the reach goes, not what lies in it.
 *
 * @returns corners counter-clockwise from the leftmost (of these the lowest) on, the first not repeated; no corner lies on the line between its neighbours;
 * one or two corners if all points are one or lie on a line; none without points.
 * @see Andrew (1979), Information Processing Letters 9.
 */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).filter((point, i, all) => i === 0 || point[0] !== all[i - 1]![0] || point[1] !== all[i - 1]![1]);
  if (sorted.length < 3) return sorted;
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length > 1 && turn(hull.at(-2)!, hull.at(-1)!, point) <= 0) hull.pop();
    hull.push(point);
  }
  return hull;
}

/** Above 0 if the way a → b → c turns left. */
const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
