import { completeClusters, duplications, duplicationScores, type DuplicationInput, type ZonePair } from "@chengqi/engines/duplication";
import { duplicationLevels, type DuplicationLevel } from "./answers-duplication.js";
import { order } from "./gaps.js";

/** Firms at which the mix of a zone counts by half. */
export const reliabilityFirms = 10;
/** From this score on, unless it may be chance, a pair is told as duplication and zones form a cluster. */
export const duplicateFrom = 0.15;
export const chanceBelow = 0.01;

/** Pairs that share less are of no interest to anybody, and there are thousands of them. */
export const leastShared = 0.02;

/** What firms of an area hold of an item in a year. */
export interface ItemSum {
  readonly item: string;
  /** '' : outside every zone. */
  readonly zone: string;
  readonly firms: number;
  readonly employees: number;
  readonly revenueCny: number;
}

export type LevelSums = Readonly<Record<DuplicationLevel, readonly ItemSum[]>>;

export interface LevelItem {
  readonly level: DuplicationLevel;
  readonly item: string;
  /** What it adds to the score of its level. */
  readonly part: number;
  readonly chance: number;
}

export interface Duplication {
  readonly a: string;
  readonly b: string;
  /** Mean of the levels that are known. */
  readonly score: number;
  readonly levels: Readonly<Record<DuplicationLevel, number | null>>;
  /** The same by revenue in place of firms; null: one of the two has none. */
  readonly output: number | null;
  /** Of the least likely level; at most 1. */
  readonly chance: number;
  readonly items: readonly LevelItem[];
}

export interface Cluster {
  readonly zones: readonly string[];
  /** What all of its pairs share, the most first; `part` is that of the pair that shares least. */
  readonly items: readonly LevelItem[];
}

type Amount = "firms" | "revenueCny";
interface Level<P> {
  readonly items: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, P>;
}
type Score = Pick<ZonePair, "a" | "b" | "score">;

/**
 * Duplication of every two zones at the levels of classes, links and product words: by firms, and once more by revenue. The score is the
 * mean of the levels at which both zones have anything. Pairs that share nothing at any level are left out.
 *
 * @param sums by level, of all zones and of what lies outside (zone '').
 * @returns the highest score first, ties by the ids of the zones, a before b.
 */
export const zoneDuplications = (sums: LevelSums, zones: readonly string[]): Duplication[] =>
  pairsOf(sums, zones.toSorted(order), (level, ordered) => levelOf(sums[level], ordered, "firms", duplications));

/** `zoneDuplications` again and again: what was last worked out of the numbers of firms at a level is the answer as long as these are the same. */
export function rememberedDuplications(): typeof zoneDuplications {
  const last = new Map<DuplicationLevel, { readonly rows: readonly ItemSum[]; readonly zones: string; readonly found: Level<ZonePair> }>();
  return (sums, zones) => pairsOf(sums, zones.toSorted(order), (level, ordered) => {
    const [known, rows, names] = [last.get(level), sums[level], ordered.join(" ")];
    if (known && known.zones === names && sameFirms(known.rows, rows)) return known.found;
    const found = levelOf(rows, ordered, "firms", duplications);
    last.set(level, { rows, zones: names, found });
    return found;
  });
}

const sameFirms = (one: readonly ItemSum[], other: readonly ItemSum[]): boolean =>
  one.length === other.length && one.every(({ item, zone, firms }, at) => other[at]!.item === item && other[at]!.zone === zone && other[at]!.firms === firms);

