import {
  buildNetwork, connectedComponents, convexHull, nearestK, nearestSources, pieceLines, reachedPieces, reachOutline, reverseNetwork, wayTo, type Network, type Reach,
} from "@chengqi/engines/network";
import type { z } from "zod";
import type { networkReachInput } from "./network-reach.js";

type Input = z.infer<typeof networkReachInput>;

/** Every answer on a street network that the input asks for; nodes and edges are numbered from 1 outside, from 0 inside. */
export function networkReach(input: Input) {
  const list = readEdges(input);
  const sources = places("sources", input.sources, input.nodes);
  const streets = buildNetwork(list);
  const network = input.direction === "to-sources" ? reverseNetwork(streets) : streets;
  const reach = nearestSources(network, sources);
  return {
    distance: Array.from(reach.cost, (cost) => (cost < Infinity ? cost : null)),
    nearest: Array.from(reach.source, (source) => input.sources[source] ?? null),
    component: Array.from(connectedComponents(network).component, (component) => component + 1),
    ...(input.targets ? { ways: places("targets", input.targets, input.nodes).map((target) => wayOf(input, network, reach, target)) } : {}),
    ...(input.k === undefined ? {} : { nearestK: nearestOf(input, network, sources, input.k) }),
    ...(input.limit === undefined ? {} : { reach: reachOf(input, network, reach, input.limit) }),
    ...(input.explain ? { steps: Array.from(reach.cost, (_, node) => stepOf(network, reach, node)) } : {}),
  };
}

const wrong = (where: string, found: unknown, due: string) => new RangeError(`network-reach: ${where} is ${String(found)}, expected ${due}`);

function nodeAt(name: string, value: number, nodes: number): number {
  if (!(Number.isInteger(value) && value >= 1 && value <= nodes)) throw wrong(name, value, `a node from 1 to ${nodes}`);
  return value - 1;
}

const places = (name: string, values: readonly number[], nodes: number) => values.map((value, i) => nodeAt(`${name}[${i}]`, value, nodes));

function readEdges({ nodes, edges, coordinates }: Input) {
  if (!(Number.isInteger(nodes) && nodes >= 1)) throw wrong("nodes", nodes, "a whole number ≥ 1");
  if (coordinates && coordinates.length !== nodes) throw new RangeError(`network-reach: coordinates has ${coordinates.length} places, expected ${nodes}`);
  edges.forEach(([, , cost, way], i) => {
    if (!(cost >= 0)) throw wrong(`edges[${i}][2]`, cost, "a number ≥ 0");
    if (way !== undefined && ![0, 1, -1].includes(way)) throw wrong(`edges[${i}][3]`, way, "0, 1 or -1");
  });
  return {
    nodes,
    from: edges.map(([from], i) => nodeAt(`edges[${i}][0]`, from, nodes)),
    to: edges.map(([, to], i) => nodeAt(`edges[${i}][1]`, to, nodes)),
    cost: edges.map(([, , cost]) => cost),
    oneWay: edges.map(([, , , way]) => way ?? 0),
  };
}

function wayOf({ sources, direction }: Input, network: Network, reach: Reach, target: number) {
  const way = wayTo(network, reach, target);
  if (!way) return null;
  const inOrder = (values: readonly number[]) => (direction === "to-sources" ? values.toReversed() : values).map((value) => value + 1);
  return { source: sources[way.source]!, distance: way.cost, nodes: inOrder(way.nodes), edges: inOrder(way.edges) };
}

function nearestOf({ sources, nodes }: Input, network: Network, at: readonly number[], wanted: number) {
  const { k, cost, source, count } = nearestK(network, at, wanted);
  return Array.from({ length: nodes }, (_, node) =>
    Array.from({ length: count[node]! }, (__, rank) => ({ source: sources[source[node * k + rank]!]!, distance: cost[node * k + rank]! })));
}

function reachOf({ coordinates, outlineWidth }: Input, network: Network, reach: Reach, limit: number) {
  const pieces = reachedPieces(network, reach, limit);
  const nodes = Array.from(reach.cost, (cost, node) => (cost <= limit ? node + 1 : 0)).filter((node) => node > 0);
  const found = {
    nodes,
    pieces: pieces.map(({ edge, begin, end }) => ({ edge: edge + 1, begin, end })),
    cost: pieces.reduce((sum, { edge, begin, end }) => sum + network.edgeCost[edge]! * (end - begin), 0),
  };
  if (!coordinates) return found;
  const lines = pieceLines(network, pieces, coordinates.map(([x]) => x), coordinates.map(([, y]) => y));
  const hull = convexHull([...nodes.map((node) => coordinates[node - 1]!), ...lines.flat()]);
  return { ...found, lines, hull, ...(outlineWidth === undefined ? {} : { outline: reachOutline(lines, outlineWidth) }) };
}

function stepOf({ arcEdge, arcCost, edgeFrom, edgeTo }: Network, { cost, source, arc }: Reach, node: number) {
  if (source[node] === -1) return null;
  const last = arc[node]!;
  if (last < 0) return { previous: null, edge: null, before: 0, edgeCost: 0 };
  const edge = arcEdge[last]!;
  const previous = edgeFrom[edge]! + edgeTo[edge]! - node;
  return { previous: previous + 1, edge: edge + 1, before: cost[previous]!, edgeCost: arcCost[last]! };
}
