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
  /** 1 at nodes the question stops at; all 0 between questions. */
  readonly wanted: Uint8Array;
  count: number;
}

/**
 * Room for questions on a network.
 *
 * @returns columns of one value for each node; about 41 bytes for each node.
 */
export function createWorkspace(network: Network): Workspace {
  const { nodes } = network;
  const cost = new Float64Array(nodes).fill(Infinity);
  const source = new Int32Array(nodes).fill(-1);
  return {
    network, cost, source,
    arc: new Int32Array(nodes).fill(-1),
    reached: new Int32Array(nodes),
    queue: new HotQueue(cost, source, network.entryCost, ringSpread(network)),
    wanted: new Uint8Array(nodes),
    count: 0,
  };
}

// Measured on street networks: narrow enough to keep the heap small, wide enough to pass few empty buckets.
const perMean = 8;

/** How many buckets the dearest edge spans. */
export function ringSpread({ edgeCost, meanCost }: Network): number {
  let dearest = 0;
  for (let edge = 0; edge < edgeCost.length; edge += 1) if (edgeCost[edge]! > dearest) dearest = edgeCost[edge]!;
  return meanCost > 0 ? (dearest / meanCost) * perMean : 0;
}

/** Width of a bucket: a part of an edge's mean cost, and so wide that a question passes few more buckets than there are edges and nodes. */
export const bucketWidth = ({ meanCost, nodes }: Network, dearestStart: number): number => Math.max(meanCost / perMean, dearestStart / nodes);

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
