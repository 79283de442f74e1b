/**
 * Rank of every unit, 1 + the number of units with a higher score: ties share the better rank. Scores are compared unrounded.
 *
 * @param present 1 where the unit has a score; the others get rank 0 and count for nobody.
 * @param sorted room for as many numbers as units.
 */
export function rankInto(scores: Float64Array, present: Uint8Array, sorted: Float64Array, ranks: Int32Array): void {
  let n = 0;
  for (let u = 0; u < scores.length; u += 1) if (present[u] === 1) sorted[n++] = scores[u]!;
  // In place, because this runs for every replication.
  // oxlint-disable-next-line unicorn/no-array-sort
  const ascending = (n < sorted.length ? sorted.subarray(0, n) : sorted).sort();
  for (let u = 0; u < scores.length; u += 1) {
    const score = scores[u]!;
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ascending[middle]! <= score) low = middle + 1;
      else high = middle;
    }
    ranks[u] = present[u] === 1 ? 1 + n - low : 0;
  }
}
