import type { PairRow } from "./answers-duplication.js";
import type { LinkStatus } from "./link-status.js";
import type { Manifest } from "../demonstration/manifest.js";

/** How well what was planted is found. Null where there is nothing to divide by. */
export interface Hits {
  readonly planted: number;
  readonly told: number;
  readonly hit: number;
}

export const precision = ({ told, hit }: Hits): number | null => (told === 0 ? null : hit / told);
export const recall = ({ planted, hit }: Hits): number | null => (planted === 0 ? null : hit / planted);
export const together = (all: readonly Hits[]): Hits => all.reduce((sum, one) => ({ planted: sum.planted + one.planted, told: sum.told + one.told, hit: sum.hit + one.hit }), { planted: 0, told: 0, hit: 0 });

export type TruthPair = Pick<PairRow, "a" | "b" | "score" | "chance" | "state" | "declared">;

export interface DuplicationTruth extends Hits {
  /** Pairs told that nobody planted, of which the generator makes both do what both declare. */
  readonly alikeByDeclaration: number;
  /** Planted pairs that were not told, with what was found of them. */
  readonly missed: readonly { readonly pair: string; readonly declaredBy: number; readonly score: number | null; readonly chance: number | null }[];
}

const keyOf = (zones: readonly string[]): string => zones.toSorted((a, b) => (a < b ? -1 : 1)).join(" ");

/** Pairs told as duplication at a threshold, against those planted. A pair that shares what both declare is alike by the generator's own making. */
export function duplicationTruth(manifest: Manifest, pairs: readonly TruthPair[], least: number, chanceBelow: number): DuplicationTruth {
  const planted = new Map(manifest.deviations.filter(({ kind }) => kind === "duplicate").map((one) => [keyOf(one.zones), one]));
  const told = pairs.filter(({ score, chance }) => (score ?? 0) >= least && chance < chanceBelow);
  const toldKeys = new Set(told.map(({ a, b }) => keyOf([a, b])));
  const byKey = new Map(pairs.map((pair) => [keyOf([pair.a, pair.b]), pair]));
  return {
    planted: planted.size, told: told.length, hit: [...planted.keys()].filter((key) => toldKeys.has(key)).length,
    alikeByDeclaration: told.filter(({ a, b, state, declared }) => !planted.has(keyOf([a, b])) && (state === "both-declare" || (declared ?? 0) > 0)).length,
    missed: [...planted].filter(([key]) => !toldKeys.has(key)).map(([key, { declaredBy }]) => ({ pair: key, declaredBy: declaredBy.length, score: byKey.get(key)?.score ?? null, chance: byKey.get(key)?.chance ?? null })),
  };
}

export interface TruthLink {
  /** Chain and link. */
  readonly key: string;
  readonly status: LinkStatus;
  readonly wholeFirms: number;
}

export interface MissingTruth extends Hits {
  /** Links told missing that were not planted: few firms are to be expected there, and none came. */
  readonly emptyByChance: number;
  /** Planted links that were not told missing, with the status told instead. */
  readonly missed: readonly { readonly link: string; readonly status: LinkStatus; readonly wholeFirms: number }[];
}

/** Links told missing in the city, against those of which no firm may bear a product. */
export function missingTruth(manifest: Manifest, links: readonly TruthLink[]): MissingTruth {
  const planted = new Set(manifest.missingLinks);
  const told = links.filter(({ status }) => status === "missing");
  return {
    planted: planted.size, told: told.length, hit: told.filter(({ key }) => planted.has(key)).length,
    emptyByChance: told.filter(({ key, wholeFirms }) => !planted.has(key) && wholeFirms === 0).length,
    missed: links.filter(({ key, status }) => planted.has(key) && status !== "missing").map(({ key, status, wholeFirms }) => ({ link: key, status, wholeFirms })),
  };
}
