import { nearestPoint, pointGrid } from "../numbers/index.js";
import { checkCount, checkLimit, type Column } from "./checks.js";

/** The node of each point, and how far away it is. */
export interface Snapped {
  /** −1 where no node lies within the limit. */
  readonly node: Int32Array;
  /** Infinity where no node lies within the limit. */
  readonly distance: Float64Array;
}

/** Finds the nearest node of places, as often as asked. */
export type Snapper = (x: Column, y: Column, limit?: number) => Snapped;

/**
 * A finder of the node nearest to a place, by the straight distance; of nodes equally near the one with the smaller number.
 * The nodes are sorted once, so that a finder can be kept and asked again.
 *
 * @param nodeX,nodeY places of the nodes, one unit throughout (metres of a plane).
 * @returns a function of the places x, y and of the farthest distance at which a node is taken (equal counts; none if left out).
 * @throws RangeError if columns differ in length, a coordinate is not finite, or the limit is negative.
 */
export function nodeSnapper(nodeX: Column, nodeY: Column): Snapper {
  checkPlaces("nodeSnapper", "nodeX", nodeX, "nodeY", nodeY);
  const grid = pointGrid(nodeX, nodeY);
  return (x, y, limit = Infinity) => {
    checkPlaces("nodeSnapper", "x", x, "y", y);
    checkLimit("nodeSnapper", "limit", limit);
    const node = new Int32Array(x.length).fill(-1);
    const distance = new Float64Array(x.length).fill(Infinity);
    for (let i = 0; i < x.length; i += 1) {
      const nearest = nearestPoint(grid, x[i]!, y[i]!);
      if (nearest.distance > limit) continue;
      node[i] = nearest.point;
      distance[i] = nearest.distance;
    }
    return { node, distance };
  };
}

function checkPlaces(where: string, nameX: string, x: Column, nameY: string, y: Column): void {
  checkCount(where, nameY, y, x.length);
  for (let i = 0; i < x.length; i += 1) {
    if (!(Math.abs(x[i]!) <= 1e12)) throw new RangeError(`${where}: ${nameX}[${i}] is ${x[i]}, expected a number from -1e12 to 1e12`);
    if (!(Math.abs(y[i]!) <= 1e12)) throw new RangeError(`${where}: ${nameY}[${i}] is ${y[i]}, expected a number from -1e12 to 1e12`);
  }
}
