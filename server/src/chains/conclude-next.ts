import { nextSteps } from "@chengqi/domain/chains/next";
import type { ZoneRelatedness } from "@chengqi/domain/chains/relatedness";
import type { ChainYear } from "./chain-year.js";
import type { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";

export interface NextInputs {
  readonly sums: LinkTable;
  readonly relatedness: ReadonlyMap<string, ZoneRelatedness>;
  readonly classes: readonly { readonly code: string; readonly zh: string; readonly en: string | null }[];
  readonly year: number;
}

/** What every zone could do next, by zone. */
export function nextDocuments(chains: readonly (Pick<ChainYear, "chain"> & { readonly states: Documents["states"] })[], { sums, relatedness, classes, year }: NextInputs): Map<string, Documents["next"]> {
  const steps = nextSteps(
    classes.map(({ code, zh, en }) => ({ code, name: { zh, en } })),
    chains.map(({ chain, states }) => ({ chain, status: new Map(states.links.map(({ link, status }) => [link, status])), cityCny: sums.revenueOfCity(chain, year) })), year,
  );
  const byZone = new Map(chains.map(({ chain }) => [chain.id, sums.revenueByZone(chain, year)]));
  return new Map([...relatedness].map(([zone, near]) => [zone, { rows: steps(near, (chain) => byZone.get(chain)?.get(zone)) }]));
}
