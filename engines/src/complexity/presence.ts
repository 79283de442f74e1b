import { setBit, type BitTable, bitTable } from "./bit-table.js";

/** Which region makes which product: revealed comparative advantage of at least 1, rows and columns without any value left out. */
export interface Presence {
  /** Places in the table given: keptRegions[r] is the row that became region r. */
  readonly keptRegions: readonly number[];
  readonly keptProducts: readonly number[];
  /** Rows are regions, columns products. */
  readonly byRegion: BitTable;
  /** Rows are products, columns regions. */
  readonly byProduct: BitTable;
  /** Number of products that a region makes; at least 1. */
  readonly diversity: Int32Array;
  /** Number of regions that make a product; at least 1. */
  readonly ubiquity: Int32Array;
  /** Revealed comparative advantage of region r (kept) in product p (kept). */
  advantage(r: number, p: number): number;
}

export type Values = readonly ArrayLike<number>[];

/** Sums of rows and columns that differ from the true ones in their last bits must not decide whether an advantage of exactly 1 counts. */
const slack = 1 + 1e-12;

/**
 * Presence M_rp = 1 where RCA_rp = (x_rp / x_r) / (x_p / x) ≥ 1 (Balassa 1965; within 10⁻¹² of 1 counts as 1).
 *
 * @param values values[region][product]; non-negative, one unit throughout.
 * @returns regions and products that have a value, and the table of bits in both directions.
 * @throws RangeError if rows differ in length, a value is negative or not finite, or all values together are not finite.
 * @see Hausmann et al. (2013), The Atlas of Economic Complexity.
 */
export function presence(values: Values): Presence {
  const { byRow, byColumn, all } = sums(values);
  const keptRegions = places(byRow);
  const keptProducts = places(byColumn);
  const regions = keptRegions.length;
  const products = keptProducts.length;
  const byRegion = bitTable(regions, products);
  const byProduct = bitTable(products, regions);
  const diversity = new Int32Array(regions);
  const ubiquity = new Int32Array(products);
  // A power of two changes no digit and keeps the products below inside the range of doubles.
  const scale = powerOfTwoBelow(all);
  const columnShare = Float64Array.from(keptProducts, (column) => byColumn[column]! / scale);
  for (let r = 0; r < regions; r += 1) {
    const row = values[keptRegions[r]!]!;
    const total = byRow[keptRegions[r]!]!;
    for (let p = 0; p < products; p += 1) {
      const value = row[keptProducts[p]!]!;
      if (value > 0 && value * (all / scale) * slack >= total * columnShare[p]!) {
        setBit(byRegion, r, p);
        setBit(byProduct, p, r);
        diversity[r]! += 1;
        ubiquity[p]! += 1;
      }
    }
  }
  const advantage = (r: number, p: number) => {
    const row = keptRegions[r]!;
    const column = keptProducts[p]!;
    return values[row]![column]! / byRow[row]! / (byColumn[column]! / all);
  };
  return { keptRegions, keptProducts, byRegion, byProduct, diversity, ubiquity, advantage };
}

function sums(values: Values) {
  const columns = values[0]?.length ?? 0;
  const byColumn = new Float64Array(columns);
  const byRow = Float64Array.from(values, (row, r) => {
    if (row.length !== columns) throw new RangeError(`presence: values[${r}] has ${row.length} values, expected ${columns} as in the first row`);
    let total = 0;
    for (let p = 0; p < columns; p += 1) {
      const value = row[p]!;
      if (!(value >= 0 && value < Infinity)) throw new RangeError(`presence: values[${r}][${p}] is ${value}, expected a finite number ≥ 0`);
      total += value;
      byColumn[p]! += value;
    }
    return total;
  });
  const all = byRow.reduce((sum, value) => sum + value, 0);
  if (all === Infinity) throw new RangeError("presence: the sum of values is Infinity, expected a finite number; use a larger unit");
  return { byRow, byColumn, all };
}

const places = (totals: Float64Array) => [...totals.keys()].filter((index) => totals[index]! > 0);

function powerOfTwoBelow(value: number): number {
  let power = 1;
  while (power * 2 <= value) power *= 2;
  while (power > value && power > 0) power /= 2;
  return power || 1;
}
