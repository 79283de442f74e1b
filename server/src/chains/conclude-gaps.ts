import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { candidatesFor, type OutsideCompany } from "@chengqi/domain/chains/candidates";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import type { FlowIndex } from "@chengqi/domain/chains/flows";
import { pressing, rankedGaps, type GapInput } from "@chengqi/domain/chains/gaps";
import { rankedHosts, type HostZone } from "@chengqi/domain/chains/gaps-hosts";
import { linkImportance, type SectorWeights } from "@chengqi/domain/chains/importance";
import { nothingThere, presenceOf } from "@chengqi/domain/chains/presence";
import { chainSupply } from "@chengqi/domain/chains/supply";
import { itemPrefix } from "./items.js";
import type { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";

export interface GapInputs {
  readonly table: FlowIndex;
  readonly weights: SectorWeights;
  readonly sums: LinkTable;
  readonly year: number;
  readonly zones: readonly { readonly id: string; readonly declared: readonly string[]; readonly density: ReadonlyMap<string, number> | null }[];
  readonly companies: readonly OutsideCompany[];
}

interface Bring { readonly id: string; readonly content: Documents["hosts"] }

/** Where each link could be hosted and who could be called; and all links that are weak, at risk or missing, ranked. */
export function gapDocuments(chains: readonly { chain: ChainFile; states: Documents["states"] }[], inputs: GapInputs): { readonly gaps: Documents["gaps"]; readonly hosts: Bring[] } {
  const hosts = chains.flatMap(({ chain, states }) => bringing(chain, states, inputs));
  const byItem = new Map(hosts.map(({ id, content }) => [id, content]));
  const ranked = rankedGaps(chains.flatMap(({ chain, states }) => gapInputs(chain, states, inputs)));
  const prefixes = new Map(chains.map(({ chain }) => [chain.id, itemPrefix(chain)]));
  return { hosts, gaps: { rows: ranked.map((gap) => ({ ...gap, ...(byItem.get(`${prefixes.get(gap.chain) ?? ""}${gap.link}`) ?? { hosts: [], candidates: [] }) })) } };
}

function gapInputs(chain: ChainFile, states: Documents["states"], { table, weights, sums, year }: GapInputs): GapInput[] {
  const supply = chainSupply(chain, table, sums.revenueOfCity(chain, year));
  const importance = new Map(linkImportance(chain, weights, supply, year).map((one) => [one.link, one]));
  const met = new Map(supply.links.map(({ link, metRatio }) => [link, metRatio]));
  const rows = sums.ofCity(chain, year);
  const before = sums.ofCity(chain, year - 1);
  const links = new Map(chain.links.map((link) => [link.id, link]));
  return states.links.flatMap((state): GapInput[] => {
    const [link, own] = [links.get(state.link), importance.get(state.link)];
    if (!link || !own) return [];
    const presence = presenceOf(rows.get(link.id) ?? nothingThere, before.get(link.id) ?? null, { areaEmployees: 0, linkInCity: 0, cityEmployees: 0 }, state.quotient.locationQuotient);
    return [{ chain: chain.id, link, status: state.status, confidence: state.statusConfidence, presence, importance: own, metRatio: met.get(link.id) ?? null, year }];
  });
}

/** Of links that are a gap: zones to host it, companies to call. */
function bringing(chain: ChainFile, states: Documents["states"], { sums, zones, companies, year }: GapInputs): Bring[] {
  const revenue = sums.revenueByZone(chain, year);
  const hostZones = zones.map((zone): HostZone => ({ ...zone, revenueCny: revenue.get(zone.id) ?? new Map<string, number>() }));
  const groups = grouping(chain.links);
  const candidates = candidatesFor({ links: chain.links.filter(({ id }) => !groups.has(id)) }, companies);
  return states.links.filter(({ status }) => pressing[status] !== undefined).map(({ link }) => ({
    id: `${itemPrefix(chain)}${link}`,
    content: {
      hosts: rankedHosts(chain, link, hostZones, year).map(({ zone, score, parts }) => ({ zone: { id: zone, name: { zh: zone, en: null } }, score, parts: [...parts] })),
      candidates: (candidates.get(link) ?? []).map(({ company, words, fit }) =>
        ({ id: company.id, name: { zh: company.name, en: null }, place: company.place, source: company.source, synthetic: company.synthetic, words: [...words], fit })),
    },
  }));
}
