/**
 * The smallest value that at least so many percent of the counted cases do not exceed; whole numbers throughout, so no rounding.
 *
 * @param counts cases of the values first, first + 1, …
 * @returns null without any case.
 */
export function percentile(counts: Int32Array, first: number, percent: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) {
    sum += counts[i]!;
    if (sum > 0 && sum * 100 >= all * percent) return first + i;
  }
  return null;
}
