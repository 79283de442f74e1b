import { checkCosts, checkLimit, checkNodes, type Column } from "./checks.js";
import type { Network } from "./network.js";
import { clear, createWorkspace, forget, type Reach, type Workspace } from "./workspace.js";

export interface Question {
  /** Cost to begin with at each source, as the walk from a door to its node; 0 if left out. */
  readonly startCost?: Column;
  /** Nodes that cost more are not reached; a cost equal to the limit counts. */
  readonly limit?: number;
  /** Stop when these nodes are reached; nodes that cost more are then not reached. */
  readonly targets?: Column;
  /** Room to work in, made by `createWorkspace` for this network; new if left out. */
  readonly workspace?: Workspace;
}

/**
 * The nearest of many sources, and the cheapest way from it, for every node: Dijkstra's method from all sources at once.
 * One source gives the shortest paths from one to many. A cost is the sum of the edges of the way, added from the source
 * on, so every exact method gives the same bits. Of sources equally near the first listed counts (where rounding
 * alone makes them so, the one nearer to the node before). Of ways equally cheap from it, the one whose last node but one is nearer to
 * the source, then has the smaller number; of parallel edges the first listed.
 *
 * @param sources nodes; a node named twice counts as the first.
 * @returns columns of the workspace, written over by the next question in it; Infinity and −1 where nothing is reached.
 * @throws RangeError if a node does not exist, a cost is negative or not finite, or the workspace was made for another network.
 * @see Dijkstra (1959), A note on two problems in connexion with graphs; Erwig (2000), The graph Voronoi diagram.
 */
export function nearestSources(network: Network, sources: Column, question: Question = {}): Reach {
  const { startCost, limit = Infinity, targets, workspace: space = createWorkspace(network) } = question;
  check(network, sources, question, space);
  clear(space);
  const dearest = begin(space, sources, startCost, limit);
  if (dearest < 0) return space;
  // A dear start must not lead past more empty buckets than there are nodes.
  space.queue.start(Math.max(space.width, dearest / network.nodes));
  for (let i = 0; i < sources.length; i += 1) if (space.source[sources[i]!] === i) space.queue.put(sources[i]!);
  const wanted = targets ? want(space, targets) : -1;
  if (wanted !== 0) spread(network, space, limit, wanted);
  stop(space, targets);
  return space;
}

function check(network: Network, sources: Column, { startCost, limit, targets }: Question, space: Workspace): void {
  const { nodes } = network;
  checkNodes("nearestSources", "sources", sources, nodes);
  if (startCost) checkCosts("nearestSources", "startCost", startCost, sources.length);
  if (limit !== undefined) checkLimit("nearestSources", "limit", limit);
  if (targets) checkNodes("nearestSources", "targets", targets, nodes);
  if (space.network !== network) throw new RangeError(`nearestSources: workspace was made for another network of ${space.network.nodes} nodes, expected one made for this`);
}

/** Label the sources; returns the dearest start, −1 if no source is within the limit. */
function begin({ cost, source }: Workspace, sources: Column, startCost: Column | undefined, limit: number): number {
  let dearest = -1;
  for (let i = 0; i < sources.length; i += 1) {
    const start = startCost ? startCost[i]! : 0;
    if (start > limit || start >= cost[sources[i]!]!) continue;
    cost[sources[i]!] = start;
    source[sources[i]!] = i;
    if (start > dearest) dearest = start;
  }
  return dearest;
}

/** Mark the targets; returns how many different ones there are. */
function want({ wanted }: Workspace, targets: Column): number {
  let count = 0;
  for (let i = 0; i < targets.length; i += 1) {
    if (wanted[targets[i]!] === 1) continue;
    wanted[targets[i]!] = 1;
    count += 1;
  }
  return count;
}

function spread(network: Network, space: Workspace, limit: number, wantedCount: number): void {
  const { firstArc, arcTo, arcCost } = network;
  const { cost, source, arc: lastArc, reached, queue, wanted } = space;
  let left = wantedCount;
  let count = 0;
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    reached[count] = node;
    count += 1;
    if (wanted[node] === 1 && (left -= 1) === 0) break;
    const soFar = cost[node]!;
    const from = source[node]!;
    const end = firstArc[node + 1]!;
    for (let arc = firstArc[node]!; arc < end; arc += 1) {
      const head = arcTo[arc]!;
      const found = soFar + arcCost[arc]!;
      const known = cost[head]!;
      if (found > known || found > limit) continue;
      if (found === known && from >= source[head]!) {
        if (from === source[head] && soFar < found && isBetterEnd(network, space, node, head)) lastArc[head] = arc;
        continue;
      }
      cost[head] = found;
      source[head] = from;
      lastArc[head] = arc;
      queue.put(head);
    }
  }
  space.count = count;
}

/** Whether a way to `head` over `node` goes before the present one, as cheap and from the same source. */
function isBetterEnd({ arcEdge, edgeFrom, edgeTo }: Network, { cost, arc }: Workspace, node: number, head: number): boolean {
  const last = arc[head]!;
  if (last < 0) return false;
  const edge = arcEdge[last]!;
  const present = edgeFrom[edge]! + edgeTo[edge]! - head;
  return cost[node] === cost[present] ? node < present : cost[node]! < cost[present]!;
}

/** Leave no trace of nodes that still waited, nor of the marks. */
function stop(space: Workspace, targets: Column | undefined): void {
  if (!targets) return;
  for (let node = space.queue.take(); node >= 0; node = space.queue.take()) forget(space, node);
  for (let i = 0; i < targets.length; i += 1) space.wanted[targets[i]!] = 0;
}