function pairsOf(sums: LevelSums, ordered: readonly string[], byFirms: (level: DuplicationLevel, ordered: readonly string[]) => Level<ZonePair>): Duplication[] {
  const firms = duplicationLevels.map((level) => byFirms(level, ordered));
  const revenue = duplicationLevels.map((level) => levelOf(sums[level], ordered, "revenueCny", duplicationScores));
  const found: Duplication[] = [];
  for (const [at, a] of ordered.entries()) {
    for (const b of ordered.slice(at + 1)) {
      const pairs = firms.map(({ pairs: ofLevel }) => ofLevel.get(`${a} ${b}`));
      if (pairs.every((pair) => pair === undefined)) continue;
      const levels = firms.map((level) => scoreOf(level, a, b));
      found.push({
        a, b, score: mean(levels)!, levels: { class: levels[0] ?? null, link: levels[1] ?? null, word: levels[2] ?? null },
        output: mean(revenue.map((level) => scoreOf(level, a, b))), chance: Math.min(1, ...pairs.flatMap((pair) => pair?.chance ?? [])),
        items: pairs.flatMap((pair, level) => pair?.items.map(({ item, part, chance }): LevelItem => ({ level: duplicationLevels[level]!, item: firms[level]!.items[item]!, part, chance })) ?? []),
      });
    }
  }
  return found.toSorted((x, y) => y.score - x.score || order(`${x.a} ${x.b}`, `${y.a} ${y.b}`));
}

/** Whether a pair is told as duplication. */
export const isDuplicate = ({ score, chance }: Pick<Duplication, "score" | "chance">): boolean => score >= duplicateFrom && chance < chanceBelow;

/** Groups of zones of which every two duplicate each other, the largest first. */
export function duplicationClusters(found: readonly Duplication[], most = 6): Cluster[] {
  const told = found.filter(isDuplicate);
  const zones = [...new Set(told.flatMap(({ a, b }) => [a, b]))].toSorted(order);
  const place = new Map(zones.map((id, at) => [id, at]));
  const byPair = new Map(told.map((pair) => [`${pair.a} ${pair.b}`, pair]));
  return completeClusters(zones.length, told.map(({ a, b, score }) => ({ a: place.get(a)!, b: place.get(b)!, score })), duplicateFrom)
    .map((group) => group.map((at) => zones[at]!))
    .map((members) => ({ zones: members, items: commonItems(members.flatMap((a, at) => members.slice(at + 1).map((b) => byPair.get(`${a} ${b}`)!)), most) }))
    .toSorted((x, y) => y.zones.length - x.zones.length || order(x.zones.join(" "), y.zones.join(" ")));
}

function commonItems([first, ...others]: readonly Duplication[], most: number): LevelItem[] {
  const tables = others.map(({ items }) => new Map(items.map((one) => [`${one.level} ${one.item}`, one])));
  return (first?.items ?? []).flatMap((item): LevelItem[] => {
    const all = [item, ...tables.flatMap((table) => table.get(`${item.level} ${item.item}`) ?? [])];
    if (all.length <= others.length) return [];
    return [{ ...item, part: Math.min(...all.map(({ part }) => part)), chance: Math.max(...all.map(({ chance }) => chance)) }];
  }).toSorted((x, y) => y.part - x.part || order(x.item, y.item)).slice(0, most);
}

function levelOf<P extends Score>(rows: readonly ItemSum[], zones: readonly string[], amount: Amount, found: (input: DuplicationInput) => P[]): Level<P> {
  const known = rows.filter((row) => row[amount] > 0);
  const items = [...new Set(known.map(({ item }) => item))].toSorted(order);
  const place = new Map(items.map((item, at) => [item, at]));
  const city = items.map(() => 0);
  const own = new Map(zones.map((id) => [id, { items: [] as number[], values: [] as number[], firms: 0 }]));
  for (const row of known.toSorted((x, y) => order(x.item, y.item))) {
    const at = place.get(row.item)!;
    city[at]! += row[amount];
    const zone = own.get(row.zone);
    zone?.items.push(at);
    zone?.values.push(row[amount]);
    if (zone) zone.firms += row.firms;
  }
  const input: DuplicationInput = { zones: [...own.values()], city, reliabilityFirms };
  return { items, counts: new Map([...own].map(([id, { firms }]) => [id, firms])), pairs: new Map(found(input).map((pair) => [`${zones[pair.a]} ${zones[pair.b]}`, pair])) };
}

/** 0 where two zones share nothing; null where one has nothing at all. */
const scoreOf = ({ counts, pairs }: Level<Score>, a: string, b: string): number | null => (counts.get(a) === 0 || counts.get(b) === 0 ? null : (pairs.get(`${a} ${b}`)?.score ?? 0));

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
