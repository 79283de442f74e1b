import { HotQueue } from "./hot-queue.js";
import type { Network } from "./network.js";

/** What a question found. The columns belong to the workspace: the next question writes over them. */
export interface Reach {
  /** Cost from the nearest source to each node; Infinity where none reaches it within the limit. */
  readonly cost: Float64Array;
  /** Place of that source in the list of the question; −1 where there is none. */
  readonly source: Int32Array;
  /** The last arc of the way from it; −1 at the source itself and where there is none. */
  readonly arc: Int32Array;
  /** The first `count` are the reached nodes, in no particular order. */
  readonly reached: Int32Array;
  readonly count: number;
}

/** Room for questions on one network, used again and again, so that a question allocates nothing. One question at a time. */
export interface Workspace extends Reach {
  /** The network it was made for, the only one it can be used with. */
  readonly network: Network;
  readonly queue: HotQueue;
  /** Width of the queue's buckets, unless a dear start asks for more. */
  readonly width: number;
  /** 1 at nodes the question stops at; all 0 between questions. */
  readonly wanted: Uint8Array;
  count: number;
}

/**
 * Room for questions on a network.
 *
 * @returns columns of one value for each node; about 45 bytes for each node.
 */
export function createWorkspace(network: Network): Workspace {
  const { nodes } = network;
  const cost = new Float64Array(nodes).fill(Infinity);
  const source = new Int32Array(nodes).fill(-1);
  const width = bucketWidth(network);
  return {
    network, cost, source,
    arc: new Int32Array(nodes).fill(-1),
    reached: new Int32Array(nodes),
    width,
    queue: queueOf(network, cost, source, width),
    wanted: new Uint8Array(nodes),
    count: 0,
  };
}

// Measured on street networks: narrow enough to keep the heap small, wide enough to pass few empty buckets.
const perMean = 8;

/** Width of a queue's buckets: that of the cheapest edge, as nodes of one bucket then need no order, or if that is too narrow a part of the mean. */
export function bucketWidth({ entryCost, meanCost }: Network): number {
  let least = Infinity;
  for (let node = 0; node < entryCost.length; node += 1) if (entryCost[node]! < least) least = entryCost[node]!;
  return least < Infinity ? Math.max(least, meanCost / perMean) : meanCost;
}

/** A queue for nodes of a network, with as many buckets as its dearest edge spans. */
export function queueOf({ edgeCost, entryCost }: Network, key: Float64Array, tie: Int32Array, width: number): HotQueue {
  let dearest = 0;
  for (let edge = 0; edge < edgeCost.length; edge += 1) if (edgeCost[edge]! > dearest) dearest = edgeCost[edge]!;
  return new HotQueue(key, tie, entryCost, width > 0 ? dearest / width : 0);
}

/** Forget what the last question found. */
export function clear(space: Workspace): void {
  const { cost, source, arc, reached, count } = space;
  if (count * 8 > cost.length) {
    cost.fill(Infinity);
    source.fill(-1);
    arc.fill(-1);
  } else {
    for (let i = 0; i < count; i += 1) forget(space, reached[i]!);
  }
  space.count = 0;
}

/** Make a node unreached. */
export function forget({ cost, source, arc }: Reach, node: number): void {
  cost[node] = Infinity;
  source[node] = -1;
  arc[node] = -1;
}
