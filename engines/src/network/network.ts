import { checkCosts, checkCount, checkNodes, checkWhole, type Column } from "./checks.js";

/** Streets as a list of edges, each column one value for each edge. */
export interface EdgeList {
  /** Number of nodes; nodes are numbered from 0. */
  readonly nodes: number;
  readonly from: Column;
  readonly to: Column;
  /** Length, time or another cost ≥ 0, one unit throughout. */
  readonly cost: Column;
  /** 0 both ways (as if left out), 1 only from `from` to `to`, −1 only from `to` to `from`. */
  readonly oneWay?: Column;
}

/** A network ready for questions: the arcs that leave node u are firstArc[u] … firstArc[u + 1] − 1. */
export interface Network {
  readonly nodes: number;
  readonly edges: number;
  readonly firstArc: Int32Array;
  readonly arcTo: Int32Array;
  readonly arcCost: Float64Array;
  /** The edge an arc belongs to. */
  readonly arcEdge: Int32Array;
  readonly edgeFrom: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeCost: Float64Array;
  readonly edgeOneWay: Int8Array;
  /** Cost of the cheapest arc into each node from another; Infinity where there is none. */
  readonly entryCost: Float64Array;
  /** Mean cost of the edges; 0 without edges. */
  readonly meanCost: number;
}

/**
 * Compressed adjacency of a list of edges. Self-loops are kept and never shorten a way. Of edges between the same two
 * nodes all are kept: the cheapest decides a distance, the first listed of equal ones is the one a way names. O(nodes + edges).
 *
 * @param list columns of one value for each edge; cost in one unit throughout.
 * @throws RangeError if a column has another length, a node does not exist, a cost is negative or not finite, the costs
 * together exceed the largest number, or `oneWay` is not 0, 1 or −1.
 */
export function buildNetwork(list: EdgeList): Network {
  const { nodes } = list;
  checkWhole("buildNetwork", "nodes", nodes, 0);
  const edges = list.from.length;
  checkCount("buildNetwork", "to", list.to, edges);
  checkNodes("buildNetwork", "from", list.from, nodes);
  checkNodes("buildNetwork", "to", list.to, nodes);
  checkCosts("buildNetwork", "cost", list.cost, edges);
  const edgeFrom = new Int32Array(list.from);
  const edgeTo = new Int32Array(list.to);
  const edgeCost = new Float64Array(list.cost);
  const edgeOneWay = directions(list.oneWay, edges);
  const total = sum(edgeCost);
  if (total === Infinity) throw new RangeError("buildNetwork: cost adds up to Infinity, expected a finite sum");
  const arcs = layArcs(nodes, edgeFrom, edgeTo, edgeCost, edgeOneWay);
  return { nodes, edges, ...arcs, edgeFrom, edgeTo, edgeCost, edgeOneWay, meanCost: edges > 0 ? total / edges : 0 };
}

/** The same network with every one-way edge turned round: distances from a node in it are distances to the node. */
export function reverseNetwork(network: Network): Network {
  const edgeOneWay = network.edgeOneWay.map((way) => -way);
  return { ...network, edgeOneWay, ...layArcs(network.nodes, network.edgeFrom, network.edgeTo, network.edgeCost, edgeOneWay) };
}

function directions(oneWay: Column | undefined, edges: number): Int8Array {
  const ways = new Int8Array(edges);
  if (!oneWay) return ways;
  checkCount("buildNetwork", "oneWay", oneWay, edges);
  for (let edge = 0; edge < edges; edge += 1) {
    const way = oneWay[edge]!;
    if (way !== 0 && way !== 1 && way !== -1) throw new RangeError(`buildNetwork: oneWay[${edge}] is ${way}, expected 0, 1 or -1`);
    ways[edge] = way;
  }
  return ways;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i]!;
  return total;
}

function layArcs(nodes: number, from: Int32Array, to: Int32Array, cost: Float64Array, oneWay: Int8Array) {
  const firstArc = countArcs(nodes, from, to, oneWay);
  const arcs = firstArc[nodes]!;
  const arcTo = new Int32Array(arcs);
  const arcCost = new Float64Array(arcs);
  const arcEdge = new Int32Array(arcs);
  const next = firstArc.slice();
  for (let edge = 0; edge < from.length; edge += 1) {
    const one = from[edge]!;
    const other = to[edge]!;
    if (oneWay[edge] !== -1) {
      const arc = next[one]!;
      next[one] = arc + 1;
      arcTo[arc] = other;
      arcEdge[arc] = edge;
    }
    if (oneWay[edge] !== 1) {
      const arc = next[other]!;
      next[other] = arc + 1;
      arcTo[arc] = one;
      arcEdge[arc] = edge;
    }
  }
  for (let arc = 0; arc < arcs; arc += 1) arcCost[arc] = cost[arcEdge[arc]!]!;
  return { firstArc, arcTo, arcCost, arcEdge, entryCost: entries(nodes, from, to, cost, oneWay) };
}

function entries(nodes: number, from: Int32Array, to: Int32Array, cost: Float64Array, oneWay: Int8Array): Float64Array {
  const entry = new Float64Array(nodes).fill(Infinity);
  for (let edge = 0; edge < from.length; edge += 1) {
    const one = from[edge]!;
    const other = to[edge]!;
    if (one === other) continue;
    if (oneWay[edge] !== -1 && cost[edge]! < entry[other]!) entry[other] = cost[edge]!;
    if (oneWay[edge] !== 1 && cost[edge]! < entry[one]!) entry[one] = cost[edge]!;
  }
  return entry;
}

/** Where the arcs of each node begin. */
function countArcs(nodes: number, from: Int32Array, to: Int32Array, oneWay: Int8Array): Int32Array {
  const firstArc = new Int32Array(nodes + 1);
  for (let edge = 0; edge < from.length; edge += 1) {
    if (oneWay[edge] !== -1) firstArc[from[edge]! + 1]! += 1;
    if (oneWay[edge] !== 1) firstArc[to[edge]! + 1]! += 1;
  }
  for (let node = 0; node < nodes; node += 1) firstArc[node + 1]! += firstArc[node]!;
  return firstArc;
}
