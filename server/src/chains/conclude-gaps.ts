import type { ByClass } from "@chengqi/domain/chains/relatedness";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { candidatesFor, type OutsideCompany } from "@chengqi/domain/chains/candidates";
import { pressing, rankedGaps, type GapInput } from "@chengqi/domain/chains/gaps";
import { rankedHosts, type HostZone } from "@chengqi/domain/chains/gaps-hosts";
import { nothingThere, presenceOf } from "@chengqi/domain/chains/presence";
import type { ChainYear } from "./chain-year.js";
import { itemPrefix } from "./items.js";
import type { LinkTable } from "./link-table.js";
import type { Documents } from "./results.js";

export interface GapInputs {
  readonly sums: LinkTable;
  readonly year: number;
  readonly zones: readonly { readonly id: string; readonly declared: readonly string[]; readonly density: ByClass | null }[];
}

type Judged = ChainYear & { readonly states: Documents["states"]; readonly candidates: ReturnType<typeof companiesFor> };
interface Bring { readonly id: string; readonly content: Documents["hosts"] }

/** Companies that could be called for each single link of a chain. */
export function companiesFor({ links }: ChainFile, companies: readonly OutsideCompany[]): ReturnType<typeof candidatesFor> {
  const groups = grouping(links);
  return candidatesFor({ links: links.filter(({ id }) => !groups.has(id)) }, companies);
}

/** All links that are weak, at risk or missing, ranked; and where each of them could be hosted and who could be called. */
export function gapDocuments(chains: readonly Judged[], inputs: GapInputs): { readonly gaps: Documents["gaps"]; readonly hosts: Bring[] } {
  return { gaps: { rows: rankedGaps(chains.flatMap((one) => gapInputs(one, inputs))) }, hosts: chains.flatMap((one) => bringing(one, inputs)) };
}

function gapInputs({ chain, states, ofCity, important }: Judged, { sums, year }: GapInputs): GapInput[] {
  const met = new Map(ofCity.links.map(({ link, metRatio }) => [link, metRatio]));
  const rows = sums.ofCity(chain, year);
  const before = sums.ofCity(chain, year - 1);
  const links = new Map(chain.links.map((link) => [link.id, link]));
  return states.links.flatMap((state): GapInput[] => {
    const [link, own] = [links.get(state.link), important.get(state.link)];
    if (!link || !own || pressing[state.status] === undefined) return [];
    const presence = presenceOf(rows.get(link.id) ?? nothingThere, before.get(link.id) ?? null, { areaEmployees: 0, linkInCity: 0, cityEmployees: 0 }, state.quotient.locationQuotient);
    return [{ chain: chain.id, link, status: state.status, confidence: state.statusConfidence, presence, importance: own, metRatio: met.get(link.id) ?? null, year }];
  });
}

/** Of links that are a gap: zones to host it, companies to call. */
function bringing({ chain, states, candidates }: Judged, { sums, zones, year }: GapInputs): Bring[] {
  const revenue = sums.revenueByZone(chain, year);
  const hostZones = zones.map((zone): HostZone => ({ ...zone, revenueCny: revenue.get(zone.id) ?? new Map<string, number>() }));
  return states.links.filter(({ status }) => pressing[status] !== undefined).map(({ link }) => ({
    id: `${itemPrefix(chain)}${link}`,
    content: {
      hosts: rankedHosts(chain, link, hostZones, year).map(({ zone, score, parts }) => ({ zone: { id: zone, name: { zh: zone, en: null } }, score, parts: [...parts] })),
      candidates: (candidates.get(link) ?? []).map(({ company, words, fit }) =>
        ({ id: company.id, name: { zh: company.name, en: null }, place: company.place, source: company.source, synthetic: company.synthetic, words: [...words], fit })),
    },
  }));
}
