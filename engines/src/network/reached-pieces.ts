import { checkCount, checkLimit } from "./checks.js";
import type { Network } from "./network.js";
import type { Reach } from "./workspace.js";

/** A reached part of an edge, as shares of its length from its `from` node: 0 ≤ begin < end ≤ 1, or 0 to 1 for an edge without cost. */
export interface Piece {
  readonly edge: number;
  readonly begin: number;
  readonly end: number;
}

/** A point, or a corner of a line: east and north in metres, or any other plane coordinates. */
export type Point = readonly [x: number, y: number];

/**
 * The parts of the edges that are reached within a limit, with the exact points where it ends. An edge can be entered
 * from each end from which it may be used; where the two parts meet, the whole edge is one piece.
 *
 * @param reach what `nearestSources` found on this network with a limit at least as high, or none, and without targets.
 * @returns pieces in the order of the edges; two for an edge whose middle is not reached.
 * @throws RangeError if the limit is negative or not a number.
 */
export function reachedPieces(network: Network, reach: Reach, limit: number): Piece[] {
  checkLimit("reachedPieces", "limit", limit);
  const { edgeFrom, edgeTo, edgeCost, edgeOneWay } = network;
  const pieces: Piece[] = [];
  for (const edge of enteredEdges(network, reach, limit)) {
    const length = edgeCost[edge]!;
    const ahead = edgeOneWay[edge] === -1 ? 0 : Math.max(limit - reach.cost[edgeFrom[edge]!]!, 0);
    const back = edgeOneWay[edge] === 1 ? 0 : Math.max(limit - reach.cost[edgeTo[edge]!]!, 0);
    if (limit === Infinity || ahead + back >= length) pieces.push({ edge, begin: 0, end: 1 });
    else {
      const end = ahead / length;
      const begin = 1 - back / length;
      if (end > 0) pieces.push({ edge, begin: 0, end });
      if (begin < 1) pieces.push({ edge, begin, end: 1 });
    }
  }
  return pieces;
}

/** The edges that may be entered from a node within the limit, in their order. */
function enteredEdges({ firstArc, arcEdge }: Network, { cost, reached, count }: Reach, limit: number): Int32Array {
  const near = reached.subarray(0, count).filter((node) => cost[node]! <= limit);
  let arcs = 0;
  for (const node of near) arcs += firstArc[node + 1]! - firstArc[node]!;
  const entered = new Int32Array(arcs);
  arcs = 0;
  for (const node of near) {
    for (let arc = firstArc[node]!; arc < firstArc[node + 1]!; arc += 1) {
      entered[arcs] = arcEdge[arc]!;
      arcs += 1;
    }
  }
  entered.sort();
  return entered.filter((edge, i) => i === 0 || edge !== entered[i - 1]);
}

/**
 * The pieces as straight lines between places of the nodes.
 *
 * @param x,y one value for each node.
 * @returns for each piece its two ends.
 * @throws RangeError if x or y has not one value for each node.
 */
export function pieceLines({ nodes, edgeFrom, edgeTo }: Network, pieces: readonly Piece[], x: ArrayLike<number>, y: ArrayLike<number>): [Point, Point][] {
  checkCount("pieceLines", "x", x, nodes);
  checkCount("pieceLines", "y", y, nodes);
  return pieces.map(({ edge, begin, end }) => {
    const from = edgeFrom[edge]!;
    const to = edgeTo[edge]!;
    const at = (share: number): Point => [between(x[from]!, x[to]!, share), between(y[from]!, y[to]!, share)];
    return [at(begin), at(end)];
  });
}

const between = (a: number, b: number, share: number): number => (share === 1 ? b : a + (b - a) * share);
