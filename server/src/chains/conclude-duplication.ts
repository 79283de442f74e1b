import type { ByClass } from "@chengqi/domain/chains/relatedness";
import { createHash } from "node:crypto";
import type { DuplicationLevel } from "@chengqi/domain/chains/answers-duplication";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { duplicationClusters, isDuplicate, leastShared, type ItemSum, type LevelItem, type LevelSums, type zoneDuplications } from "@chengqi/domain/chains/duplication";
import { claims, type ClaimSide } from "@chengqi/domain/chains/duplication-claims";
import { declaredOverlap, declaredState } from "@chengqi/domain/chains/duplication-declared";
import { evidenceOf } from "@chengqi/domain/chains/duplication-evidence";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { ItemTable } from "./item-table.js";
import { itemPrefix } from "./items.js";
import type { Documents } from "./results.js";

export interface DuplicationInputs {
  readonly duplications: typeof zoneDuplications;
  readonly items: ItemTable;
  readonly year: number;
  readonly zones: readonly { readonly id: string; readonly declaredClasses: ReadonlySet<string>; readonly density: ByClass | null }[];
  /** Links before and after each, by item. */
  readonly beside: ReadonlyMap<string, readonly string[]>;
  readonly classes: readonly { readonly code: string; readonly zh: string; readonly en: string | null }[];
}

type Name = { readonly zh: string; readonly en: string | null };

/** Names of items: of links and classes what is known, of words themselves. */
export function itemNames(chains: readonly ChainFile[], classes: DuplicationInputs["classes"]): (level: DuplicationLevel, item: string) => Name {
  const links = new Map(chains.flatMap((chain) => chain.links.map(({ id, name }) => [`${itemPrefix(chain)}${id}`, name] as const)));
  const names = new Map(classes.map(({ code, zh, en }) => [code, { zh, en }]));
  return (level, item) => (level === "class" ? names.get(item) : level === "link" ? links.get(item) : undefined) ?? { zh: item, en: null };
}

/** What a zone has at every level, and what it declares. */
interface Side {
  readonly declared: ReadonlySet<string>;
  readonly density: ByClass | null;
  readonly classFirms: number;
  readonly classes: ReadonlyMap<string, ItemSum>;
}

/** All pairs of zones that do or declare the same, with what their decisions rest on; and of each pair who has the better claim. */
export function duplicationDocuments(chains: readonly ChainFile[], inputs: DuplicationInputs): { readonly city: Documents["duplication"]; readonly claims: { id: string; content: Documents["claims"] }[] } {
  const { items, year, zones, classes, beside, duplications } = inputs;
  const sums = levelSums(chains, items, year);
  const found = duplications(sums, zones.map(({ id }) => id)).filter(({ score }) => score >= leastShared);
  const named = itemNames(chains, classes);
  const sides = sidesOf(inputs, sums.class);
  const neighbours = neighboursOf(beside, sums.link);
  const rows = found.map((pair) => {
    const [a, b] = [sides.get(pair.a)!, sides.get(pair.b)!];
    const declared = declaredOverlap(a.declared, b.declared);
    const state = declaredState(pair.items, a.declared, b.declared, declared);
    const claimOf = (zone: string, { density, classes: own, classFirms }: Side): ClaimSide => ({
      zone, density, neighboursCny: neighbours(zone, pair.items),
      classes: new Map(pair.items.filter(({ level }) => level === "class").map(({ item }) => [item, { share: classFirms > 0 ? (own.get(item)?.firms ?? 0) / classFirms : 0, revenueCny: own.get(item)?.revenueCny ?? 0 }])),
    });
    return {
      row: {
        a: pair.a, b: pair.b, score: pair.score, levels: pair.levels, output: pair.output, chance: pair.chance, duplicate: isDuplicate(pair), declared, state,
        fingerprint: createHash("sha256").update(evidenceOf(pair, state)).digest("hex"),
      },
      claims: { id: `${pair.a} ${pair.b}`, content: { claims: claims(pair.items, [claimOf(pair.a, a), claimOf(pair.b, b)], year) } },
    };
  });
  const clusters = duplicationClusters(found).map((cluster) => ({ zones: [...cluster.zones], items: cluster.items.map(({ level, item, part }) => ({ level, code: item, name: named(level, item), share: part })) }));
  return { city: { pairs: rows.map(({ row }) => row), clusters }, claims: rows.map((one) => one.claims) };
}

/** Sums of zones by level, links of the chains given alone. */
function levelSums(chains: readonly ChainFile[], items: ItemTable, year: number): LevelSums {
  const links = new Set(chains.flatMap((chain) => chain.links.map(({ id }) => itemPrefix(chain) + id)));
  return { class: items.of("class", year), link: items.of("link", year).filter(({ item }) => links.has(item)), word: items.of("word", year) };
}

function sidesOf({ zones }: DuplicationInputs, sums: readonly ItemSum[]): Map<string, Side> {
  const ofZone = grouped(sums, ({ zone }) => zone);
  return new Map(zones.map(({ id, declaredClasses: declared, density }) => {
    const own = ofZone.get(id) ?? [];
    return [id, { density, declared, classFirms: own.reduce((sum, { firms }) => sum + firms, 0), classes: new Map(own.map((row) => [row.item, row])) }];
  }));
}

/** Links before and after each link of some chains, by item. */
export function besideLinks(chains: readonly ChainFile[]): ReadonlyMap<string, readonly string[]> {
  const around = new Map<string, string[]>();
  const add = (of: string, other: string) => {
    const known = around.get(of);
    if (known) known.push(other);
    else around.set(of, [other]);
  };
  for (const chain of chains) {
    const prefix = itemPrefix(chain);
    for (const { from, to } of chain.edges) {
      add(prefix + from, prefix + to);
      add(prefix + to, prefix + from);
    }
  }
  return around;
}

/** Revenue of a zone on the links before and after those that are shared. */
function neighboursOf(beside: DuplicationInputs["beside"], sums: readonly ItemSum[]): (zone: string, items: readonly LevelItem[]) => number {
  const revenue = new Map([...grouped(sums, ({ zone }) => zone)].map(([zone, rows]) => [zone, new Map(rows.map(({ item, revenueCny }) => [item, revenueCny]))]));
  return (zone, shared) => {
    const own = new Set(shared.filter(({ level }) => level === "link").map(({ item }) => item));
    const others = new Set([...own].flatMap((item) => beside.get(item) ?? []).filter((item) => !own.has(item)));
    return [...others].reduce((sum, item) => sum + (revenue.get(zone)?.get(item) ?? 0), 0);
  };
}
