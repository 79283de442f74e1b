/** Units of one group that lack the same children share one pattern, so that weights are renormalised once for all of them. */
export interface Patterns {
  /** Pattern of each unit. */
  readonly of: Int32Array;
  /** counts[pattern · children + child]: 1 if the child is there and has weight. */
  readonly counts: Uint8Array;
}

/**
 * @param present present[node][unit]
 * @param some written: 1 for every unit with at least one child that counts.
 */
export function patternsOf(children: Iterable<number>, present: readonly Uint8Array[], weights: Float64Array, units: number, some?: Uint8Array): Patterns {
  const columns = Array.from(children, (child) => (weights[child]! > 0 ? present[child]! : new Uint8Array(units)));
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const of = new Int32Array(units);
  for (let u = 0; u < units; u += 1) {
    // Almost all units have the same pattern as the one before.
    if (u > 0 && columns.every((column) => column[u] === column[u - 1])) {
      of[u] = of[u - 1]!;
      if (some) some[u] = some[u - 1]!;
      continue;
    }
    const row = columns.map((column) => column[u]!);
    const name = row.join("");
    if (!numbers.has(name)) {
      numbers.set(name, numbers.size);
      counts.push(...row);
    }
    of[u] = numbers.get(name)!;
    if (some) some[u] = row.includes(1) ? 1 : 0;
  }
  return { of, counts: Uint8Array.from(counts) };
}
