import { describe, expect, it } from "vitest";
import { methods } from "./methods.js";

const tools = { solve: () => { throw new RangeError("needs no solver"); }, mustStop: () => false };
const compute = (input: object) => methods.get("network-reach")!.compute(input, tools);
const streets = { nodes: 4, edges: [[1, 2, 5, 1], [2, 3, 2], [3, 1, 9]], sources: [1] };

describe("network-reach", () => {
  it("tells distances from the sources, or to them, with nodes and edges counted from 1", () => {
    expect(compute({ ...streets, targets: [3, 4, 1], explain: true })).toEqual({
      distance: [0, 5, 7, null],
      nearest: [1, 1, 1, null],
      component: [1, 1, 1, 2],
      ways: [{ source: 1, distance: 7, nodes: [1, 2, 3], edges: [1, 2] }, null, { source: 1, distance: 0, nodes: [1], edges: [] }],
      steps: [{ previous: null, edge: null, before: 0, edgeCost: 0 }, { previous: 1, edge: 1, before: 0, edgeCost: 5 }, { previous: 2, edge: 2, before: 5, edgeCost: 2 }, null],
    });
    expect(compute({ ...streets, targets: [2], direction: "to-sources" })).toMatchObject({
      distance: [0, 11, 9, null], ways: [{ source: 1, distance: 11, nodes: [2, 3, 1], edges: [2, 3] }],
    });
  });

  it("tells the nearest sources and the reached streets", () => {
    expect(compute({ ...streets, sources: [1, 3], k: 2, limit: 4 })).toMatchObject({
      nearestK: [[{ source: 1, distance: 0 }, { source: 3, distance: 9 }], [{ source: 3, distance: 2 }, { source: 1, distance: 5 }], [{ source: 3, distance: 0 }, { source: 1, distance: 7 }], []],
      reach: { nodes: [1, 2, 3], cost: 4 + 2 + 8, pieces: [{ edge: 1, begin: 0, end: 0.8 }, { edge: 2, begin: 0, end: 1 }, { edge: 3, begin: 0, end: 4 / 9 }, { edge: 3, begin: 5 / 9, end: 1 }] },
    });
  });

  it("draws the outline of the reached streets", () => {
    const { reach } = compute({ nodes: 2, edges: [[1, 2, 100]], sources: [1], limit: 100, coordinates: [[0, 0], [100, 0]], outlineWidth: 20 }) as { reach: { outline: [number, number][][]; hull: unknown } };
    expect(reach.hull).toEqual([[0, 0], [100, 0]]);
    expect(reach.outline).toHaveLength(1);
    expect(Math.max(...reach.outline[0]!.map(([, y]) => y))).toBeCloseTo(20, 6);
  });

  it("has no nearest without sources", () => {
    expect(compute({ nodes: 2, edges: [], sources: [] })).toEqual({ distance: [null, null], nearest: [null, null], component: [1, 2] });
  });

  it.each([
    [{ edges: [[1, 5, 1]] }, "network-reach: edges[0][1] is 5, expected a node from 1 to 4"],
    [{ edges: [[1, 2, -1]] }, "network-reach: edges[0][2] is -1, expected a number ≥ 0"],
    [{ edges: [[1, 2, 1, 2]] }, "network-reach: edges[0][3] is 2, expected 0, 1 or -1"],
    [{ sources: [0] }, "network-reach: sources[0] is 0, expected a node from 1 to 4"],
    [{ targets: [9] }, "network-reach: targets[0] is 9, expected a node from 1 to 4"],
    [{ nodes: 1.5 }, "network-reach: nodes is 1.5, expected a whole number ≥ 1"],
    [{ k: 0 }, "nearestK: k is 0, expected a whole number ≥ 1"],
    [{ limit: -1 }, "reachedPieces: limit is -1, expected a number ≥ 0"],
    [{ limit: 1, coordinates: [[0, 0]] }, "network-reach: coordinates has 1 places, expected 4"],
  ])("refuses %j", (change, message) => expect(() => compute({ ...streets, ...change })).toThrow(message));
});
