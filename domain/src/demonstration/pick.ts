/** Draws of one of several things in proportion to their weights, by one number from 0 to 1. */
export interface Picker<T> {
  readonly items: readonly T[];
  readonly total: number;
  pick(u: number): T;
  /** Every item with its chance of being picked; these sum to 1. */
  shares(): readonly (readonly [item: T, share: number])[];
}

/**
 * A picker over the items whose weight is above 0; undefined if there is none.
 *
 * @throws RangeError if a weight is negative or not finite.
 */
export function picker<T>(entries: Iterable<readonly [item: T, weight: number]>): Picker<T> | undefined {
  const items: T[] = [];
  const sums: number[] = [];
  let total = 0;
  for (const [item, weight] of entries) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`picker: weights must be finite and not negative, found ${weight}`);
    if (weight === 0) continue;
    total += weight;
    items.push(item);
    sums.push(total);
  }
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const upTo = Float64Array.from(sums);
  return {
    items,
    total,
    shares: () => items.map((item, at) => [item, (sums[at]! - (sums[at - 1] ?? 0)) / total]),
    pick(u) {
      const target = u * total;
      let low = 0;
      let high = upTo.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo[middle] ?? 0) > target) high = middle;
        else low = middle + 1;
      }
      return items[low] ?? last;
    },
  };
}
