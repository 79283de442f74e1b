/** Units of one group that lack the same children share one pattern, so that weights are renormalised once for all of them. */
export interface Patterns {
  /** Pattern of each unit. */
  readonly of: Int32Array;
  /** Units of another pattern than 0, which lacks nothing. */
  readonly lacking: Int32Array;
  /** counts[pattern · children + child]: 1 if the child is there and has weight. */
  readonly counts: Uint8Array;
}

/**
 * @param present present[node][unit]
 * @param some written: 1 for every unit with at least one child that counts.
 */
export function patternsOf(children: Iterable<number>, present: readonly Uint8Array[], weights: Float64Array, units: number, some?: Uint8Array): Patterns {
  const none = new Uint8Array(units);
  const weighted = Array.from(children, (child) => (weights[child]! > 0 ? 1 : 0));
  const columns = Array.from(children, (child, c) => (weighted[c] === 1 ? present[child]! : none));
  // Almost all units lack nothing: that pattern is number 0.
  const numbers = new Map([[weighted.join(""), 0]]);
  const counts: number[] = [...weighted];
  const of = new Int32Array(units);
  const others: number[] = [];
  for (let u = 0; u < units; u += 1) {
    let there = 0;
    let lacking = 0;
    for (let c = 0; c < columns.length; c += 1) {
      there += columns[c]![u]!;
      lacking += weighted[c]! - columns[c]![u]!;
    }
    if (some) some[u] = there > 0 ? 1 : 0;
    if (lacking === 0) continue;
    of[u] = numberOf(columns.map((column) => column[u]!), numbers, counts);
    others.push(u);
  }
  return { of, lacking: Int32Array.from(others), counts: Uint8Array.from(counts) };
}

/** Number of a pattern, new or known. */
function numberOf(row: readonly number[], numbers: Map<string, number>, counts: number[]): number {
  const name = row.join("");
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  counts.push(...row);
  return numbers.size - 1;
}
