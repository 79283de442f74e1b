import { decimalScale } from "./decimal-scale.js";
import { checkSize, type DistanceTable } from "./distance-table.js";
import { NodeHeap } from "./node-heap.js";

/** [from, to, cost]: nodes numbered from 1, both ways; cost ≥ 0. */
export type Edge = readonly [number, number, number];

interface Adjacency {
  readonly start: Int32Array;
  readonly head: Int32Array;
  readonly cost: Float64Array;
}

/**
 * Shortest ways between all nodes of an undirected network, by Dijkstra's method from each node.
 * Of edges between the same two nodes the last listed counts; an edge from a node to itself counts for nothing.
 *
 * @param nodes how many nodes there are; they are numbered from 1.
 * @param edges [i, j, cost], cost ≥ 0 in one unit throughout. Costs of up to six decimals are added exactly.
 * @returns the table, symmetric; Infinity between nodes that no way joins.
 * @throws RangeError if a node is not one of them or a cost is negative or not finite.
 * @see Dijkstra (1959), Numerische Mathematik 1, 269–271.
 */
export function networkDistances(nodes: number, edges: readonly Edge[]): DistanceTable {
  if (!Number.isInteger(nodes) || nodes < 0) throw new RangeError(`nodes is ${nodes}, expected a whole number ≥ 0`);
  checkSize("nodes", nodes, nodes);
  const kept = lastOfEachPair(nodes, edges);
  const scale = decimalScale(kept.map(([, , cost]) => cost));
  const perUnit = scale ?? 1;
  const adjacency = adjacencyOf(nodes, perUnit === 1 ? kept : kept.map(([i, j, cost]) => [i, j, Math.round(cost * perUnit)]));
  const distance = new Float64Array(nodes * nodes).fill(Infinity);
  const heap = new NodeHeap(nodes);
  for (let source = 0; source < nodes; source += 1) fromNode(adjacency, source, distance.subarray(source * nodes, (source + 1) * nodes), heap);
  // Sums of fractions depend on the direction in their last bit: the smaller counts both ways.
  if (scale === null) makeSymmetric(distance, nodes);
  return { clients: nodes, sites: nodes, distance, perUnit, whole: scale !== null };
}

function lastOfEachPair(nodes: number, edges: readonly Edge[]): Edge[] {
  const last = new Map<number, Edge>();
  edges.forEach((edge, k) => {
    const [i, j, cost] = edge;
    for (const [place, node] of [[0, i], [1, j]] as const) {
      if (!Number.isInteger(node) || node < 1 || node > nodes) throw new RangeError(`edges[${k}][${place}] is ${node}, expected a node from 1 to ${nodes}`);
    }
    if (!(cost >= 0 && cost < Infinity)) throw new RangeError(`edges[${k}][2] is ${cost}, expected a finite number ≥ 0`);
    if (i !== j) last.set(Math.min(i, j) * (nodes + 1) + Math.max(i, j), edge);
  });
  return [...last.values()];
}

function adjacencyOf(nodes: number, edges: readonly Edge[]): Adjacency {
  const start = new Int32Array(nodes + 2);
  for (const [i, j] of edges) {
    start[i + 1]! += 1;
    start[j + 1]! += 1;
  }
  for (let node = 1; node < start.length; node += 1) start[node]! += start[node - 1]!;
  const head = new Int32Array(2 * edges.length);
  const cost = new Float64Array(2 * edges.length);
  const put = (from: number, to: number, length: number) => {
    const place = start[from]!;
    head[place] = to - 1;
    cost[place] = length;
    start[from] = place + 1;
  };
  for (const [i, j, length] of edges) {
    put(i, j, length);
    put(j, i, length);
  }
  return { start, head, cost };
}

/** After the arcs are put in, node v (from 0) has those from start[v] to start[v + 1]. */
function fromNode({ start, head, cost }: Adjacency, source: number, distance: Float64Array, heap: NodeHeap): void {
  heap.begin(distance);
  distance[source] = 0;
  heap.put(source);
  for (let node = heap.take(); node >= 0; node = heap.take()) {
    const here = distance[node]!;
    for (let arc = start[node]!; arc < start[node + 1]!; arc += 1) {
      const other = head[arc]!;
      const there = here + cost[arc]!;
      if (there < distance[other]!) {
        distance[other] = there;
        heap.put(other);
      }
    }
  }
}

function makeSymmetric(distance: Float64Array, nodes: number): void {
  for (let i = 0; i < nodes; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const least = Math.min(distance[i * nodes + j]!, distance[j * nodes + i]!);
      distance[i * nodes + j] = distance[j * nodes + i] = least;
    }
  }
}
