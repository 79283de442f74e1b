import { checkOutput, checkTable, tableOf, type Table } from "./table.js";

/**
 * Ghosh inverse G = (I − B)⁻¹: g_ij is what one unit of value added in sector i becomes in the output of j (完全供给系数).
 * Taken from the Leontief inverse by G = x̂⁻¹ L x̂, without another inversion.
 *
 * @param leontief Leontief inverse of the table; @param z flows, @param x output of the sectors.
 * @returns same shape, dimensionless; the row of a sector without output is that of the unit matrix.
 * @throws RangeError if the shapes differ, leontief or z is not finite, or x is not finite and ≥ 0.
 * @see Ghosh (1958); Miller and Blair (2009), ch. 12.
 */
export function ghoshInverse(leontief: Table, z: Table, x: readonly number[]): number[][] {
  checkOutput("ghoshInverse", "x", x, leontief.length);
  checkTable("ghoshInverse", "leontief", leontief, x.length);
  checkTable("ghoshInverse", "z", z, x.length);
  return ghoshInverseOf(leontief, z, x);
}

/** As `ghoshInverse`, of tables that have been checked. */
export function ghoshInverseOf(leontief: Table, z: Table, x: readonly number[]): number[][] {
  const ghosh = tableOf(x.length, (row, i) => {
    const own = leontief[i]!;
    const output = x[i]!;
    for (let j = 0; j < own.length; j += 1) row[j] = output > 0 ? (own[j]! * x[j]!) / output : 0;
    row[i] = output > 0 ? own[i]! : 1;
  });
  // Scaling says nothing of what is sold to a sector without output.
  x.forEach((output, j) => {
    if (output === 0) addSalesTo(j, ghosh, z, x);
  });
  return ghosh;
}

function addSalesTo(buyer: number, ghosh: number[][], z: Table, x: readonly number[]): void {
  const sellers = x.flatMap((output, sector) => (output > 0 && z[sector]![buyer] !== 0 ? [sector] : []));
  if (sellers.length === 0) return;
  ghosh.forEach((row, i) => {
    if (x[i]! > 0) row[buyer] = sellers.reduce((sum, seller) => sum + (row[seller]! * z[seller]![buyer]!) / x[seller]!, 0);
  });
}
