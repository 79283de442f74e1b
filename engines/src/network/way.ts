import { checkNodes } from "./checks.js";
import type { Network } from "./network.js";
import type { Reach } from "./workspace.js";

/** A cheapest way, from its source on. */
export interface Way {
  /** Place of the source in the list of the question. */
  readonly source: number;
  readonly cost: number;
  /** The nodes passed, the source's and the last included. */
  readonly nodes: number[];
  /** The edges between them. */
  readonly edges: number[];
}

/**
 * The cheapest way to a node from its nearest source.
 *
 * @param reach what `nearestSources` found on this network.
 * @returns null where the node is not reached.
 * @throws RangeError if the node does not exist.
 */
export function wayTo(network: Network, reach: Reach, node: number): Way | null {
  checkNodes("wayTo", "node", [node], network.nodes);
  const source = reach.source[node]!;
  if (source < 0) return null;
  const nodes = [node];
  const edges: number[] = [];
  let at = node;
  for (let arc = reach.arc[at]!; arc >= 0; arc = reach.arc[at]!) {
    const edge = network.arcEdge[arc]!;
    at = network.edgeFrom[edge]! + network.edgeTo[edge]! - at;
    nodes.push(at);
    edges.push(edge);
  }
  return { source, cost: reach.cost[node]!, nodes: nodes.toReversed(), edges: edges.toReversed() };
}
