import { z } from "zod";

/** What the location methods read in common. */
export const nodes = z.number().describe("how many nodes there are; they are numbered from 1; each has to be served and each may be a site");
export const edges = z.array(z.tuple([z.number(), z.number(), z.number()])).describe("[i, j, cost]: streets between two nodes, both ways, cost ≥ 0 in one unit throughout (metres, minutes); of edges between the same two nodes the last listed counts");
export const facilities = z.number().describe("how many sites to choose, a whole number ≥ 0");
export const radius = z.number().describe("a node is covered by a site at most so far away, ≥ 0, in the unit of the edges; equal counts");
export const timeLimitS = z.number().positive().optional().describe("seconds, above 0, after which the best choice so far is wanted, with its bound");
export const explain = z.literal(true).optional().describe("adds `steps`");

/** Words on what they give in common. */
export const gives = {
  sites: "node numbers of the chosen sites, ascending; empty if infeasible",
  gap: "what the result may be away from the best possible, as a share; 0 when optimal; null if infeasible",
  status: "optimal: proven that nothing is better; feasible: time was over, see gap",
  unreached: "with infeasible or unknown: nodes left out by these facilities (where the network falls apart), the others being reached",
  infeasible: "; infeasible: the facilities cannot reach every node with weight; unknown: time was over before a way to reach all was found",
};
