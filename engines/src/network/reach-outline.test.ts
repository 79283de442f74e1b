import { array, assert, double, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { reachOutline, type Point } from "./index.js";

const runs = { numRuns: 150, seed: 5 };
const coordinate = double({ min: 0, max: 30, noNaN: true });
const lines = array(tuple(tuple(coordinate, coordinate), tuple(coordinate, coordinate)), { minLength: 1, maxLength: 5 });

function distanceTo([[x1, y1], [x2, y2]]: readonly [Point, Point], [x, y]: Point): number {
  const square = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / square));
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
}

/** Twice the area, above 0 counter-clockwise. */
const area = (ring: readonly Point[]) => ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - y * ring[(i + 1) % ring.length]![0], 0);

/** How often the rings wind around a point: 1 inside, 0 outside or in a hole. */
function winding(rings: readonly (readonly Point[])[], [px, py]: Point): number {
  let turns = 0;
  for (const ring of rings) {
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      const side = (x2 - x1) * (py - y1) - (px - x1) * (y2 - y1);
      if (y1 <= py && y2 > py && side > 0) turns += 1;
      if (y1 > py && y2 <= py && side < 0) turns -= 1;
    });
  }
  return turns;
}

describe("the outline of reached streets", () => {
  it("holds every place clearly nearer than the width, and none clearly farther", () => {
    const cell = 0.5;
    const width = 2;
    assert(property(lines, array(tuple(double({ min: -5, max: 35, noNaN: true }), double({ min: -5, max: 35, noNaN: true })), { maxLength: 30 }), (streets, places) => {
      const rings = reachOutline(streets, width, cell);
      for (const place of places) {
        const away = Math.min(...streets.map((line) => distanceTo(line, place)));
        if (away < width - cell) expect(winding(rings, place)).toBe(1);
        if (away > width + cell) expect(winding(rings, place)).toBe(0);
      }
      for (const corner of rings.flat()) expect(Math.abs(Math.min(...streets.map((line) => distanceTo(line, corner))) - width)).toBeLessThan(cell);
    }), runs);
  });

  it("comes near the area of a round end, and leaves the block inside a ring of streets open", () => {
    const [dot] = reachOutline([[[5, 5], [5, 5]]], 2, 0.1);
    expect(Math.abs(area(dot!) / 2 - Math.PI * 4)).toBeLessThan(0.02);
    const block: [Point, Point][] = [[[0, 0], [10, 0]], [[10, 0], [10, 10]], [[10, 10], [0, 10]], [[0, 10], [0, 0]]];
    const areas = reachOutline(block, 1, 0.1).map((ring) => area(ring) / 2);
    expect(areas).toHaveLength(2);
    expect(Math.abs(areas[0]! - (100 + 40 + Math.PI))).toBeLessThan(0.05);
    expect(Math.abs(areas[1]! + 64)).toBeLessThan(0.05);
  });

  it("is nothing without lines, and refuses what has no width", () => {
    expect(reachOutline([], 5)).toEqual([]);
    expect(() => reachOutline([], 0)).toThrow("reachOutline: width is 0, expected a finite number above 0");
    expect(() => reachOutline([[[0, 0], [Number.NaN, 0]]], 1)).toThrow("reachOutline: lines[0][1] is [NaN, 0], expected finite numbers");
    expect(() => reachOutline([[[0, 0], [1e6, 1e6]]], 1)).toThrow("reachOutline: cell is 0.25, expected one that gives at most 16777216 corners, found 4000013 × 4000013");
  });
});
