import { array, assert, boolean, constantFrom, double, integer, oneof, option, property, record, type Arbitrary } from "fast-check";
import { describe, expect, it } from "vitest";
import { buildNetwork, connectedComponents, costPairs, createWorkspace, nearestK, nearestSources, reverseNetwork, wayTo, type EdgeList, type Network, type Reach } from "./index.js";

interface Edge { from: number; to: number; cost: number; oneWay: number }
const nodes = 9;
const node = integer({ min: 0, max: nodes - 1 });
const edge = (cost: Arbitrary<number>) => record({ from: node, to: node, cost, oneWay: constantFrom(0, 0, 1, -1) });
const wholeCosts = array(edge(integer({ min: 0, max: 4 })), { maxLength: 24 });
// Tenths add up to sums that differ in the last bit alone.
const anyCosts = array(edge(oneof(double({ min: 0, max: 10, noNaN: true }), integer({ min: 0, max: 9 }).map((tenths) => tenths / 10))), { maxLength: 24 });
const few = array(node, { maxLength: 4 });
const runs = { numRuns: 600, seed: 7 };

const columns = (edges: readonly Edge[]): EdgeList => ({
  nodes, from: edges.map(({ from }) => from), to: edges.map(({ to }) => to), cost: edges.map(({ cost }) => cost), oneWay: edges.map(({ oneWay }) => oneWay),
});
const networkOf = (edges: readonly Edge[]) => buildNetwork(columns(edges));

/** Every arc of the list, as the list says it, without our adjacency. */
const arcs = (edges: readonly Edge[]) => edges.flatMap(({ from, to, cost, oneWay }, at) => [
  ...(oneWay === -1 ? [] : [{ tail: from, head: to, cost, at }]), ...(oneWay === 1 ? [] : [{ tail: to, head: from, cost, at }]),
]);

/** Bellman–Ford from one node, adding up from the source on. */
function bellmanFord(edges: readonly Edge[], source: number, start = 0): number[] {
  const cost = Array.from({ length: nodes }, (_, at) => (at === source ? start : Infinity));
  for (let round = 0; round < nodes; round += 1) {
    for (const arc of arcs(edges)) cost[arc.head] = Math.min(cost[arc.head]!, cost[arc.tail]! + arc.cost);
  }
  return cost;
}

/** The least of all sources and the first that has it. */
function naive(edges: readonly Edge[], sources: readonly number[]) {
  const bySource = sources.map((source) => bellmanFord(edges, source));
  const cost = Array.from({ length: nodes }, (_, at) => Math.min(Infinity, ...bySource.map((one) => one[at]!)));
  return { cost, source: cost.map((least, at) => (least < Infinity ? bySource.findIndex((one) => one[at] === least) : -1)) };
}

const answer = ({ cost, source }: Reach) => ({ cost: [...cost], source: [...source] });

