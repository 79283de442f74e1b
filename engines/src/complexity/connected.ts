import type { BitTable } from "./bit-table.js";

/**
 * Whether regions and products hang together in one piece, each region being tied to the products it makes.
 * Decided by joining sets, not by a numerical eigenvalue.
 *
 * @param byRegion rows are regions, columns products; every row and column has a bit.
 * @returns true for one piece, and for an empty table.
 */
export function connected({ rows, columns, bytes }: BitTable): boolean {
  const parent = Int32Array.from({ length: rows + columns }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  let pieces = rows + columns;
  for (let row = 0; row < rows && pieces > 1; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (((bytes[(column >>> 3) * rows + row]! >>> (column & 7)) & 1) === 0) continue;
      const one = root(row);
      const other = root(rows + column);
      if (one !== other) {
        parent[other] = one;
        pieces -= 1;
      }
    }
  }
  return pieces <= 1;
}
