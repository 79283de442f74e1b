import type { Part } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { togetherOf } from "@chengqi/domain/chains/presence";
import { linkLifeCycles, type LinkLifeCycle } from "@chengqi/domain/chains/presence-life-cycle";
import { partsOf } from "./items.js";
import type { LinkTable } from "./link-table.js";

/** Life cycles of all links of a chain in the city, groups by what their parts hold, from the years up to one. */
export function chainLifeCycles(chain: ChainFile, sums: LinkTable, years: readonly number[], until: number): ReadonlyMap<string, LinkLifeCycle> {
  const looked = years.filter((year) => year <= until);
  const rows = looked.map((year) => sums.ofCity(chain, year));
  return linkLifeCycles(looked, [...partsOf(chain.links)].map(([link, parts]) => {
    const all = rows.map((row) => togetherOf(parts.flatMap((part) => row.get(part) ?? [])));
    return { link, firms: all.map(({ firms }) => firms), revenueCny: all.map(({ revenueCny }) => revenueCny) };
  }));
}

/** How sure the stage is, and since when it lasts. */
export const lifeCyclePart = ({ since, confidence }: LinkLifeCycle, year: number, firms: number, mark: Part["mark"]): Part => ({
  measure: "lifeCycleConfidence", value: confidence, unit: "ratio", method: "chain-life-cycle", mark, dataset: "synthetic-firms", period: String(year),
  reason: confidence !== null ? null : firms === 0 ? "no-firms" : "few-years", inputs: [{ measure: "lifeCycleSince", value: since, unit: "year" }],
});
