import { cellCentre, neighbourOffsets, type Grid, type Point } from "./grid.js";
import { growTerritories } from "./grow.js";

const squared = ([ax, ay]: Point, [bx, by]: Point) => (ax - bx) * (ax - bx) + (ay - by) * (ay - by);

const nearestIndex = (points: readonly Point[], to: Point): number =>
  points.reduce((best, point, index) => (squared(point, to) < squared(points[best]!, to) ? index : best), 0);

/** Cells as far from each other as can be: the first nearest to the middle, each next farthest from those chosen. */
function spreadSeeds(grid: Grid, cells: readonly number[], parts: number): Point[] {
  const points = cells.map((cell) => cellCentre(grid, cell));
  const middle: Point = [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length];
  const seeds: Point[] = [points[nearestIndex(points, middle)]!];
  const nearest = points.map((point) => squared(point, seeds[0]!));
  while (seeds.length < parts) {
    const farthest = nearest.reduce((best, distance, index) => (distance > nearest[best]! ? index : best), 0);
    seeds.push(points[farthest]!);
    for (const [index, point] of points.entries()) nearest[index] = Math.min(nearest[index]!, squared(point, points[farthest]!));
  }
  return seeds;
}

/** Moves seeds to the middle of the cells nearest to them (Lloyd's algorithm), then onto distinct cells. */
function settledSeeds(grid: Grid, cells: readonly number[], parts: number): number[] {
  const points = cells.map((cell) => cellCentre(grid, cell));
  let seeds = spreadSeeds(grid, cells, parts);
  for (let round = 0; round < 8; round++) {
    const sums = seeds.map(() => ({ x: 0, y: 0, n: 0 }));
    for (const point of points) {
      const sum = sums[nearestIndex(seeds, point)]!;
      sum.x += point[0];
      sum.y += point[1];
      sum.n += 1;
    }
    seeds = sums.map(({ x, y, n }, index) => (n === 0 ? seeds[index]! : [x / n, y / n]));
  }
  const chosen: number[] = [];
  for (const seed of seeds) {
    const free = points.map((point, index) => (chosen.includes(cells[index]!) ? [Infinity, Infinity] as const : point));
    chosen.push(cells[nearestIndex(free, seed)]!);
  }
  return chosen;
}

/**
 * Divides a connected set of cells into connected parts of like size that together cover it.
 *
 * @returns for every cell of the grid 0 (outside) or the number of its part, 1 to `parts`.
 * @throws RangeError if there are fewer cells than parts.
 */
export function partition(grid: Grid, cells: readonly number[], parts: number, shape: number): Int16Array {
  if (cells.length < parts || parts < 1) throw new RangeError(`partition: expected at least ${Math.max(parts, 1)} cells, found ${cells.length}`);
  const inside = new Set(cells);
  const seeds = settledSeeds(grid, cells, parts).map((cell, index) => ({ cell, cells: cells.length, shape: shape * 16 + index }));
  const labels = growTerritories(grid, seeds, { allowed: (cell) => inside.has(cell), apart: false });
  joinCorners(grid, labels, cells);
  return labels;
}

/** Where two parts cross like a chessboard, one cell changes hands, so that borders never touch themselves. */
function joinCorners(grid: Grid, labels: Int16Array, cells: readonly number[]): void {
  const [east, north, , , northEast] = neighbourOffsets(grid) as [number, number, number, number, number];
  for (let pass = 0, changed = 1; changed > 0 && pass < 8; pass++) {
    changed = 0;
    for (const cell of cells) {
      const [a, b, c, d] = [labels[cell]!, labels[cell + east]!, labels[cell + northEast]!, labels[cell + north]!];
      if (b !== 0 && a === c && b !== a && d !== a) {
        labels[cell + east] = a;
        changed++;
      } else if (b !== 0 && b === d && a !== b && c !== b) {
        labels[cell + east] = a;
        changed++;
      }
    }
  }
}
