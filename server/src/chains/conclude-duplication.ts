import { createHash } from "node:crypto";
import { duplicationLevels, type DuplicationLevel } from "@chengqi/domain/chains/answers-duplication";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { duplicationClusters, isDuplicate, leastShared, zoneDuplications, type Duplication, type ItemSum, type LevelItem, type LevelSums } from "@chengqi/domain/chains/duplication";
import { claims, type ClaimSide } from "@chengqi/domain/chains/duplication-claims";
import { declaredClasses, declaredOverlap, declaredState, type DeclaredState } from "@chengqi/domain/chains/duplication-declared";
import { evidenceOf } from "@chengqi/domain/chains/duplication-evidence";
import type { ItemTable } from "./item-table.js";
import { itemPrefix } from "./items.js";
import type { Documents } from "./results.js";

export interface DuplicationInputs {
  readonly items: ItemTable;
  readonly year: number;
  readonly zones: readonly { readonly id: string; readonly declared: readonly string[]; readonly density: ReadonlyMap<string, number> | null }[];
  readonly classes: readonly { readonly code: string; readonly zh: string; readonly en: string | null }[];
}

/** Items of a level told one by one; in a city of a million firms two zones share hundreds. */
const mostItems = 30;

type Name = { readonly zh: string; readonly en: string | null };
type Named = (level: DuplicationLevel, item: string) => Name;

/** What a zone has at every level, and what it declares. */
interface Side {
  readonly id: string;
  readonly declared: ReadonlySet<string>;
  readonly density: ReadonlyMap<string, number> | null;
  readonly totals: Readonly<Record<DuplicationLevel, number>>;
  readonly items: ReadonlyMap<string, ItemSum>;
}

/** All pairs of zones that do or declare the same, and each of them opened. */
export function duplicationDocuments(chains: readonly ChainFile[], inputs: DuplicationInputs): { readonly city: Documents["duplication"]; readonly pairs: { id: string; content: Documents["pair"] }[] } {
  const { items, year, classes } = inputs;
  const links = new Map(chains.flatMap((chain) => chain.links.map((link) => [`${itemPrefix(chain)}${link.id}`, { chain, link }] as const)));
  const sums: LevelSums = { class: items.of("class", year), link: items.of("link", year).filter(({ item }) => links.has(item)), word: items.of("word", year) };
  const sides = sidesOf(inputs, sums);
  const found = zoneDuplications(sums, [...sides.keys()]).filter(({ score }) => score >= leastShared);
  const names = new Map(classes.map(({ code, zh, en }) => [code, { zh, en }]));
  const named: Named = (level, item) => (level === "class" ? names.get(item) : level === "link" ? links.get(item)?.link.name : undefined) ?? { zh: item, en: null };
  const neighbours = neighboursOf(chains, inputs);
  const rows = found.map((pair) => {
    const [a, b] = [sides.get(pair.a)!, sides.get(pair.b)!];
    const declared = declaredOverlap(a.declared, b.declared);
    const state = declaredState(pair.items, a.declared, b.declared, declared);
    return {
      row: { a: pair.a, b: pair.b, score: pair.score, levels: pair.levels, output: pair.output, chance: pair.chance, duplicate: isDuplicate(pair), declared, state },
      opened: { id: `${pair.a} ${pair.b}`, content: opened(pair, [a, b], state, { items, named, year, neighbours }) },
    };
  });
  const clusters = duplicationClusters(found).map((cluster) => ({ zones: [...cluster.zones], items: cluster.items.map(({ level, item, part }) => ({ level, code: item, name: named(level, item), share: part })) }));
  return { city: { pairs: rows.map(({ row }) => row), clusters }, pairs: rows.map((one) => one.opened) };
}

interface Opening {
  readonly items: ItemTable;
  readonly named: Named;
  readonly year: number;
  readonly neighbours: (zone: string, items: readonly LevelItem[]) => number;
}

function opened(pair: Duplication, sides: readonly [Side, Side], state: DeclaredState, { items, named, year, neighbours }: Opening): Documents["pair"] {
  const [a, b] = sides;
  const leading = duplicationLevels.map((level) => {
    const ofLevel = pair.items.filter((one) => one.level === level).toSorted((x, y) => y.part - x.part || (x.item < y.item ? -1 : 1));
    return { level, shown: ofLevel.slice(0, mostItems), rest: ofLevel.slice(mostItems) };
  });
  const shared = leading.flatMap(({ level, shown }) => shown.map(({ item, part }) => ({
    level, code: item, name: named(level, item), contribution: part, a: sideOf(a, level, item), b: sideOf(b, level, item), since: items.since(level, item, [a.id, b.id], year),
  })));
  const claiming = sides.map((side): ClaimSide => ({
    zone: side.id, density: side.density, neighboursCny: neighbours(side.id, pair.items),
    classes: new Map(pair.items.filter(({ level }) => level === "class").map(({ item }) => [item, { share: sideOf(side, "class", item).share, revenueCny: side.items.get(`class ${item}`)?.revenueCny ?? 0 }])),
  }));
  return {
    items: shared, rest: leading.filter(({ rest }) => rest.length > 0).map(({ level, rest }) => ({ level, items: rest.length, contribution: rest.reduce((sum, { part }) => sum + part, 0) })),
    claims: claims(pair.items, [claiming[0]!, claiming[1]!], year),
    fingerprint: createHash("sha256").update(evidenceOf(pair, state)).digest("hex"),
  };
}

function sideOf(side: Side, level: DuplicationLevel, item: string): Documents["pair"]["items"][number]["a"] {
  const { firms = 0, employees = 0, revenueCny = 0 } = side.items.get(`${level} ${item}`) ?? {};
  return { firms, employees, revenueCny, share: side.totals[level] > 0 ? firms / side.totals[level] : 0, declared: level === "class" && side.declared.has(item) };
}

function sidesOf({ zones, classes }: DuplicationInputs, sums: LevelSums): Map<string, Side> {
  const codes = classes.map(({ code }) => code);
  const sides = new Map(zones.map(({ id, declared, density }) =>
    [id, { id, density, declared: declaredClasses(declared, codes), totals: { class: 0, link: 0, word: 0 }, items: new Map<string, ItemSum>() }]));
  for (const level of duplicationLevels) {
    for (const row of sums[level]) {
      const side = sides.get(row.zone);
      if (!side) continue;
      side.totals[level] += row.firms;
      side.items.set(`${level} ${row.item}`, row);
    }
  }
  return sides;
}

/** Revenue of a zone on the links before and after those that are shared. */
function neighboursOf(chains: readonly ChainFile[], { items, year }: DuplicationInputs): Opening["neighbours"] {
  const around = new Map<string, string[]>();
  const add = (of: string, other: string) => { around.set(of, [...(around.get(of) ?? []), other]); };
  for (const chain of chains) {
    const prefix = itemPrefix(chain);
    for (const { from, to } of chain.edges) {
      add(prefix + from, prefix + to);
      add(prefix + to, prefix + from);
    }
  }
  const revenue = new Map(items.of("link", year).map(({ zone, item, revenueCny }) => [`${zone} ${item}`, revenueCny]));
  return (zone, shared) => {
    const own = new Set(shared.filter(({ level }) => level === "link").map(({ item }) => item));
    const beside = new Set([...own].flatMap((item) => around.get(item) ?? []).filter((item) => !own.has(item)));
    return [...beside].reduce((sum, item) => sum + (revenue.get(`${zone} ${item}`) ?? 0), 0);
  };
}
