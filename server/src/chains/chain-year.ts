import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import type { FlowIndex } from "@chengqi/domain/chains/flows";
import { importanceBasis, type LinkImportance, type SectorWeights } from "@chengqi/domain/chains/importance";
import { supplyBasis, supplyIn, type ChainSupply, type SupplyBasis } from "@chengqi/domain/chains/supply";
import type { LinkTable } from "./link-table.js";

/** What of a chain is the same in every year. */
export interface ChainBasis {
  readonly chain: ChainFile;
  readonly groups: ReadonlySet<string>;
  readonly supply: SupplyBasis;
  readonly importance: ReturnType<typeof importanceBasis>;
}

/** A chain in a year, as every conclusion needs it. */
export interface ChainYear extends ChainBasis {
  readonly year: number;
  readonly ofCity: ChainSupply;
  readonly important: ReadonlyMap<string, LinkImportance>;
}

export const chainBasis = (chain: ChainFile, table: FlowIndex, weights: SectorWeights): ChainBasis =>
  ({ chain, groups: grouping(chain.links), supply: supplyBasis(chain, table), importance: importanceBasis(chain, weights) });

export function chainYear(basis: ChainBasis, sums: LinkTable, year: number): ChainYear {
  const ofCity = supplyIn(basis.supply, sums.revenueOfCity(basis.chain, year));
  return { ...basis, year, ofCity, important: new Map(basis.importance(ofCity, year).map((one) => [one.link, one])) };
}
