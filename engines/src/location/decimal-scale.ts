const most = 1e6;
/** Sums of a few thousand such numbers are still exact. */
const largest = 1099511627776;

/**
 * The smallest power of ten (1 to 1,000,000) that makes every value a whole number, so that sums are exact and 0.1 + 0.2 is 0.3.
 *
 * @param values finite numbers; Infinity is passed over.
 * @returns null where there is none, as for thirds or very large numbers.
 */
export function decimalScale(values: ArrayLike<number>): number | null {
  let scale = 1;
  for (let k = 0; k < values.length; k += 1) {
    const value = values[k]!;
    if (value === Infinity) continue;
    while (Math.round(value * scale) / scale !== value) {
      scale *= 10;
      if (scale > most) return null;
    }
    if (value * scale > largest) return null;
  }
  for (let k = 0; k < values.length; k += 1) if (values[k] !== Infinity && values[k]! * scale > largest) return null;
  return scale;
}
