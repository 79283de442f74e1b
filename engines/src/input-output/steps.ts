import type { Table } from "./table.js";

const mostSuppliers = 5;

/**
 * How multipliers and losses came about, for a page to show.
 *
 * @returns for each sector: the multiplier in three parts (own unit, direct purchases, further rounds), the sectors that make
 * most of it (the own unit left out), and the loss in two parts (its own output, that of the others).
 */
export function stepsOf(
  x: readonly number[], directBackward: readonly number[], leontief: Table, outputMultiplier: readonly number[], extractionLoss: readonly (number | null)[],
) {
  return {
    meanMultiplier: x.length > 0 ? outputMultiplier.reduce((sum, value) => sum + value, 0) / x.length : null,
    multiplier: outputMultiplier.map((all, j) => ({ own: 1, direct: directBackward[j]!, further: all - 1 - directBackward[j]! })),
    mainSuppliers: x.map((_, j) => mainSuppliers(leontief, j)),
    extraction: extractionLoss.map((all, j) => (all === null ? null : { own: x[j]!, others: all - x[j]! })),
  };
}

/** Sectors with the most output for one unit of final demand for `buyer`; equal ones in the order of the table. */
function mainSuppliers(leontief: Table, buyer: number): { sector: number; output: number }[] {
  return leontief
    .map((row, sector) => ({ sector, output: row[buyer]! - (sector === buyer ? 1 : 0) }))
    .filter(({ output }) => output > 0)
    .toSorted((one, other) => other.output - one.output || one.sector - other.sector)
    .slice(0, mostSuppliers);
}
