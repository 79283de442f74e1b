import { maxCover, networkDistances } from "@chengqi/engines/location";
import { z } from "zod";
import { edges, explain, facilities, gives, nodes, radius, timeLimitS } from "./location-input.js";
import { method } from "./method.js";

export const maxCoverMethod = method({
  name: "max-cover",
  title: { zh: "选址：有限设施的最大覆盖", en: "Sites that cover the most (maximal covering)" },
  input: z.object({
    nodes,
    edges,
    weights: z.array(z.number()).describe("[node] ≥ 0, people or jobs at each node"),
    radius,
    facilities,
    timeLimitS,
    explain,
  }),
  gives: {
    coveredWeight: "sum of the weights of the nodes that have a site within the radius",
    totalWeight: "sum of all weights",
    sites: "node numbers of the chosen sites, ascending",
    upperBound: "no choice of sites covers more; equal to coveredWeight when optimal",
    gap: "what could be covered at most in addition, as a share of upperBound; 0 when optimal",
    status: gives.status,
    uncovered: "node numbers of those without a site within the radius",
    steps: "with explain: {nodes[{node, site: nearest of the sites or null, distance, coveredBy[]: all sites within the radius, weight}], sites[{site, nodes[] it covers, only[]: nodes no other site covers, onlyWeight}], nextBestSwap {close, open, increase of the weight not covered} or null, proof {rootBound: bound before cases were looked at, undecided: sites that it left open, cases: how many were looked at}}",
  },
  example: {
    nodes: 6,
    edges: [[1, 2, 4], [2, 3, 3], [3, 4, 9], [4, 5, 2], [5, 6, 4]],
    weights: [10, 20, 10, 5, 30, 10],
    radius: 3,
    facilities: 2,
    explain: true,
  },
  long: true,
  compute: (input, { mustStop }) => maxCover({ ...input, distances: networkDistances(input.nodes, input.edges) }, mustStop),
});