describe("the nearest of many sources", () => {
  it("has the costs of Bellman and Ford to the last bit", () => {
    assert(property(anyCosts, few, (edges, sources) => {
      expect([...nearestSources(networkOf(edges), sources).cost]).toEqual(naive(edges, sources).cost);
    }), runs);
  });

  it("has the first listed of equally near sources, with edges of cost 0, loops and parallels", () => {
    assert(property(wholeCosts, few, (edges, sources) => {
      expect(answer(nearestSources(networkOf(edges), sources))).toEqual(naive(edges, sources));
    }), runs);
  });

  it("begins with the cost of each start", () => {
    assert(property(wholeCosts, array(record({ at: node, start: integer({ min: 0, max: 1000 }) }), { maxLength: 4 }), (edges, starts) => {
      const reach = nearestSources(networkOf(edges), starts.map(({ at }) => at), { startCost: starts.map(({ start }) => start) });
      const bySource = starts.map(({ at, start }) => bellmanFord(edges, at, start));
      const least = Array.from({ length: nodes }, (_, at) => Math.min(Infinity, ...bySource.map((one) => one[at]!)));
      expect(answer(reach)).toEqual({ cost: least, source: least.map((cost, at) => (cost < Infinity ? bySource.findIndex((one) => one[at] === cost) : -1)) });
    }), runs);
  });

  it("gives ways that lead from the source over edges that exist and add up to the cost", () => {
    assert(property(oneof(anyCosts, wholeCosts), few, (edges, sources) => {
      const network = networkOf(edges);
      const reach = nearestSources(network, sources);
      for (let target = 0; target < nodes; target += 1) {
        const way = wayTo(network, reach, target);
        expect(way === null).toBe(reach.cost[target] === Infinity);
        if (!way) continue;
        expect([way.nodes[0], way.nodes.at(-1), way.edges.length]).toEqual([sources[way.source], target, way.nodes.length - 1]);
        let cost = 0;
        way.edges.forEach((at, step) => {
          const arc = arcs(edges).find((one) => one.at === at && one.tail === way.nodes[step] && one.head === way.nodes[step + 1]);
          cost += arc?.cost ?? Number.NaN;
        });
        expect([cost, way.cost]).toEqual([reach.cost[target], reach.cost[target]]);
      }
    }), runs);
  });

  it("goes over the last node but one that is nearer, then has the smaller number, then over the first listed edge", () => {
    const positive = array(edge(integer({ min: 1, max: 3 })), { maxLength: 24 });
    assert(property(positive, few, (edges, sources) => {
      const network = networkOf(edges);
      const reach = nearestSources(network, sources);
      const { cost, source } = naive(edges, sources);
      for (let target = 0; target < nodes; target += 1) {
        const way = wayTo(network, reach, target);
        if (!way || way.edges.length === 0) continue;
        const [first] = arcs(edges)
          .filter(({ tail, head, cost: length }) => head === target && cost[tail]! + length === cost[target] && source[tail] === source[target])
          .toSorted((a, b) => cost[a.tail]! - cost[b.tail]! || a.tail - b.tail || a.at - b.at);
        expect([way.nodes.at(-2), way.edges.at(-1)]).toEqual([first!.tail, first!.at]);
      }
    }), runs);
  });

  it("reaches within a limit what is that near without one, and nothing else", () => {
    assert(property(wholeCosts, few, integer({ min: 0, max: 8 }), (edges, sources, limit) => {
      const all = answer(nearestSources(networkOf(edges), sources));
      const near = nearestSources(networkOf(edges), sources, { limit });
      expect(answer(near)).toEqual({ cost: all.cost.map((cost) => (cost <= limit ? cost : Infinity)), source: all.source.map((source, at) => (all.cost[at]! <= limit ? source : -1)) });
      expect([...near.reached.subarray(0, near.count)].toSorted()).toEqual(all.cost.flatMap((cost, at) => (cost <= limit ? [at] : [])));
    }), runs);
  });

  it("has its targets right when it stops at them, and leaves no cost that may be wrong", () => {
    assert(property(anyCosts, few, few, (edges, sources, targets) => {
      const all = nearestSources(networkOf(edges), sources);
      const some = nearestSources(networkOf(edges), sources, { targets });
      for (const target of targets) expect([some.cost[target], some.source[target]]).toEqual([all.cost[target], all.source[target]]);
      some.cost.forEach((cost, at) => expect([all.cost[at], Infinity]).toContain(cost));
    }), runs);
  });

  it("answers in a workspace used before as in a new one", () => {
    const question = record({ sources: few, limit: option(integer({ min: 0, max: 6 }), { nil: undefined }), targets: option(few, { nil: undefined }) });
    assert(property(wholeCosts, array(question, { minLength: 2, maxLength: 5 }), (edges, questions) => {
      const network = networkOf(edges);
      const workspace = createWorkspace(network);
      for (const { sources, limit, targets } of questions) {
        const asked = { ...(limit === undefined ? {} : { limit }), ...(targets ? { targets } : {}) };
        const due = nearestSources(network, sources, asked);
        const found = nearestSources(network, sources, { ...asked, workspace });
        expect({ ...answer(found), arc: [...found.arc], count: found.count }).toEqual({ ...answer(due), arc: [...due.arc], count: due.count });
      }
    }), runs);
  });

  it("scales with the costs, and does not mind the order of the edges", () => {
    assert(property(wholeCosts, few, boolean(), (edges, sources, turned) => {
      const scaled = edges.map((one) => ({ ...one, cost: one.cost * 1024 }));
      const other = turned ? scaled.toReversed() : scaled;
      const { cost, source } = answer(nearestSources(networkOf(edges), sources));
      expect(answer(nearestSources(networkOf(other), sources))).toEqual({ cost: cost.map((value) => value * 1024), source });
    }), runs);
  });

  it("keeps the triangle inequality, and is the same both ways without one-way edges", () => {
    assert(property(wholeCosts, (edges) => {
      const network = networkOf(edges.map((one) => ({ ...one, oneWay: 0 })));
      const cost = Array.from({ length: nodes }, (_, at) => [...nearestSources(network, [at]).cost]);
      for (let a = 0; a < nodes; a += 1) for (let b = 0; b < nodes; b += 1) {
        expect(cost[a]![b]).toBe(cost[b]![a]);
        for (let c = 0; c < nodes; c += 1) expect(cost[a]![c]! <= cost[a]![b]! + cost[b]![c]!).toBe(true);
      }
    }), { ...runs, numRuns: 60 });
  });

  it("tells in the network turned round what it costs to come to a node", () => {
    assert(property(wholeCosts, node, (edges, goal) => {
      const to = nearestSources(reverseNetwork(networkOf(edges)), [goal]);
      expect([...to.cost]).toEqual(Array.from({ length: nodes }, (_, at) => bellmanFord(edges, at)[goal]));
    }), runs);
  });

  it("is right with costs of very different sizes, and with none at all", () => {
    const wild = array(edge(constantFrom(0, 1e-300, 1e-9, 1, 3, 1e5, 1e12)), { maxLength: 24 });
    assert(property(wild, few, (edges, sources) => {
      expect([...nearestSources(networkOf(edges), sources).cost]).toEqual(naive(edges, sources).cost);
    }), runs);
    expect([...nearestSources(networkOf([]), [3]).cost].map((cost) => cost < Infinity)).toEqual(Array.from({ length: nodes }, (_, at) => at === 3));
    expect(nearestSources(buildNetwork({ nodes: 0, from: [], to: [], cost: [] }), []).count).toBe(0);
  });

  it("is right on a larger street network with short and long blocks", () => {
    const side = 40;
    const list: { from: number[]; to: number[]; cost: number[] } = { from: [], to: [], cost: [] };
    const link = (from: number, to: number) => {
      list.from.push(from);
      list.to.push(to);
      list.cost.push(((from * 7919 + to * 104729) % 97) * ((from + to) % 5 === 0 ? 0.01 : 1.1));
    };
    for (let at = 0; at < side * side; at += 1) {
      if (at % side < side - 1) link(at, at + 1);
      if (at + side < side * side) link(at, at + side);
    }
    const network = buildNetwork({ nodes: side * side, ...list });
    const sources = [0, 820, 1599];
    const cost = Array.from({ length: side * side }, (_, at) => (sources.includes(at) ? 0 : Infinity));
    for (let changed = true; changed;) {
      changed = false;
      list.from.forEach((from, at) => {
        const to = list.to[at]!;
        for (const [tail, head] of [[from, to], [to, from]] as const) {
          if (cost[tail]! + list.cost[at]! >= cost[head]!) continue;
          cost[head] = cost[tail]! + list.cost[at]!;
          changed = true;
        }
      });
    }
    expect([...nearestSources(network, sources).cost]).toEqual(cost);
  });
});

