import { chanceOf } from "./chance.js";
import { checkTable, type DuplicationInput, type ZoneSize } from "./table.js";

/** What two zones both do beyond the city's mix. */
export interface SharedItem {
  readonly item: number;
  /** min(excess of one, excess of the other): what the item adds to the score. */
  readonly part: number;
  /** At most how likely both would have so much of it, were the firms of each drawn from the whole city's. */
  readonly chance: number;
}

export interface ZonePair {
  /** Places of the zones, a < b. */
  readonly a: number;
  readonly b: number;
  /** 0 to below 1: the sum of the parts, in the order of the items. */
  readonly score: number;
  /** Of the least likely item, times the number of items that could have been it; at most 1. */
  readonly chance: number;
  readonly items: readonly SharedItem[];
}

/**
 * Duplication of every pair of zones: what both do beyond what the rest of the city does. With the zone's share s_zi of item i, the share
 * c_i of the item in the city without the two zones, and the reliability r_z = n_z / (n_z + k), n_z firms, the excess of a zone is
 * e_zi = r_z · max(0, s_zi − c_i), and the score Σ_i min(e_ai, e_bi). What is everywhere adds nothing, few firms say little, and
 * without any other zone and with k = 0 it is the overlap of Finger and Kreinin.
 *
 * @returns pairs with a score above 0 in the order of the zones, their items ascending.
 * @throws RangeError naming the value that is wrong.
 * @see docs/chains.md; Finger and Kreinin (1979), A measure of export similarity.
 */
export function duplications(input: DuplicationInput): ZonePair[] {
  const sizes = checkTable(input);
  const city = input.city.reduce((sum, value) => sum + value, 0);
  const items = input.city.filter((value) => value > 0).length;
  const pairs: ZonePair[] = [];
  for (let a = 0; a < input.zones.length; a += 1) {
    for (let b = a + 1; b < input.zones.length; b += 1) {
      const shared = sharedItems(input, a, b, sizes, city);
      if (shared.length === 0) continue;
      const score = shared.reduce((sum, { part }) => sum + part, 0);
      pairs.push({ a, b, score, chance: Math.min(1, items * Math.min(...shared.map(({ chance }) => chance))), items: shared });
    }
  }
  return pairs;
}

/** The scores of `duplications` alone, which need neither items nor chance: by amounts that are not counts, chance has no meaning. */
export function duplicationScores(input: DuplicationInput): Pick<ZonePair, "a" | "b" | "score">[] {
  const sizes = checkTable(input);
  const city = input.city.reduce((sum, value) => sum + value, 0);
  const pairs: Pick<ZonePair, "a" | "b" | "score">[] = [];
  for (let a = 0; a < input.zones.length; a += 1) {
    for (let b = a + 1; b < input.zones.length; b += 1) {
      let score = 0;
      eachShared(input, [a, b], sizes, city, (_, part) => { score += part; });
      if (score > 0) pairs.push({ a, b, score });
    }
  }
  return pairs;
}

function sharedItems(input: DuplicationInput, a: number, b: number, sizes: readonly ZoneSize[], cityTotal: number): SharedItem[] {
  const shared: SharedItem[] = [];
  const [sizeA, sizeB] = [sizes[a]!, sizes[b]!];
  eachShared(input, [a, b], sizes, cityTotal, (item, part, shareA, shareB) => {
    // Their own firms count among the usual here: else what only they have could never be chance.
    const anywhere = input.city[item]! / cityTotal;
    shared.push({ item, part, chance: chanceOf(shareA, sizeA.firms, anywhere) * chanceOf(shareB, sizeB.firms, anywhere) });
  });
  return shared;
}

/** Tells of every item that both do beyond the usual, ascending. */
function eachShared(
  { zones, city, reliabilityFirms }: DuplicationInput, [a, b]: readonly [number, number], sizes: readonly ZoneSize[], cityTotal: number,
  tell: (item: number, part: number, shareA: number, shareB: number) => void,
): void {
  const [one, other] = [zones[a]!, zones[b]!];
  const [sizeA, sizeB] = [sizes[a]!, sizes[b]!];
  if (sizeA.total === 0 || sizeB.total === 0) return;
  const [trustA, trustB] = [trust(sizeA, reliabilityFirms), trust(sizeB, reliabilityFirms)];
  const rest = cityTotal - sizeA.total - sizeB.total;
  for (let i = 0, j = 0; i < one.items.length && j < other.items.length;) {
    const item = one.items[i]!;
    const gap = item - other.items[j]!;
    if (gap === 0) {
      const inA = one.values[i]!;
      const inB = other.values[j]!;
      // Sums may differ from the city's in their last bits.
      const usual = rest > 0 ? Math.max(0, city[item]! - inA - inB) / rest : 0;
      const shareA = inA / sizeA.total;
      const shareB = inB / sizeB.total;
      const part = Math.min(trustA * (shareA - usual), trustB * (shareB - usual));
      if (part > 0) tell(item, part, shareA, shareB);
    }
    if (gap <= 0) i += 1;
    if (gap >= 0) j += 1;
  }
}

const trust = ({ firms }: ZoneSize, reliabilityFirms: number): number => (firms > 0 ? firms / (firms + reliabilityFirms) : 0);
