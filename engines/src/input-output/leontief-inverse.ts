import { invert, square, type Dependence } from "./invert.js";
import { checkTable, tableOf, type Table } from "./table.js";

/**
 * Leontief inverse L = (I − A)⁻¹: l_ij is what sector i makes in all rounds for one unit of final demand for j (完全需要系数).
 *
 * @param a input coefficients a[i][j], from sector i to sector j; @param sectors names, for the message.
 * @returns same shape, dimensionless. About n³ multiplications and additions.
 * @throws RangeError if a is not square or not finite, or if I − A is singular: some sectors then use up all that they make.
 * @see Miller and Blair (2009), Input–Output Analysis, ch. 2.
 */
export function leontiefInverse(a: Table, sectors?: readonly string[]): number[][] {
  checkTable("leontiefInverse", "a", a, a.length);
  return leontiefInverseOf("leontiefInverse", a, sectors);
}

/** As `leontiefInverse`, of coefficients that have been checked. */
export function leontiefInverseOf(where: string, a: Table, sectors?: readonly string[]): number[][] {
  const matrix = square(a.length);
  const { cells, stride } = matrix;
  a.forEach((row, i) => {
    for (let j = 0; j < row.length; j += 1) cells[i * stride + j] = -row[j]!;
    cells[i * stride + i] = 1 - row[i]!;
  });
  const dependence = invert(matrix);
  if (dependence) throw new RangeError(`${where}: ${reason(dependence, sectors)}`);
  return tableOf(a.length, (row, i) => {
    for (let j = 0, at = i * stride; j < row.length; j += 1, at += 1) row[j] = cells[at]!;
  });
}

function reason({ pivot, column, others }: Dependence, sectors: readonly string[] | undefined): string {
  const name = (sector: number) => (sectors?.[sector] === undefined ? `${sector}` : `${sector} ${JSON.stringify(sectors[sector])}`);
  const bound = others.length > 0 ? `, bound up with ${others.slice(0, 5).map(name).join(", ")}${others.length > 5 ? ` and ${others.length - 5} more` : ""}` : "";
  return `I − A is singular at sector ${name(column)} (pivot ${pivot}${bound}), expected that these sectors do not use up all that they make`;
}
