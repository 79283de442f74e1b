import { z } from "zod";
import { method } from "./method.js";
import { networkReach } from "./network-answers.js";

const node = (what: string) => z.number().describe(what);
const edge = z.union([
  z.tuple([z.number(), z.number(), z.number()]),
  z.tuple([z.number(), z.number(), z.number(), z.number()]),
]).describe("[from, to, cost] or [from, to, cost, way]: cost ≥ 0 in one unit throughout (metres, minutes); way 0 both ways, 1 only from → to, -1 only to → from");

export const networkReachInput = z.object({
  nodes: z.number().describe("how many nodes there are; they are numbered from 1"),
  edges: z.array(edge).describe("the streets; edges between the same two nodes all count, the cheapest decides"),
  sources: z.array(node("node")).describe("nodes of the facilities or starting places"),
  direction: z.enum(["from-sources", "to-sources"]).optional().describe("which way one travels; from-sources if left out; matters with one-way edges alone"),
  targets: z.array(node("node")).optional().describe("nodes to which the ways are wanted"),
  k: z.number().optional().describe("how many nearest sources are wanted for each node, from 1 on"),
  limit: z.number().optional().describe("cost up to which the reached streets are wanted, ≥ 0; a cost equal to it counts"),
  coordinates: z.array(z.tuple([z.number(), z.number()])).optional().describe("[x, y] of each node in a plane, metres, for lines, hull and outline"),
  outlineWidth: z.number().optional().describe("metres of land beside a reached street that count as reached, above 0; with limit and coordinates adds reach.outline"),
  explain: z.literal(true).optional().describe("adds `steps`"),
});

export const networkReachMethod = method({
  name: "network-reach",
  title: { zh: "路网最短路、最近设施与等时圈", en: "Shortest ways, nearest facility and reach on a street network" },
  input: networkReachInput,
  gives: {
    distance: "[node], cost from the nearest source (to it with to-sources); null where none reaches the node",
    nearest: "[node], node number of that source, of equally near ones the first listed; null where none reaches the node",
    component: "[node], number from 1 of the connected part the node lies in, one-way edges taken both ways",
    ways: "with targets, for each the way in the direction of travel: {source, distance, nodes[], edges[]}; null where there is none",
    nearestK: "with k, for each node up to k of {source, distance}, nearest first",
    reach: "with limit: {nodes[] reached, pieces[{edge, begin, end}] the reached parts of the edges as shares of their length from their first node, cost: that of all pieces together, and with coordinates lines[] of each piece's two ends and hull[], the convex outline; with outlineWidth also outline[], rings around all places that near a reached street, outer ones counter-clockwise, holes clockwise}",
    steps: "with explain, [node]: {previous: node before it on the way from the source, edge between them, before: cost at the previous node, edgeCost}; previous and edge null at a source; null where none reaches the node",
  },
  example: {
    nodes: 6,
    edges: [[1, 2, 400], [2, 3, 300], [3, 4, 400], [4, 1, 300], [2, 5, 400]],
    sources: [1, 5],
    targets: [3],
    limit: 500,
    coordinates: [[0, 0], [400, 0], [400, 300], [0, 300], [800, 0], [1200, 0]],
  },
  compute: networkReach,
});
