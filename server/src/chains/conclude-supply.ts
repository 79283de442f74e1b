import type { SupplyAnswer } from "@chengqi/domain/chains/answers-supply";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import type { FlowIndex } from "@chengqi/domain/chains/flows";
import { chainSupply, zoneFlows } from "@chengqi/domain/chains/supply";
import type { Documents } from "./results.js";
import type { LinkTable } from "./link-table.js";

const mostFlows = 200;

/** Local supply in the city and in each zone by itself, by id of the document. */
export function supplyDocuments(chains: readonly ChainFile[], table: FlowIndex, sums: LinkTable, year: number): Map<string, Documents["supply"]> {
  const documents = new Map<string, Documents["supply"]>();
  const flows = new Map<string, SupplyAnswer["flows"][number]>();
  const city: Documents["supply"] = { rows: [], flows: [] };
  for (const chain of chains) {
    const supply = chainSupply(chain, table, sums.revenueOfCity(chain, year));
    city.rows.push(...rowsOf(chain, supply, false));
    for (const flow of zoneFlows(supply.needs, sums.revenueByLink(chain, year))) {
      const key = `${flow.from}\t${flow.to}`;
      const known = flows.get(key);
      if (known) known.valueCny += flow.valueCny;
      // Firms outside every zone are no place on the map.
      else if (flow.from !== "" && flow.to !== "") flows.set(key, { ...flow });
    }
    for (const [zone, revenue] of sums.revenueByZone(chain, year)) {
      if (zone === "") continue;
      const own = documents.get(`zone:${zone}`) ?? { rows: [], flows: [] };
      documents.set(`zone:${zone}`, own);
      own.rows.push(...rowsOf(chain, chainSupply(chain, table, revenue), true));
    }
  }
  const largest = [...flows.values()].toSorted((a, b) => b.valueCny - a.valueCny || (a.from + a.to < b.from + b.to ? -1 : 1));
  for (const [id, own] of documents) own.flows.push(...largest.filter(({ from, to }) => id === `zone:${from}` || id === `zone:${to}`).slice(0, mostFlows));
  city.flows.push(...largest.slice(0, mostFlows));
  return documents.set("city", city);
}

/** The chain, then its links; with `needing`, only the links that need something. */
function rowsOf(chain: ChainFile, { links, total }: ReturnType<typeof chainSupply>, needing: boolean): Documents["supply"]["rows"] {
  const names = new Map(chain.links.map(({ id, name }) => [id, name]));
  const of = { chain: chain.id, chainName: chain.name };
  return [
    { ...of, link: null, linkName: null, ratio: total.ratio, needCny: total.need, suppliedCny: total.supplied, reason: total.ratio === null ? "no-firms" : null },
    ...links.filter(({ needCny }) => !needing || needCny > 0)
      .map(({ link, ratio, needCny, suppliedCny, reason }) => ({ ...of, link, linkName: names.get(link) ?? null, ratio, needCny, suppliedCny, reason })),
  ];
}
