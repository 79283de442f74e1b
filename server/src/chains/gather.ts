import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { placing, type PlacingDecision } from "@chengqi/domain/chains/placement";
import type { ChainFirm } from "./firms.js";
import { Sums, type FirmYears } from "./sums.js";

export interface GatherStart {
  readonly cityId: string;
  readonly years: readonly number[];
  readonly chains: readonly ChainFile[];
  readonly decisions: readonly PlacingDecision[];
}

/** Where a firm was placed: link of a chain and version, confidence, share, basis, word. */
export type Placed = readonly [chain: string, version: number, link: string, firm: string, confidence: number, share: number, basis: string, word: string | null];

/** Places firms on links as they pass by, and sums them by item, area and year. */
export class Gathering {
  readonly sums: Sums;
  private readonly place: ReturnType<typeof placing>;
  private readonly partly: ReadonlyMap<string, readonly { readonly at: string; readonly item: number }[]>;
  private readonly city: number;

  constructor(private readonly start: GatherStart) {
    this.sums = new Sums(start.years);
    this.place = placing(start.chains, start.decisions);
    this.partly = this.partlyClaimed();
    this.city = this.sums.area("city", start.cityId);
  }

  /** Single links that claim a class in part, by class. */
  private partlyClaimed(): Map<string, { at: string; item: number }[]> {
    const claimed = new Map<string, { at: string; item: number }[]>();
    for (const [chain, { id, version, links }] of this.start.chains.entries()) {
      const groups = grouping(links);
      for (const link of links.filter((one) => !groups.has(one.id))) {
        for (const { code, partial } of link.classes) {
          if (partial) claimed.set(code, [...(claimed.get(code) ?? []), { at: `${chain}/${link.id}`, item: this.sums.item("link", `${id}@${version}/${link.id}`) }]);
        }
      }
    }
    return claimed;
  }

  /** Sums a firm up. @returns where it was placed */
  take(firm: ChainFirm): Placed[] {
    const { sums, start } = this;
    const areas = [this.city, sums.area("zone", firm.zone ?? ""), ...(firm.district === null ? [] : [sums.area("district", firm.district)])];
    const years = yearsOf(firm, start.years);
    if (firm.class !== null) sums.add(sums.item("class", firm.class), areas, years, 1, 1);
    const found = this.place(firm);
    const placed = found.map(({ chain, link, confidence, share, basis, word }): Placed => {
      const { id, version } = start.chains[chain]!;
      sums.add(sums.item("link", `${id}@${version}/${link}`), areas, years, share, confidence);
      return [id, version, link, firm.id, confidence, share, basis, word];
    });
    // A firm counts once over the words that place it.
    const words = new Set(found.flatMap(({ word }) => word ?? []));
    for (const word of words) sums.add(sums.item("word", word), areas, years, 1 / words.size, 1);
    if (firm.class !== null && firm.products.length === 0) {
      const stands = new Set(found.map(({ chain, link }) => `${chain}/${link}`));
      for (const { at, item } of this.partly.get(firm.class) ?? []) if (!stands.has(at)) sums.doubt(item, areas, years);
    }
    return placed;
  }
}

/** Years in business, with the figures of those that have some. */
function yearsOf({ founded, closed, years, revenue, employees }: ChainFirm, all: readonly number[]): FirmYears {
  const places: number[] = [];
  const figures: [(number | null)[], (number | null)[]] = [[], []];
  for (const [index, year] of all.entries()) {
    const at = years.indexOf(year);
    if (at < 0 && ((founded !== null && founded > year) || (closed !== null && closed <= year))) continue;
    places.push(index);
    figures[0].push(at < 0 ? null : (revenue[at] ?? null));
    figures[1].push(at < 0 ? null : (employees[at] ?? null));
  }
  return { places, revenue: figures[0], employees: figures[1] };
}
