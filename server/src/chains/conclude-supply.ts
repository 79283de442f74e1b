import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { supplyIn, zoneFlows, type ChainSupply, type SupplyBasis } from "@chengqi/domain/chains/supply";
import type { ChainYear } from "./chain-year.js";
import { itemPrefix } from "./items.js";
import type { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";

const mostFlows = 200;

type Rows = SupplyAnswer["rows"];

/** Local supply in the city, chain by chain, and where supplies go between zones. */
export function supplyDocument(chains: readonly ChainYear[], sums: LinkTable): Documents["supply"] {
  const revenue = new Map<string, Map<string, number>>();
  for (const { chain, year } of chains) {
    const prefix = itemPrefix(chain);
    for (const [zone, links] of sums.revenueByZone(chain, year)) {
      for (const [link, value] of links) revenue.set(prefix + link, (revenue.get(prefix + link) ?? new Map<string, number>()).set(zone, value));
    }
  }
  const needs = chains.flatMap(({ chain, ofCity }) => ofCity.needs.map(({ from, to, ...need }) => ({ ...need, from: itemPrefix(chain) + from, to: itemPrefix(chain) + to })));
  return {
    rows: chains.flatMap(({ chain, ofCity }) => supplyRows(chain, ofCity, false)),
    // Firms outside every zone are no place on the map.
    flows: zoneFlows(needs, revenue).filter(({ from, to }) => from !== "" && to !== ""),
  };
}

/** Local supply in a zone by itself, of the chains it has firms on. */
export const zoneSupply = (chains: readonly { readonly chain: ChainFile; readonly basis: SupplyBasis; readonly revenueCny: ReadonlyMap<string, number> }[]): Rows =>
  chains.flatMap(({ chain, basis, revenueCny }) => supplyRows(chain, supplyIn(basis, revenueCny), true));

/** The largest flows; of one zone, from it or to it. */
export const largestFlows = (flows: SupplyAnswer["flows"], zone: string | null): SupplyAnswer["flows"] =>
  flows.filter(({ from, to }) => zone === null || from === zone || to === zone).slice(0, mostFlows);

/** The chain, then its links; with `needing`, only the links that need something. */
function supplyRows(chain: ChainFile, { links, total }: ChainSupply, needing: boolean): Rows {
  const names = new Map(chain.links.map(({ id, name }) => [id, name]));
  const of = { chain: chain.id, chainName: chain.name };
  return [
    { ...of, link: null, linkName: null, ratio: total.ratio, needCny: total.need, suppliedCny: total.supplied, reason: total.ratio === null ? "no-firms" : null },
    ...links.filter(({ needCny }) => !needing || needCny > 0)
      .map(({ link, ratio, needCny, suppliedCny, reason }) => ({ ...of, link, linkName: names.get(link) ?? null, ratio, needCny, suppliedCny, reason })),
  ];
}
