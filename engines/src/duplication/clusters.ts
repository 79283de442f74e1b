/** How alike two things are; pairs that are not named are not alike at all. */
export interface Likeness {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/**
 * Groups in which every two are alike by at least `least`: complete linkage, the two groups whose least alike members are most alike are
 * joined first, until none reach `least`. Of equal ones those with the lowest places are joined.
 *
 * @param count how many things there are.
 * @returns groups of two or more, each ascending, in the order of their first members.
 * @throws RangeError if a pair is not of two different things among them.
 */
export function completeClusters(count: number, pairs: readonly Likeness[], least: number): number[][] {
  const table = Array.from({ length: count }, () => new Float64Array(count));
  for (const { a, b, score } of pairs) {
    if (!(a >= 0 && b >= 0 && a < count && b < count && a !== b)) throw new RangeError(`completeClusters: a pair is of ${a} and ${b}, expected two different places below ${count}`);
    table[a]![b] = score;
    table[b]![a] = score;
  }
  const groups = new Map(Array.from({ length: count }, (_, place) => [place, [place]]));
  for (let next = closest(table, groups, least); next; next = closest(table, groups, least)) {
    const [kept, gone] = next;
    groups.set(kept, [...groups.get(kept)!, ...groups.get(gone)!]);
    groups.delete(gone);
    for (const other of groups.keys()) {
      table[kept]![other] = Math.min(table[kept]![other]!, table[gone]![other]!);
      table[other]![kept] = table[kept]![other]!;
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1).map((group) => group.toSorted((a, b) => a - b));
}

function closest(table: readonly Float64Array[], groups: ReadonlyMap<number, unknown>, least: number): [number, number] | null {
  const places = [...groups.keys()];
  let [best, found]: [number, [number, number] | null] = [0, null];
  for (const [at, one] of places.entries()) {
    const row = table[one]!;
    for (let k = at + 1; k < places.length; k += 1) {
      const score = row[places[k]!]!;
      if (score >= least && score > best) [best, found] = [score, [one, places[k]!]];
    }
  }
  return found;
}
