import { networkDistances, pCenter } from "@chengqi/engines/location";
import { z } from "zod";
import { edges, explain, facilities, gives, nodes, timeLimitS } from "./location-input.js";
import { method } from "./method.js";

export const pCenterMethod = method({
  name: "p-center",
  title: { zh: "选址：最远者最近（p-中心）", en: "Sites with the least farthest distance (p-center)" },
  input: z.object({
    nodes,
    facilities,
    edges,
    weights: z.array(z.number()).optional().describe("[node] ≥ 0, urgency of each node: weight × distance is what counts; 1 each if left out; a node of weight 0 need not be reached"),
    timeLimitS,
    explain,
  }),
  gives: {
    radius: "the greatest distance (times weight) from a node to its nearest site; null if infeasible",
    sites: `${gives.sites}; where fewer would do for this radius, the others shorten the farthest ways`,
    lowerBound: "no choice of sites has a smaller radius; equal to radius when optimal; null if infeasible",
    gap: gives.gap,
    status: gives.status + gives.infeasible,
    unreached: gives.unreached,
    steps: "with explain: {nodes[{node, site, distance, weight, cost: weight × distance}], sites[{site, nodes[] it serves, radius of its own or null if it serves none}], nextBestSwap {close, open, radius it would lead to} or null, proof {trials[{radius tried, coverable with these facilities, cases looked at}]}}",
  },
  example: {
    nodes: 6,
    facilities: 2,
    edges: [[1, 2, 4], [2, 3, 3], [3, 4, 9], [4, 5, 2], [5, 6, 4]],
    explain: true,
  },
  long: true,
  compute: (input, { mustStop }) => pCenter({ ...input, distances: networkDistances(input.nodes, input.edges) }, mustStop),
});
