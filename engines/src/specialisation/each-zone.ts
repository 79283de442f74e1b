/** One figure for every zone that has output, null for the others. */
export const eachZone = (shares: readonly (Float64Array | null)[], measure: (zone: Float64Array) => number): (number | null)[] =>
  shares.map((zone) => (zone ? measure(zone) : null));

/** One figure for every pair of zones, symmetric; null where one of the two has no output. */
export function eachPair(shares: readonly (Float64Array | null)[], measure: (one: Float64Array, other: Float64Array) => number): (number | null)[][] {
  const table: (number | null)[][] = shares.map(() => []);
  shares.forEach((one, i) => {
    for (let j = i; j < shares.length; j += 1) {
      const other = shares[j];
      const value = one && other ? measure(one, other) : null;
      table[i]![j] = value;
      table[j]![i] = value;
    }
  });
  return table;
}
