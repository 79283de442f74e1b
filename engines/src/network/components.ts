import type { Network } from "./network.js";

export interface Components {
  /** Component of each node. Components are numbered from 0 in the order of their smallest nodes. */
  readonly component: Int32Array;
  /** Number of nodes in each component. */
  readonly size: Int32Array;
}

/**
 * The connected parts of a network, one-way edges taken as both ways. Nodes of different components never reach each other.
 * Union-find with path halving.
 */
export function connectedComponents({ nodes, edges, edgeFrom, edgeTo }: Network): Components {
  const root = Int32Array.from({ length: nodes }, (_, node) => node);
  for (let edge = 0; edge < edges; edge += 1) {
    const one = find(root, edgeFrom[edge]!);
    const other = find(root, edgeTo[edge]!);
    // The smaller node is the root, so that components come out in the order of their smallest nodes.
    if (one < other) root[other] = one;
    else root[one] = other;
  }
  return numbered(nodes, (node) => find(root, node));
}

function find(root: Int32Array, from: number): number {
  let node = from;
  while (root[node] !== node) {
    root[node] = root[root[node]!]!;
    node = root[node]!;
  }
  return node;
}

/** Number the groups of nodes in the order of their smallest nodes. */
export function numbered(nodes: number, groupOf: (node: number) => number): Components {
  const number = new Int32Array(nodes).fill(-1);
  const component = new Int32Array(nodes);
  const size: number[] = [];
  for (let node = 0; node < nodes; node += 1) {
    const group = groupOf(node);
    if (number[group] === -1) {
      number[group] = size.length;
      size.push(0);
    }
    component[node] = number[group]!;
    size[component[node]!]! += 1;
  }
  return { component, size: Int32Array.from(size) };
}
