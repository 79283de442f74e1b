/** A table of flows or coefficients, row by row: table[i][j] goes from sector i to sector j. */
export type Table = readonly (readonly number[])[];

/**
 * @param where name of the calling function, @param name of the argument, for the message.
 * @throws RangeError if the table is not `size` by `size` or a value is not finite.
 */
export function checkTable(where: string, name: string, table: Table, size: number): void {
  if (table.length !== size) throw new RangeError(`${where}: ${name} has ${table.length} rows, expected ${size}`);
  for (let i = 0; i < size; i += 1) {
    const row = table[i]!;
    if (row.length !== size) throw new RangeError(`${where}: ${name}[${i}] has ${row.length} values, expected ${size}`);
    for (let j = 0; j < size; j += 1) {
      if (!Number.isFinite(row[j])) throw new RangeError(`${where}: ${name}[${i}][${j}] is ${row[j]}, expected a finite number`);
    }
  }
}

/** @throws RangeError if there is not one finite value ≥ 0 for each of `size` sectors. */
export function checkOutput(where: string, name: string, output: readonly number[], size: number): void {
  if (output.length !== size) throw new RangeError(`${where}: ${name} has ${output.length} values, expected one for each of ${size} sectors`);
  const wrong = output.findIndex((value) => !(value >= 0 && value < Infinity));
  if (wrong >= 0) throw new RangeError(`${where}: ${name}[${wrong}] is ${output[wrong]}, expected a finite number ≥ 0`);
}

/** A table of that size, filled row by row; loops of numbers alone, several times as fast as `Array.from`. */
export function tableOf(size: number, fill: (row: number[], i: number) => void): number[][] {
  const table: number[][] = [];
  for (let i = 0; i < size; i += 1) {
    const row: number[] = [];
    row.length = size;
    fill(row, i);
    table.push(row);
  }
  return table;
}

/** Sums of the columns, from the first row down. */
export function columnSums(table: Table): number[] {
  const sums = new Float64Array(table.length);
  for (let i = 0; i < table.length; i += 1) addRow(sums, table[i]!);
  return Array.from(sums);
}

function addRow(sums: Float64Array, row: readonly number[]): void {
  for (let j = 0; j < row.length; j += 1) sums[j]! += row[j]!;
}

/** Sums of the rows, from the first column on. */
export const rowSums = (table: Table): number[] => table.map((row) => {
  let sum = 0;
  for (let j = 0; j < row.length; j += 1) sum += row[j]!;
  return sum;
});
