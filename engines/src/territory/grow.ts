import { CellQueue } from "./cell-queue.js";
import { cellCentre, neighbourOffsets, onEdge, type Grid } from "./grid.js";
import { roughness, stretchOf } from "./roughness.js";

/** Where one territory starts, and how many cells it wants. */
export interface Seed {
  readonly cell: number;
  readonly cells: number;
  /** Chooses the shape of its outline; the same number gives the same shape. */
  readonly shape: number;
}

export interface GrowthRules {
  /** Whether a territory (by position in the list of seeds) may hold a cell. */
  readonly allowed: (cell: number, seed: number) => boolean;
  /** Leave one empty cell between territories. */
  readonly apart: boolean;
}

/**
 * Grows all territories at once from their seeds, the nearest cell first; distance is measured in radii of the territory's
 * own size (a multiplicatively weighted Voronoi diagram), a little roughened. Each is one connected piece and stops at its
 * size, or when it has no room left.
 *
 * @returns for every cell 0 (free) or 1 + the position of its seed. Time O(n log n) in the cells taken.
 * @throws RangeError if a seed lies where its territory may not be.
 */
export function growTerritories(grid: Grid, seeds: readonly Seed[], rules: GrowthRules): Int16Array {
  const owner = new Int16Array(grid.width * grid.height);
  const offsets = neighbourOffsets(grid);
  const taken = seeds.map(() => 0);
  const queue = new CellQueue();
  const far = seeds.map((seed) => seemingDistance(grid, seed));
  const free = (cell: number, seed: number) =>
    owner[cell] === 0 && !onEdge(grid, cell) && rules.allowed(cell, seed)
    && !(rules.apart && offsets.some((offset) => owner[cell + offset] !== 0 && owner[cell + offset] !== seed + 1));
  for (const [index, seed] of seeds.entries()) {
    if (!free(seed.cell, index)) throw new RangeError(`growTerritories: expected a free and allowed cell for seed ${index}, found ${seed.cell}`);
    queue.push(0, seed.cell, index);
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { cell, owner: index } = next;
    if (taken[index]! >= seeds[index]!.cells || !free(cell, index)) continue;
    owner[cell] = index + 1;
    taken[index]! += 1;
    for (const offset of offsets.slice(0, 4)) {
      if (free(cell + offset, index)) queue.push(far[index]!(cell + offset), cell + offset, index);
    }
  }
  return owner;
}

/** Distance from a seed in radii of its size, stretched along one direction and roughened. */
function seemingDistance(grid: Grid, seed: Seed): (cell: number) => number {
  const radius = grid.cellM * Math.sqrt(seed.cells / Math.PI);
  const [x0, y0] = cellCentre(grid, seed.cell);
  const { ux, uy, along } = stretchOf(seed.shape);
  return (cell) => {
    const [x, y] = cellCentre(grid, cell);
    const dx = (x - x0) / radius;
    const dy = (y - y0) / radius;
    const lengthwise = (dx * ux + dy * uy) / along;
    const crosswise = (dy * ux - dx * uy) * along;
    return Math.sqrt(lengthwise * lengthwise + crosswise * crosswise) * roughness(seed.shape, dx, dy);
  };
}
