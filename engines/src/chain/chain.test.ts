import { array, assert, constant, double, integer, nat, property, record, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { chainPositions, supplyBalance } from "./index.js";

describe("positions in a chain", () => {
  it("of a way that parts and meets again are as counted by hand", () => {
    // 0 → 1 → 3 → 4 and 0 → 2 → 3. Of the 4·3 = 12 ordered pairs of others, through 3 lead 0–4, 1–4, 2–4: 3/12.
    // Through 1 leads half of 0–3 and half of 0–4: 1/12, and so through 2. From 0 all four others are reached, from 3 one of four.
    const { betweenness, downstream, upstream } = chainPositions(5, [[0, 1], [0, 2], [1, 3], [2, 3], [3, 4]]);
    expect(betweenness).toEqual([0, 1 / 12, 1 / 12, 3 / 12, 0]);
    expect(downstream).toEqual([1, 0.5, 0.5, 0.25, 0]);
    expect(upstream).toEqual([0, 0.25, 0.25, 0.75, 1]);
  });

  it("are undefined where there are no others", () => {
    expect(chainPositions(1, [])).toEqual({ downstream: [null], upstream: [null], betweenness: [null] });
    expect(chainPositions(2, [[0, 1]]).betweenness).toEqual([null, null]);
  });

  it("name the edge that is wrong", () => {
    expect(() => chainPositions(2, [[0, 2]])).toThrow("edges[0] has the end 2, expected a node from 0 to 1");
    expect(() => chainPositions(2, [[0, 1], [1, 1]])).toThrow("edges[1] leads from 1 to itself");
  });

  const graphs = integer({ min: 3, max: 7 }).chain((nodes) => tuple(
    constant(nodes),
    array(tuple(nat(nodes - 1), nat(nodes - 1)).filter(([a, b]) => a !== b), { maxLength: 16 }),
    shuffledSubarray([...Array(nodes).keys()], { minLength: nodes, maxLength: nodes })));

  it("are those of counting all shortest ways one by one", () => {
    assert(property(graphs, ([nodes, edges]) => {
      const { betweenness, downstream } = chainPositions(nodes, edges);
      const naive = counted(nodes, edges);
      betweenness.forEach((value, node) => expect(value).toBeCloseTo(naive.betweenness[node]!, 12));
      expect(downstream).toEqual(naive.downstream);
    }), { numRuns: 100 });
  });

  it("do not depend on the numbers of the nodes or the order of the edges", () => {
    assert(property(graphs, ([nodes, edges, renamed]) => {
      const plain = chainPositions(nodes, edges);
      const other = chainPositions(nodes, edges.map(([a, b]) => [renamed[a]!, renamed[b]!] as const).toReversed());
      plain.betweenness.forEach((value, node) => expect(other.betweenness[renamed[node]!]).toBeCloseTo(value!, 12));
      plain.upstream.forEach((value, node) => expect(other.upstream[renamed[node]!]).toBe(value));
    }), { numRuns: 100 });
  });
});

/** Every simple way between every pair, the shortest kept. */
function counted(nodes: number, edges: readonly (readonly [number, number])[]) {
  const waysFrom = (at: number, goal: number, seen: readonly number[]): number[][] => at === goal ? [[...seen, at]]
    : [...Array(nodes).keys()].filter((to) => !seen.includes(to) && to !== at && edges.some(([a, b]) => a === at && b === to)).flatMap((to) => waysFrom(to, goal, [...seen, at]));
  const through = Array.from({ length: nodes }, () => 0);
  const reached = Array.from({ length: nodes }, () => 0);
  for (let a = 0; a < nodes; a += 1) {
    for (let b = 0; b < nodes; b += 1) {
      if (a === b) continue;
      const ways = waysFrom(a, b, []);
      if (ways.length === 0) continue;
      reached[a]! += 1;
      const length = Math.min(...ways.map((way) => way.length));
      const shortest = ways.filter((way) => way.length === length);
      for (const way of shortest) for (const node of way.slice(1, -1)) through[node]! += 1 / shortest.length;
    }
  }
  return { betweenness: through.map((count) => count / ((nodes - 1) * (nodes - 2))), downstream: reached.map((count) => count / (nodes - 1)) };
}

describe("balance of supply", () => {
  it("meets needs as far as the supplier reaches, as worked out by hand", () => {
    // Node 0 can sell 60 and is asked for 80 + 40 = 120: half is met. Node 1 can sell 100 and is asked for 20: all is met.
    const balance = supplyBalance({ available: [60, 100, 0], needs: [{ from: 0, to: 2, value: 80 }, { from: 0, to: 1, value: 40 }, { from: 1, to: 2, value: 20 }] });
    expect(balance.met).toEqual([0.5, 1, null]);
    expect(balance.supplied).toEqual([0, 20, 60]);
    expect(balance.ratio).toEqual([null, 0.5, 0.6]);
    expect(balance.total).toEqual({ need: 140, supplied: 80, ratio: 80 / 140 });
  });

  it("never supplies more than there is, and what is supplied by need and by user is the same", () => {
    // Below the smallest normal number a product has no twelve digits.
    const value = double({ min: 0, max: 1e9, noNaN: true }).map((one) => (one < 1e-300 ? 0 : one));
    assert(property(array(value, { minLength: 3, maxLength: 3 }), array(record({ from: nat(2), to: nat(2), value }), { maxLength: 12 }), (available, needs) => {
      const { supplies, supplied, asked, met } = supplyBalance({ available, needs });
      available.forEach((most, node) => expect(asked[node]! * (met[node] ?? 0)).toBeLessThanOrEqual(most * (1 + 1e-12)));
      expect(supplied.reduce((a, b) => a + b, 0)).toBeCloseTo(supplies.reduce((a, b) => a + b, 0), 3);
    }));
  });

  it("names the value that is wrong", () => {
    expect(() => supplyBalance({ available: [-1], needs: [] })).toThrow("available[0] is -1");
    expect(() => supplyBalance({ available: [1], needs: [{ from: 0, to: 1, value: 1 }] })).toThrow("needs[0] is from 0 to 1");
  });
});
