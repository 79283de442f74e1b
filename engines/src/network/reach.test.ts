import { array, assert, constantFrom, double, integer, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { buildNetwork, convexHull, nearestSources, nodeSnapper, pieceLines, reachedPieces, type Point } from "./index.js";

const nodes = 7;
const node = integer({ min: 0, max: nodes - 1 });
const edges = array(record({ from: node, to: node, cost: integer({ min: 0, max: 8 }), oneWay: constantFrom(0, 0, 1, -1) }), { maxLength: 14 });
const runs = { numRuns: 400, seed: 3 };

const networkOf = (list: readonly { from: number; to: number; cost: number; oneWay: number }[], count = nodes) => buildNetwork({
  nodes: count, from: list.map(({ from }) => from), to: list.map(({ to }) => to), cost: list.map(({ cost }) => cost), oneWay: list.map(({ oneWay }) => oneWay),
});

describe("the reached pieces of edges", () => {
  it("hold a point of an edge if and only if it can be reached within the limit from an end from which the edge may be entered", () => {
    assert(property(edges, node, integer({ min: 0, max: 20 }), (list, source, limit) => {
      const network = networkOf(list);
      const { cost } = nearestSources(network, [source]);
      const pieces = reachedPieces(network, nearestSources(network, [source], { limit }), limit);
      list.forEach(({ from, to, cost: length, oneWay }, at) => {
        for (const share of [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]) {
          const ahead = oneWay === -1 ? Infinity : cost[from]! + share * length;
          const back = oneWay === 1 ? Infinity : cost[to]! + (1 - share) * length;
          const held = pieces.some(({ edge, begin, end }) => edge === at && share >= begin - 1e-12 && share <= end + 1e-12);
          // A single point, where an end is only just reached, is no piece.
          const onlyJust = Math.min(ahead, back) === limit && (share === 0 || share === 1) && length > 0;
          if (!onlyJust) expect(held).toBe(Math.min(ahead, back) <= limit);
        }
      });
      expect(pieces.every(({ begin, end }) => begin >= 0 && begin < end && end <= 1)).toBe(true);
    }), runs);
  });

  it("grow with the limit", () => {
    assert(property(edges, node, integer({ min: 0, max: 20 }), integer({ min: 0, max: 5 }), (list, source, limit, more) => {
      const network = networkOf(list);
      const reach = nearestSources(network, [source]);
      const length = (bound: number) => reachedPieces(network, reach, bound).reduce((sum, { edge, begin, end }) => sum + network.edgeCost[edge]! * (end - begin), 0);
      expect(length(limit)).toBeLessThanOrEqual(length(limit + more) + 1e-9);
    }), runs);
  });

  it("leave out the middle of an edge that is not reached from either end, and join where both parts meet", () => {
    // A ring of 10 + 6 + 6 + 10 around an edge of 8.
    const ring = networkOf([{ from: 0, to: 1, cost: 10, oneWay: 0 }, { from: 0, to: 2, cost: 10, oneWay: 0 }, { from: 1, to: 2, cost: 8, oneWay: 0 }], 3);
    const reach = nearestSources(ring, [0]);
    expect(reachedPieces(ring, reach, 12)).toEqual([{ edge: 0, begin: 0, end: 1 }, { edge: 1, begin: 0, end: 1 }, { edge: 2, begin: 0, end: 0.25 }, { edge: 2, begin: 0.75, end: 1 }]);
    expect(reachedPieces(ring, reach, 14).at(-1)).toEqual({ edge: 2, begin: 0, end: 1 });
    expect(reachedPieces(ring, reach, 4)).toEqual([{ edge: 0, begin: 0, end: 0.4 }, { edge: 1, begin: 0, end: 0.4 }]);
    expect(reachedPieces(ring, reach, Infinity)).toHaveLength(3);
  });

  it("are drawn as lines with their exact ends", () => {
    const street = networkOf([{ from: 0, to: 1, cost: 8, oneWay: 0 }], 2);
    const pieces = reachedPieces(street, nearestSources(street, [0]), 6);
    expect(pieceLines(street, pieces, [100, 300], [0, 400])).toEqual([[[100, 0], [250, 300]]]);
    expect(() => pieceLines(street, pieces, [0], [0, 1])).toThrow("pieceLines: x has 1 values, expected 2");
    expect(() => reachedPieces(street, nearestSources(street, [0]), -1)).toThrow("reachedPieces: limit is -1, expected a number ≥ 0");
  });
});

describe("the convex outline", () => {
  const point = tuple(integer({ min: -6, max: 6 }), integer({ min: -6, max: 6 }));
  const turn = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

  it("turns left at every corner, and has every point on its inner side and each corner among the points", () => {
    assert(property(array(point, { maxLength: 25 }), (points) => {
      const hull = convexHull(points);
      expect(hull.length > 0).toBe(points.length > 0);
      for (const corner of hull) expect(points).toContainEqual(corner);
      if (hull.length < 3) return;
      hull.forEach((corner, i) => {
        const next = hull[(i + 1) % hull.length]!;
        expect(turn(corner, next, hull[(i + 2) % hull.length]!)).toBeGreaterThan(0);
        for (const any of points) expect(turn(corner, next, any)).toBeGreaterThanOrEqual(0);
      });
    }), runs);
  });

  it("is one point, or two, where there is no area, and nothing without points", () => {
    expect(convexHull([])).toEqual([]);
    expect(convexHull([[2, 3], [2, 3]])).toEqual([[2, 3]]);
    expect(convexHull([[0, 0], [1, 1], [2, 2], [1, 1]])).toEqual([[0, 0], [2, 2]]);
  });
});

describe("the node nearest to a place", () => {
  const coordinate = double({ min: 0, max: 100, noNaN: true });
  it("is the one that a look at all nodes finds", () => {
    assert(property(array(tuple(coordinate, coordinate), { maxLength: 30 }), coordinate, coordinate, coordinate, (places, x, y, limit) => {
      const { node: found, distance } = nodeSnapper(places.map(([u]) => u), places.map(([, v]) => v))([x], [y], limit);
      let due = { node: -1, distance: Infinity };
      places.forEach(([u, v], at) => {
        const away = Math.sqrt((u - x) * (u - x) + (v - y) * (v - y));
        if (away <= limit && away < due.distance) due = { node: at, distance: away };
      });
      expect({ node: found[0], distance: distance[0] }).toEqual(due);
    }), runs);
  });

  it("is refused for a place that is none", () => {
    expect(() => nodeSnapper([0], [Number.NaN])).toThrow("nodeSnapper: nodeY[0] is NaN, expected a number from -1e12 to 1e12");
    expect(() => nodeSnapper([0], [0])([1, 2], [1])).toThrow("nodeSnapper: y has 1 values, expected 2");
    expect(() => nodeSnapper([0], [0])([1], [1], -1)).toThrow("nodeSnapper: limit is -1, expected a number ≥ 0");
  });
});
