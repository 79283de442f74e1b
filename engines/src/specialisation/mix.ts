export type Output = readonly (readonly number[])[];

/** What every measure starts from: the output of zones by industry, its sums, and its shares. */
export interface Mix {
  readonly output: Output;
  readonly byZone: Float64Array;
  readonly byIndustry: Float64Array;
  readonly all: number;
  /** s_zi = x_zi / x_z, rows that sum to 1; null for a zone without output. */
  readonly shares: readonly (Float64Array | null)[];
  /** x_i / x of all zones together; all 0 if there is no output. */
  readonly together: Float64Array;
}

/**
 * Sums and shares of output[zone][industry], in a fixed order.
 *
 * @param where name of the calling function, for the message.
 * @param field name of the table there.
 * @throws RangeError if rows differ in length, a value is negative or not finite, or the sum is not finite.
 */
export function mix(where: string, output: Output, field = "output"): Mix {
  const industries = output[0]?.length ?? 0;
  const byIndustry = new Float64Array(industries);
  const byZone = Float64Array.from(output, (row, zone) => {
    if (row.length !== industries) throw new RangeError(`${where}: ${field}[${zone}] has ${row.length} values, expected ${industries}`);
    let total = 0;
    for (let i = 0; i < industries; i += 1) {
      const value = row[i]!;
      if (!(value >= 0 && value < Infinity)) throw new RangeError(`${where}: ${field}[${zone}][${i}] is ${value}, expected a finite number ≥ 0`);
      total += value;
      byIndustry[i]! += value;
    }
    return total;
  });
  const all = byZone.reduce((sum, value) => sum + value, 0);
  if (all === Infinity) throw new RangeError(`${where}: the sum of ${field} is Infinity, expected a finite number; use a larger unit`);
  return { output, byZone, byIndustry, all, shares: output.map((row, zone) => parts(row, byZone[zone]!)), together: parts(byIndustry, all) ?? byIndustry };
}

function parts(values: ArrayLike<number>, total: number): Float64Array | null {
  if (total === 0) return null;
  const shares = new Float64Array(values.length);
  for (let i = 0; i < shares.length; i += 1) shares[i] = values[i]! / total;
  return shares;
}

/** One figure for every zone that has output, null for the others. */
export const eachZone = ({ shares }: Mix, measure: (zone: Float64Array) => number): (number | null)[] => shares.map((zone) => zone && measure(zone));
