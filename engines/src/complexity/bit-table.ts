/**
 * A table of bits, eight columns to a byte: bytes[group · rows + row] holds columns 8·group … 8·group + 7 of the row. All rows of a
 * group lie together, and the number of groups is a multiple of four.
 */
export interface BitTable {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: Uint8Array;
}

/** An empty table. */
export const bitTable = (rows: number, columns: number): BitTable => ({ rows, columns, bytes: new Uint8Array(Math.ceil(columns / 32) * 4 * rows) });

export function setBit({ rows, bytes }: BitTable, row: number, column: number): void {
  bytes[(column >>> 3) * rows + row]! |= 1 << (column & 7);
}

export const hasBit = ({ rows, bytes }: BitTable, row: number, column: number): boolean => ((bytes[(column >>> 3) * rows + row]! >>> (column & 7)) & 1) === 1;

/** The columns set in a row, ascending. */
export function columnsOf({ rows, columns, bytes }: BitTable, row: number): Int32Array {
  const found: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    if ((bytes[(column >>> 3) * rows + row]! >>> (column & 7)) & 1) found.push(column);
  }
  return Int32Array.from(found);
}

/** Bits of all rows in words of 32, the words of a row together: words[row · width + w] holds columns 32·w … 32·w + 31. */
export function packedWords({ rows, columns, bytes }: BitTable): { words: Int32Array; width: number } {
  const width = Math.ceil(columns / 32);
  const words = new Int32Array(rows * width);
  for (let group = 0; group < width * 4; group += 1) {
    const shift = (group & 3) * 8;
    const place = group >>> 2;
    for (let row = 0; row < rows; row += 1) words[row * width + place]! |= bytes[group * rows + row]! << shift;
  }
  return { words, width };
}

/** Number of bits set in both of two runs of words of `packedWords`, given by the places where they begin. */
export function inBoth(words: Int32Array, one: number, other: number, width: number): number {
  let count = 0;
  const end = one + width;
  let i = one;
  let j = other;
  for (; i + 2 < end; i += 3, j += 3) {
    const a = words[i]! & words[j]!;
    const b = words[i + 1]! & words[j + 1]!;
    const c = words[i + 2]! & words[j + 2]!;
    // One addition of bits: three words become ones and twos.
    const half = a ^ b;
    count += bitsOf(half ^ c) + 2 * bitsOf((a & b) | (half & c));
  }
  for (; i < end; i += 1, j += 1) count += bitsOf(words[i]! & words[j]!);
  return count;
}

function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Sums of `values` over the columns set in each row, Σ_c bit_rc · values_c, for one table and many vectors.
 * Eight columns are taken at once from a table of their 256 sums, so the work is rows × columns / 8 additions whatever the density;
 * the order of additions depends on the table's shape alone.
 *
 * @returns a function that writes the sum of every row into `into`; `values` has one number per column.
 * @see Arlazarov, Dinic, Kronrod, Faradžev (1970), On economical construction of the transitive closure of a directed graph.
 */
export function rowSums({ rows, columns, bytes }: BitTable): (values: Float64Array, into: Float64Array) => void {
  const sums = new Float64Array(1024);
  const groups = Math.ceil(columns / 32) * 4;
  return (values, into) => {
    into.fill(0);
    for (let group = 0; group < groups; group += 4) {
      for (let k = 0; k < 4; k += 1) fillSums(sums, k * 256, values, (group + k) * 8);
      const first = group * rows;
      const second = first + rows;
      const third = second + rows;
      const fourth = third + rows;
      for (let row = 0; row < rows; row += 1) {
        into[row]! += sums[bytes[first + row]!]! + sums[256 + bytes[second + row]!]! + (sums[512 + bytes[third + row]!]! + sums[768 + bytes[fourth + row]!]!);
      }
    }
  };
}

/** Sums of every choice of eight values, the choice being the bits of its place. */
function fillSums(sums: Float64Array, at: number, values: Float64Array, from: number): void {
  sums[at] = 0;
  for (let bit = 0; bit < 8; bit += 1) {
    const value = from + bit < values.length ? values[from + bit]! : 0;
    const size = 1 << bit;
    for (let place = at; place < at + size; place += 1) sums[place + size] = sums[place]! + value;
  }
}
