/** A number in [0, 1) for a lattice point: the same on every machine, as it only multiplies and shifts integers. */
function latticeValue(seed: number, column: number, row: number): number {
  let hash = Math.imul(column ^ Math.imul(row, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(seed + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

const ease = (t: number) => t * t * (3 - 2 * t);

/** Smooth value noise in [-1, 1]: random values on a unit lattice, eased between. */
export function valueNoise(seed: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = ease(x - column);
  const v = ease(y - row);
  const at = (dx: number, dy: number) => latticeValue(seed, column + dx, row + dy);
  const south = at(0, 0) + u * (at(1, 0) - at(0, 0));
  const north = at(0, 1) + u * (at(1, 1) - at(0, 1));
  return 2 * (south + v * (north - south)) - 1;
}

/** How much farther a place seems than it is, so that outlines look grown: 0.6 to 1.4, coarse and fine waves together. */
export const roughness = (seed: number, x: number, y: number): number =>
  1 + 0.3 * valueNoise(seed, x * 1.1, y * 1.1) + 0.1 * valueNoise(seed + 7919, x * 3.1, y * 3.1);

/** A direction and a stretch along it for a seed, to make distances elliptic: never twice as long as wide. */
export function stretchOf(seed: number): { readonly ux: number; readonly uy: number; readonly along: number } {
  const a = 2 * latticeValue(seed, 17, 31) - 1;
  const b = 2 * latticeValue(seed, 41, 59) - 1;
  const length = Math.sqrt(a * a + b * b) || 1;
  return { ux: a / length, uy: b / length, along: 1 + 0.4 * latticeValue(seed, 73, 97) };
}
