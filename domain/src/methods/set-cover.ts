import { networkDistances, setCover } from "@chengqi/engines/location";
import { z } from "zod";
import { edges, explain, gives, nodes, radius, timeLimitS } from "./location-input.js";
import { method } from "./method.js";

export const setCoverMethod = method({
  name: "set-cover",
  title: { zh: "选址：全覆盖的最少设施数", en: "The fewest sites that cover every node (set covering)" },
  input: z.object({ nodes, edges, radius, timeLimitS, explain }),
  gives: {
    facilities: "how many sites are needed",
    sites: gives.sites,
    lowerBound: "fewer sites than this cannot cover all; equal to facilities when optimal",
    gap: gives.gap,
    status: gives.status,
    steps: "with explain: {nodes[{node, site: nearest of the sites, distance, coveredBy[]: all sites within the radius}], sites[{site, nodes[] it covers, only[]: nodes no other site covers}], proof {clients, sites: what was left to decide after simplifying, forced: sites that had to open, rootBound: bound before cases were looked at, cases: how many were looked at}}",
  },
  example: {
    nodes: 6,
    edges: [[1, 2, 4], [2, 3, 3], [3, 4, 9], [4, 5, 2], [5, 6, 4]],
    radius: 4,
    explain: true,
  },
  long: true,
  compute: (input, { mustStop }) => setCover({ ...input, distances: networkDistances(input.nodes, input.edges) }, mustStop),
});
