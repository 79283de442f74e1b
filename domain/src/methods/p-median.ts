import { networkDistances, pMedian } from "@chengqi/engines/location";
import { z } from "zod";
import { edges, explain, facilities, gives, nodes, timeLimitS } from "./location-input.js";
import { method } from "./method.js";

export const pMedianMethod = method({
  name: "p-median",
  title: { zh: "选址：总路程最短（p-中位）", en: "Sites with the least total distance (p-median)" },
  input: z.object({
    nodes,
    facilities,
    edges,
    weights: z.array(z.number()).optional().describe("[node] ≥ 0, people or goods at each node, 1 each if left out; a node of weight 0 need not be reached"),
    timeLimitS,
    explain,
  }),
  gives: {
    cost: "sum over the nodes of weight × distance to the nearest site; null if infeasible",
    sites: gives.sites,
    lowerBound: "no choice of sites costs less; equal to cost when optimal; null if infeasible",
    gap: gives.gap,
    status: gives.status + gives.infeasible,
    unreached: gives.unreached,
    steps: "with explain: {nodes[{node, site, distance, weight, cost}], sites[{site, nodes[] it serves, weight, cost}], nextBestSwap {close, open, increase of cost} or null, proof {rootBound: bound before cases were looked at, undecided: sites that it left open, cases: how many were looked at}}",
  },
  example: {
    nodes: 6,
    facilities: 2,
    edges: [[1, 2, 4], [2, 3, 3], [3, 4, 9], [4, 5, 2], [5, 6, 4]],
    weights: [10, 20, 10, 5, 30, 10],
    explain: true,
  },
  long: true,
  compute: (input, { mustStop }) => pMedian({ ...input, distances: networkDistances(input.nodes, input.edges) }, mustStop),
});