describe("the k nearest of many sources", () => {
  it("are the k least of Bellman and Ford from each, equally near ones in their order", () => {
    assert(property(wholeCosts, array(node, { maxLength: 6 }), integer({ min: 1, max: 4 }), integer({ min: 0, max: 12 }), (edges, sources, k, limit) => {
      const bySource = sources.map((source) => bellmanFord(edges, source));
      const { count, cost, source, k: room } = nearestK(networkOf(edges), sources, k, limit);
      for (let at = 0; at < nodes; at += 1) {
        const due = bySource.map((one, from) => [one[at]!, from]).filter(([value]) => value! <= limit).toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!).slice(0, k);
        const found = Array.from({ length: count[at]! }, (_, rank) => [cost[at * room + rank], source[at * room + rank]]);
        expect(found).toEqual(due);
      }
    }), runs);
  });

  it("have the costs of Bellman and Ford to the last bit", () => {
    assert(property(anyCosts, array(node, { maxLength: 6 }), (edges, sources) => {
      const { count, cost, k } = nearestK(networkOf(edges), sources, 3);
      const bySource = sources.map((source) => bellmanFord(edges, source));
      for (let at = 0; at < nodes; at += 1) {
        const due = bySource.map((one) => one[at]!).filter((value) => value < Infinity).toSorted((a, b) => a - b).slice(0, 3);
        expect([...cost.subarray(at * k, at * k + count[at]!)]).toEqual(due);
      }
    }), runs);
  });
});

