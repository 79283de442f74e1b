import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { nextSteps, type NextClass } from "@chengqi/domain/chains/next";
import type { ZoneRelatedness } from "@chengqi/domain/chains/relatedness";
import type { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";

export interface NextInputs {
  readonly states: ReadonlyMap<ChainFile, Documents["states"]>;
  readonly sums: LinkTable;
  readonly relatedness: ReadonlyMap<string, ZoneRelatedness>;
  readonly classes: readonly { readonly code: string; readonly zh: string; readonly en: string | null }[];
  readonly year: number;
}

/** What every zone could do next, by zone. */
export function nextDocuments(chains: readonly ChainFile[], { states, sums, relatedness, classes, year }: NextInputs): Map<string, Documents["next"]> {
  const named = classes.map(({ code, zh, en }): NextClass => ({ code, name: { zh, en } }));
  const known = chains.map((chain) => ({
    chain, status: new Map(states.get(chain)?.links.map(({ link, status }) => [link, status])), cityCny: sums.revenueOfCity(chain, year), byZone: sums.revenueByZone(chain, year),
  }));
  return new Map([...relatedness].map(([zone, near]) => {
    const ofZone = known.map(({ byZone, ...one }) => ({ ...one, zoneCny: byZone.get(zone) ?? new Map<string, number>() }));
    return [zone, { rows: nextSteps(near, named, ofZone, year) }];
  }));
}
