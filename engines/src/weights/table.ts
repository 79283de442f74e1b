/** values[unit][indicator] by indicator, checked. */
export interface Table {
  readonly columns: readonly Float64Array[];
  /** The column has at least two different values. */
  readonly varies: readonly boolean[];
}

const largest = 1e150;

/** @throws RangeError if there is no column, rows differ in length, a value is not finite (or above 1e150 in size), or there is not one direction, 1 or −1, a column. */
export function tableOf(where: string, values: readonly (readonly number[])[], directions: readonly number[]): Table {
  if (directions.length === 0) throw new RangeError(`${where}: directions is empty, expected one for each indicator`);
  directions.forEach((direction, i) => {
    if (direction !== 1 && direction !== -1) throw new RangeError(`${where}: directions[${i}] is ${direction}, expected 1 or -1`);
  });
  values.forEach((row, u) => {
    if (row.length !== directions.length) throw new RangeError(`${where}: values[${u}] has ${row.length} values, expected one for each of ${directions.length} directions`);
    const wrong = row.findIndex((value) => !(Math.abs(value) <= largest));
    if (wrong >= 0) throw new RangeError(`${where}: values[${u}][${wrong}] is ${row[wrong]}, expected a finite number of at most 1e150 in size`);
  });
  const columns = directions.map((_, i) => Float64Array.from(values, (row) => row[i]!));
  return { columns, varies: columns.map((column) => column.some((value) => value !== column[0])) };
}

/** Shares of numbers ≥ 0; null for null, and for all if they sum to 0. */
export function sharesOf(parts: readonly (number | null)[]): (number | null)[] {
  const total = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return parts.map((part) => (part === null || total === 0 ? null : part / total));
}
