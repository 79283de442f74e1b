import { describe, expect, it } from "vitest";
import { randomStream } from "@chengqi/engines/numbers";
import { border, classifyCells, gridOver, inside, outside } from "./grid.js";
import type { MultiPolygon, Position } from "./inputs.js";

/** Even–odd test of one point, written apart from the code it checks. */
function contains(polygon: MultiPolygon, [x, y]: Position): boolean {
  let odd = false;
  for (const ring of polygon.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i] ?? [0, 0];
      const [xj, yj] = ring[j] ?? [0, 0];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
  }
  return odd;
}

/** A star with a hole, turned by `phase`. */
function star(points: number, phase: number): MultiPolygon {
  const ring = (radii: readonly number[]): Position[] => Array.from({ length: points * 2 }, (_, i) => {
    const angle = phase + (i * Math.PI) / points;
    const radius = radii[i % 2] ?? 0;
    return [104 + radius * Math.cos(angle), 30.6 + radius * Math.sin(angle)];
  });
  return [[ring([0.1, 0.04]), ring([0.02, 0.02])]];
}

describe("classifyCells", () => {
  it.each([[3, 0.1], [5, 0.7], [9, 1.3], [17, 2.9]])("never calls a cell of a star of %i points whole that is not", (points, phase) => {
    const polygon = star(points, phase);
    const grid = gridOver(polygon, 0.004);
    const cells = classifyCells(polygon, grid);
    const stream = randomStream(points).at(0);
    const wrong: string[] = [];
    for (const [index, state] of cells.entries()) {
      const column = index % grid.columns;
      const row = Math.floor(index / grid.columns);
      for (let draw = 0; draw < 20; draw += 1) {
        const point: Position = [
          grid.west + (column + stream.unit()) * grid.step, grid.south + (row + stream.unit()) * grid.step,
        ];
        if (state !== border && contains(polygon, point) !== (state === inside)) wrong.push(`${column},${row}`);
      }
    }
    expect(wrong).toEqual([]);
    for (const state of [outside, inside, border]) expect(cells.includes(state)).toBe(true);
  });

  it("refuses a polygon without positions", () => expect(() => gridOver([], 1)).toThrow(RangeError));
});
