import { array, assert, constantFrom, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { networkDistances } from "./index.js";

const edges = array(tuple(integer({ min: 1, max: 7 }), integer({ min: 1, max: 7 }), constantFrom(0, 1, 2.5, 3, 1 / 3, 0.1, 7)), { maxLength: 18 });

/** Floyd and Warshall's method. */
function naive(nodes: number, list: readonly (readonly [number, number, number])[]): number[][] {
  const far = Array.from({ length: nodes }, (_, i) => Array.from({ length: nodes }, (__, j) => (i === j ? 0 : Infinity)));
  for (const [i, j, cost] of list) if (i !== j) far[i - 1]![j - 1] = far[j - 1]![i - 1] = cost;
  for (let k = 0; k < nodes; k += 1) for (const row of far) for (let j = 0; j < nodes; j += 1) row[j] = Math.min(row[j]!, row[k]! + far[k]![j]!);
  return far;
}

describe("distances on a network", () => {
  it("are those of Floyd and Warshall's method, the same both ways, the last of several edges counting", () => {
    assert(property(edges, (list) => {
      const { distance, perUnit } = networkDistances(7, list);
      naive(7, list).forEach((row, i) => row.forEach((due, j) => {
        const found = distance[i * 7 + j]! / perUnit;
        expect(found).toBe(distance[j * 7 + i]! / perUnit);
        if (due === Infinity) expect(found).toBe(Infinity);
        else expect(found).toBeCloseTo(due, 12);
      }));
    }), { numRuns: 300 });
  });

  it("replaces an earlier edge by a later one, whichever way round it is given", () => {
    const { distance } = networkDistances(2, [[1, 2, 3], [2, 1, 8]]);
    expect(Array.from(distance)).toEqual([0, 8, 8, 0]);
  });

  it("names the place of a wrong value", () => {
    expect(() => networkDistances(2.5, [])).toThrow("nodes is 2.5, expected a whole number ≥ 0");
    expect(() => networkDistances(2, [[1, 2, 1], [1, 3, 1]])).toThrow("edges[1][1] is 3, expected a node from 1 to 2");
    expect(() => networkDistances(2, [[1, 2, -1]])).toThrow("edges[0][2] is -1, expected a finite number ≥ 0");
    expect(() => networkDistances(1e6, [])).toThrow("expected at most 40,000,000");
  });
});
