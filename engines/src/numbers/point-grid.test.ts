import { array, assert, constantFrom, double, integer, oneof, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestPoint, pointGrid, pointsWithin } from "./index.js";

const coordinate = oneof(integer({ min: -5, max: 5 }), double({ min: -1e4, max: 1e4, noNaN: true }), constantFrom(0, 1e9));
const place = tuple(coordinate, coordinate);
const question = record({ points: array(place, { maxLength: 60 }), at: place, radius: oneof(integer({ min: 0, max: 10 }), double({ min: 0, max: 1e5, noNaN: true })) });

const gridOf = (points: readonly (readonly [number, number])[]) => pointGrid(points.map(([x]) => x), points.map(([, y]) => y));
const distance = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) => Math.sqrt((u - x) * (u - x) + (v - y) * (v - y));

describe("a grid of points", () => {
  it("finds the points within a radius that a look at every point finds", () => {
    assert(property(question, ({ points, at, radius }) => {
      const found = { point: new Int32Array(points.length), distance: new Float64Array(points.length) };
      const count = pointsWithin(gridOf(points), at[0], at[1], radius, found);
      const due = points.flatMap((point, i) => (distance(at, point) <= radius ? [[i, distance(at, point)]] : []));
      const got = Array.from({ length: count }, (_, i) => [found.point[i]!, found.distance[i]!]).toSorted((a, b) => a[0]! - b[0]!);
      expect(got).toEqual(due);
    }), { numRuns: 2000, seed: 1 });
  });

  it("finds the nearest point, of equally near ones the first", () => {
    assert(property(question, ({ points, at }) => {
      let due = { point: -1, distance: Infinity };
      points.forEach((point, i) => {
        if (distance(at, point) < due.distance) due = { point: i, distance: distance(at, point) };
      });
      expect(nearestPoint(gridOf(points), at[0], at[1])).toEqual(due);
    }), { numRuns: 2000, seed: 1 });
  });
});
