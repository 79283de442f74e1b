import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { placing, type Placement, type PlacingDecision } from "@chengqi/domain/chains/placement";
import type { ChainFirm } from "./firms.js";
import { FirmYears, Sums } from "./sums.js";

export interface GatherStart {
  readonly cityId: string;
  readonly years: readonly number[];
  readonly chains: readonly ChainFile[];
  readonly decisions: readonly PlacingDecision[];
}

/** Places firms on links as they pass by, and sums them by item, cell and year. */
export class Gathering {
  readonly sums: Sums;
  private place: ReturnType<typeof placing>;
  private readonly links: readonly ReadonlyMap<string, number>[];
  private readonly partly: ReadonlyMap<string, readonly { readonly at: string; readonly item: number }[]>;
  private readonly classes = new Map<string, number>();
  private readonly words = new Map<string, number>();
  private readonly years: FirmYears;

  constructor(private readonly start: GatherStart) {
    this.sums = new Sums(start.years);
    this.years = new FirmYears(start.years.length);
    this.place = placing(start.chains, start.decisions);
    this.links = start.chains.map(({ id, version, links }) => new Map(links.map((link) => [link.id, this.sums.item("link", `${id}@${version}/${link.id}`)])));
    this.partly = this.partlyClaimed();
  }

  /** From now on firms are placed by these decisions. */
  decide(decisions: readonly PlacingDecision[]): void {
    this.place = placing(this.start.chains, decisions);
  }

  /** Single links that claim a class in part, by class. */
  private partlyClaimed(): Map<string, { at: string; item: number }[]> {
    const claimed = new Map<string, { at: string; item: number }[]>();
    for (const [chain, { links }] of this.start.chains.entries()) {
      const groups = grouping(links);
      for (const link of links.filter((one) => !groups.has(one.id))) {
        for (const { code, partial } of link.classes) {
          if (partial) claimed.set(code, [...(claimed.get(code) ?? []), { at: `${chain}/${link.id}`, item: this.links[chain]!.get(link.id)! }]);
        }
      }
    }
    return claimed;
  }

  /** Sums a firm up. @returns where it stands, chains by their place in the list */
  take(firm: ChainFirm): readonly Placement[] {
    const { sums } = this;
    const cell = sums.cell(firm.zone ?? "", firm.district ?? "");
    const years = fill(this.years, firm, this.start.years);
    if (firm.class !== null) sums.add(numbered(this.classes, firm.class, () => sums.item("class", firm.class!)), cell, years, 1, 1);
    const found = this.place(firm);
    for (const { chain, link, confidence, share } of found) sums.add(this.links[chain]!.get(link)!, cell, years, share, confidence);
    // A firm counts once over the words that place it.
    const words = found.length === 0 ? [] : [...new Set(found.flatMap(({ word }) => word ?? []))];
    for (const word of words) sums.add(numbered(this.words, word, () => sums.item("word", word)), cell, years, 1 / words.length, 1);
    if (firm.class !== null && firm.products.length === 0) {
      const open = this.partly.get(firm.class);
      const stands = open && new Set(found.map(({ chain, link }) => `${chain}/${link}`));
      for (const { at, item } of open ?? []) if (!stands!.has(at)) sums.doubt(item, cell, years);
    }
    return found;
  }
}

/** Years in business, with the figures of those that have some. */
function fill(into: FirmYears, { founded, closed, years, revenue, employees }: ChainFirm, all: readonly number[]): FirmYears {
  into.count = 0;
  for (let index = 0; index < all.length; index += 1) {
    const year = all[index]!;
    const at = years.indexOf(year);
    if (at < 0 && ((founded !== null && founded > year) || (closed !== null && closed <= year))) continue;
    into.places[into.count] = index;
    into.revenue[into.count] = at < 0 ? 0 : (revenue[at] ?? 0);
    into.employees[into.count] = at < 0 ? 0 : (employees[at] ?? 0);
    into.count += 1;
  }
  return into;
}

function numbered(known: Map<string, number>, text: string, make: () => number): number {
  let number = known.get(text);
  if (number === undefined) known.set(text, (number = make()));
  return number;
}
