import { neighbourOffsets, onEdge, type Grid } from "./grid.js";

type May = (cell: number, label: number) => boolean;

/**
 * Takes hairs off territories and fills pin-holes, so that outlines are single rings where they can be: a cell with at most
 * one neighbour of its own is freed, a free cell with three or more is taken, enclosed holes are filled, and cells that meet
 * only at a corner are joined or parted. Changes `labels` in place.
 *
 * @param may whether a free cell may be given to a label.
 */
export function tidy(grid: Grid, labels: Int16Array, may: May): void {
  fillHoles(grid, labels, may);
  for (let pass = 0; pass < 12; pass++) {
    if (trim(grid, labels, may) + partCorners(grid, labels, may) === 0) return;
  }
}

/** One sweep over hairs and notches; returns how many cells changed. */
function trim(grid: Grid, labels: Int16Array, may: May): number {
  const [east, north, west, south] = neighbourOffsets(grid) as [number, number, number, number];
  let changed = 0;
  for (let cell = 0; cell < labels.length; cell++) {
    const own = labels[cell]!;
    if (own === 0 && !labels[cell + east] && !labels[cell + west]) continue;
    if (onEdge(grid, cell)) continue;
    const around = [labels[cell + east]!, labels[cell + north]!, labels[cell + west]!, labels[cell + south]!];
    const same = (label: number) => around.filter((other) => other === label).length;
    if (own !== 0 && same(own) <= 1) {
      labels[cell] = 0;
      changed++;
    } else if (own === 0) {
      const label = around.find((other) => other !== 0 && same(other) >= 3);
      if (label === undefined || !may(cell, label)) continue;
      labels[cell] = label;
      changed++;
    }
  }
  return changed;
}

/** Two cells of one label that touch at a corner only: one more is taken, or one is given up. */
function partCorners(grid: Grid, labels: Int16Array, may: May): number {
  let changed = 0;
  for (let cell = 0; cell + grid.width + 1 < labels.length; cell++) {
    if (labels[cell] === 0 && labels[cell + 1] === 0) continue;
    if (onEdge(grid, cell)) continue;
    const square = [cell, cell + 1, cell + grid.width + 1, cell + grid.width] as const;
    for (const turn of [0, 1]) {
      const a = square[turn]!;
      const b = square[turn + 2]!;
      const others = [square[turn + 1]!, square[(turn + 3) % 4]!];
      const label = labels[a]!;
      if (label === 0 || labels[b] !== label || others.some((other) => labels[other] === label)) continue;
      const gap = others.find((other) => labels[other] === 0 && may(other, label));
      if (gap === undefined) labels[b] = 0;
      else labels[gap] = label;
      changed++;
    }
  }
  return changed;
}

/** Free cells from which the edge cannot be reached over free cells, given to the label around them where it may hold them. */
function fillHoles(grid: Grid, labels: Int16Array, may: May): void {
  const offsets = neighbourOffsets(grid).slice(0, 4);
  const open = new Uint8Array(labels.length);
  const stack = [0];
  open[0] = 1;
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    for (const offset of offsets) {
      const next = cell + offset;
      if (next < 0 || next >= labels.length || open[next] === 1 || labels[next] !== 0) continue;
      open[next] = 1;
      stack.push(next);
    }
  }
  for (let cell = 0; cell < labels.length; cell++) {
    if (open[cell] === 1 || labels[cell] !== 0 || onEdge(grid, cell)) continue;
    const label = labels[cell - 1]!;
    if (label !== 0 && may(cell, label)) labels[cell] = label;
  }
}