describe("the costs of pairs", () => {
  it("are those of Bellman and Ford from each source to each target within the limit", () => {
    assert(property(anyCosts, few, few, constantFrom(Infinity, 6, 0), (edges, sources, targets, limit) => {
      const { firstPair, pairTarget, pairCost } = costPairs(networkOf(edges), sources, targets, limit);
      const found = sources.map((_, s) => [...pairTarget.subarray(firstPair[s], firstPair[s + 1])].map((target, k) => [target, pairCost[firstPair[s]! + k]]));
      expect(found).toEqual(sources.map((source) => {
        const cost = bellmanFord(edges, source);
        return targets.flatMap((target, t) => (cost[target]! <= limit && cost[target]! < Infinity ? [[t, cost[target]]] : []));
      }));
    }), runs);
  });
});

describe("connected components", () => {
  it("join what an undirected way joins, numbered by their smallest nodes", () => {
    assert(property(wholeCosts, (edges) => {
      const both = edges.map((one) => ({ ...one, oneWay: 0 }));
      const { component, size } = connectedComponents(networkOf(edges));
      const smallest = Array.from({ length: nodes }, (_, at) => bellmanFord(both, at).findIndex((cost) => cost < Infinity));
      const order = [...new Set(smallest)];
      expect([...component]).toEqual(smallest.map((first) => order.indexOf(first)));
      expect([...size]).toEqual(order.map((first) => smallest.filter((one) => one === first).length));
    }), runs);
  });
});

describe("a wrong call", () => {
  const fine: EdgeList = { nodes: 2, from: [0], to: [1], cost: [1] };
  const network: Network = buildNetwork(fine);
  it.each([
    [() => buildNetwork({ ...fine, cost: [-1] }), "buildNetwork: cost[0] is -1, expected a finite number ≥ 0"],
    [() => buildNetwork({ ...fine, cost: [Number.NaN] }), "buildNetwork: cost[0] is NaN, expected a finite number ≥ 0"],
    [() => buildNetwork({ ...fine, to: [2] }), "buildNetwork: to[0] is 2, expected a node from 0 to 1"],
    [() => buildNetwork({ ...fine, to: [] }), "buildNetwork: to has 0 values, expected 1"],
    [() => buildNetwork({ ...fine, oneWay: [2] }), "buildNetwork: oneWay[0] is 2, expected 0, 1 or -1"],
    [() => buildNetwork({ nodes: 2, from: [0, 0], to: [1, 1], cost: [1.5e308, 1.5e308] }), "buildNetwork: cost adds up to Infinity, expected a finite sum"],
    [() => nearestSources(network, [0.5]), "nearestSources: sources[0] is 0.5, expected a node from 0 to 1"],
    [() => nearestSources(network, [0], { limit: -1 }), "nearestSources: limit is -1, expected a number ≥ 0"],
    [() => nearestSources(network, [0], { startCost: [Infinity] }), "nearestSources: startCost[0] is Infinity, expected a finite number ≥ 0"],
    [() => nearestSources(network, [0], { workspace: createWorkspace(reverseNetwork(network)) }), "nearestSources: workspace was made for another network of 2 nodes, expected one made for this"],
    [() => nearestK(network, [0], 0), "nearestK: k is 0, expected a whole number ≥ 1"],
  ])("is refused with its place and value: %#", (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});
