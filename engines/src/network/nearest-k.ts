import { checkLimit, checkNodes, checkWhole, type Column } from "./checks.js";
import type { HotQueue } from "./hot-queue.js";
import type { Network } from "./network.js";
import { bucketWidth, queueOf } from "./workspace.js";

/** The nearest sources of each node: place node · k + r holds the one of rank r, nearest first. */
export interface NearestK {
  readonly k: number;
  /** Infinity beyond the last source found. */
  readonly cost: Float64Array;
  /** Place in the list of sources; −1 beyond the last found. */
  readonly source: Int32Array;
  /** How many sources reach the node, at most k. */
  readonly count: Int32Array;
}

interface Labels extends NearestK {
  /** How many of a node's labels have been passed on. */
  readonly given: Int32Array;
  /** Cost and source of the node's next label to be passed on. */
  readonly key: Float64Array;
  readonly tie: Int32Array;
  readonly queue: HotQueue;
}

/**
 * The k nearest of many sources for every node. Sources equally near stand in the order of the list.
 *
 * @param sources nodes; a node named twice counts twice.
 * @param k how many to find at most.
 * @param limit sources that cost more are left out; a cost equal to the limit counts.
 * @throws RangeError if a node does not exist, k is not a whole number from 1 on, or the limit is negative.
 */
export function nearestK(network: Network, sources: Column, k: number, limit = Infinity): NearestK {
  checkNodes("nearestK", "sources", sources, network.nodes);
  checkWhole("nearestK", "k", k, 1);
  checkLimit("nearestK", "limit", limit);
  const most = Math.min(k, Math.max(sources.length, 1));
  const width = bucketWidth(network);
  const labels = emptyLabels(network, most, width);
  labels.queue.start(width);
  for (let i = 0; i < sources.length; i += 1) offer(labels, sources[i]!, 0, i);
  const { firstArc, arcTo, arcCost } = network;
  for (let node = labels.queue.take(); node >= 0; node = labels.queue.take()) {
    const cost = labels.key[node]!;
    const source = labels.tie[node]!;
    labels.given[node]! += 1;
    wait(labels, node);
    for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc += 1) {
      const found = cost + arcCost[arc]!;
      if (found <= limit) offer(labels, arcTo[arc]!, found, source);
    }
  }
  return { k: most, cost: labels.cost, source: labels.source, count: labels.count };
}

function emptyLabels(network: Network, k: number, width: number): Labels {
  const { nodes } = network;
  const key = new Float64Array(nodes).fill(Infinity);
  const tie = new Int32Array(nodes);
  return {
    k, key, tie,
    cost: new Float64Array(nodes * k).fill(Infinity),
    source: new Int32Array(nodes * k).fill(-1),
    count: new Int32Array(nodes),
    given: new Int32Array(nodes),
    queue: queueOf(network, key, tie, width),
  };
}

/** Enter a source into a node's list at its place, unless it is there already at no higher cost or k others go before it. */
function offer(labels: Labels, node: number, found: number, from: number): void {
  const { k, cost, source, count, given } = labels;
  const first = node * k;
  const end = first + count[node]!;
  // What has been passed on stays first, even where rounding makes a later find just as near.
  const open = first + given[node]!;
  if (open === first + k || (end === first + k && found > cost[end - 1]!)) return;
  let place = first;
  while (place < end && source[place] !== from) place += 1;
  if (place < end && cost[place]! <= found) return;
  if (place === first + k) {
    place -= 1;
    if (!goesBefore(labels, found, from, place)) return;
  } else if (place === end) count[node]! += 1;
  while (place > open && goesBefore(labels, found, from, place - 1)) {
    cost[place] = cost[place - 1]!;
    source[place] = source[place - 1]!;
    place -= 1;
  }
  cost[place] = found;
  source[place] = from;
  if (place === open) wait(labels, node);
}

const goesBefore = ({ cost, source }: NearestK, found: number, from: number, place: number): boolean =>
  found < cost[place]! || (found === cost[place] && from < source[place]!);

/** Let the node wait for its next label to be passed on, if it has one. */
function wait({ k, cost, source, count, given, key, tie, queue }: Labels, node: number): void {
  if (given[node] === count[node]) return;
  const place = node * k + given[node]!;
  key[node] = cost[place]!;
  tie[node] = source[place]!;
  queue.put(node);
}
