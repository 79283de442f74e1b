import { checkLimit, checkNodes, type Column } from "./checks.js";
import { nearestSources } from "./nearest-sources.js";
import type { Network } from "./network.js";
import { createWorkspace, type Workspace } from "./workspace.js";

/** Costs of pairs, as `floatingCatchmentByDistance` reads them: the pairs of source s are firstPair[s] … firstPair[s + 1] − 1. */
export interface CostPairs {
  readonly firstPair: Int32Array;
  /** Place of the pair's target in the list of targets, rising for each source. */
  readonly pairTarget: Int32Array;
  readonly pairCost: Float64Array;
}

/**
 * Costs of the cheapest ways from each of many sources to each of many targets, those within a limit only. One search for each source.
 *
 * @param sources,targets nodes; several may be one node.
 * @param limit pairs that cost more are left out; a cost equal to the limit counts. Without a limit every reachable pair is there.
 * @param workspace room made for this network, to be used by the searches; new if left out.
 * @throws RangeError if a node does not exist or the limit is negative.
 */
export function costPairs(network: Network, sources: Column, targets: Column, limit = Infinity, workspace: Workspace = createWorkspace(network)): CostPairs {
  checkNodes("costPairs", "sources", sources, network.nodes);
  checkNodes("costPairs", "targets", targets, network.nodes);
  checkLimit("costPairs", "limit", limit);
  const firstPair = new Int32Array(sources.length + 1);
  const pairTarget: number[] = [];
  const pairCost: number[] = [];
  for (let s = 0; s < sources.length; s += 1) {
    const { cost } = nearestSources(network, [sources[s]!], { limit, workspace, ...(limit === Infinity ? { targets } : {}) });
    for (let t = 0; t < targets.length; t += 1) {
      const found = cost[targets[t]!]!;
      if (found === Infinity) continue;
      pairTarget.push(t);
      pairCost.push(found);
    }
    firstPair[s + 1] = pairTarget.length;
  }
  return { firstPair, pairTarget: Int32Array.from(pairTarget), pairCost: Float64Array.from(pairCost) };
}
