/**
 * Where each node of a directed graph stands: the share of the others it reaches downstream and upstream, and its betweenness, the
 * number of shortest ways between other nodes that lead through it, each pair's ways counting 1 together, over (n − 1)(n − 2).
 * Circles are allowed; an edge given twice counts once. O(n·m).
 *
 * @param nodes their number; @param edges pairs [from, to] of node numbers.
 * @returns by node numbers from 0 to 1; null where there is no other node (for betweenness: fewer than two others).
 * @throws RangeError naming the edge if an end is no node or both ends are the same.
 * @see Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25.
 */
export function chainPositions(nodes: number, edges: readonly (readonly [number, number])[]) {
  const next = neighbours(nodes, edges);
  const betweenness = Array.from({ length: nodes }, () => 0);
  const downstream = Array.from({ length: nodes }, () => 0);
  const upstream = Array.from({ length: nodes }, () => 0);
  for (let source = 0; source < nodes; source += 1) {
    const { order, ways, before } = shortestWays(source, next);
    downstream[source] = order.length - 1;
    const through = new Float64Array(nodes);
    for (const node of order.toReversed()) {
      for (const earlier of before[node]!) through[earlier]! += (ways[earlier]! / ways[node]!) * (1 + through[node]!);
      if (node === source) continue;
      upstream[node]! += 1;
      betweenness[node]! += through[node]!;
    }
  }
  const others = nodes - 1;
  return {
    downstream: downstream.map((count) => shareOf(count, others)),
    upstream: upstream.map((count) => shareOf(count, others)),
    betweenness: betweenness.map((count) => shareOf(count, others * (others - 1))),
  };
}

const shareOf = (count: number, all: number): number | null => (all > 0 ? count / all : null);

function neighbours(nodes: number, edges: readonly (readonly [number, number])[]): number[][] {
  const next = Array.from({ length: nodes }, () => new Set<number>());
  edges.forEach(([from, to], at) => {
    for (const end of [from, to]) {
      if (!Number.isInteger(end) || end < 0 || end >= nodes) throw new RangeError(`chainPositions: edges[${at}] has the end ${end}, expected a node from 0 to ${nodes - 1}`);
    }
    if (from === to) throw new RangeError(`chainPositions: edges[${at}] leads from ${from} to itself, expected two nodes`);
    next[from]!.add(to);
  });
  return next.map((to) => [...to].toSorted((a, b) => a - b));
}

function shortestWays(source: number, next: readonly (readonly number[])[]) {
  const distance = new Int32Array(next.length).fill(-1);
  const ways = new Float64Array(next.length);
  const before = next.map((): number[] => []);
  const order = [source];
  distance[source] = 0;
  ways[source] = 1;
  for (const node of order) {
    for (const to of next[node]!) {
      if (distance[to]! < 0) {
        distance[to] = distance[node]! + 1;
        order.push(to);
      }
      if (distance[to]! !== distance[node]! + 1) continue;
      ways[to]! += ways[node]!;
      before[to]!.push(node);
    }
  }
  return { order, ways, before };
}
