import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import type { AreaSums, LinkTotals, SumEntry } from "./area-sums.js";
import { itemPrefix } from "./items.js";

type ByLink = ReadonlyMap<string, number>;
interface Of { readonly city: Map<string, SumEntry>; readonly zones: Map<string, Map<string, SumEntry>> }

const none: Of = { city: new Map(), zones: new Map() };

/** The sums of links at hand in the worker. */
export class LinkTable {
  private readonly chains = new Map<string, Of>();
  private readonly known = new Map<string, ReadonlyMap<string, LinkTotals>>();
  private readonly zones = new Map<string, ReadonlyMap<string, ByLink>>();

  constructor(private readonly sums: AreaSums) {
    for (const entry of sums.entries) {
      if (entry.level !== "link" || entry.areaKind === "district") continue;
      const slash = entry.item.indexOf("/") + 1;
      const prefix = entry.item.slice(0, slash);
      let of = this.chains.get(prefix);
      if (!of) this.chains.set(prefix, (of = { city: new Map(), zones: new Map() }));
      let links = of.city;
      if (entry.areaKind === "zone") {
        links = of.zones.get(entry.areaId) ?? new Map<string, SumEntry>();
        of.zones.set(entry.areaId, links);
      }
      links.set(entry.item.slice(slash), entry);
    }
  }

  /** The sums have been renewed. */
  forget(): void {
    this.known.clear();
    this.zones.clear();
  }

  /** Sums of a chain in the city, by link. */
  ofCity(chain: ChainFile, year: number): ReadonlyMap<string, LinkTotals> {
    const key = `${year} ${itemPrefix(chain)}`;
    let rows = this.known.get(key);
    if (!rows) {
      rows = new Map([...this.of(chain).city].flatMap(([link, entry]) => {
        const sum = this.sums.read(entry, year);
        return sum ? [[link, sum] as const] : [];
      }));
      this.known.set(key, rows);
    }
    return rows;
  }

  revenueOfCity = (chain: ChainFile, year: number): ByLink => new Map([...this.ofCity(chain, year)].map(([link, { revenueCny }]) => [link, revenueCny]));

  /** Revenue by zone and link; zone '' holds the firms outside every zone. */
  revenueByZone(chain: ChainFile, year: number): ReadonlyMap<string, ByLink> {
    const key = `${year} ${itemPrefix(chain)}`;
    let zones = this.zones.get(key);
    if (!zones) {
      zones = new Map([...this.of(chain).zones].map(([zone, links]) => [zone, new Map([...links].flatMap(([link, entry]) => {
        const sum = this.sums.read(entry, year);
        return sum ? [[link, sum.revenueCny] as const] : [];
      }))]));
      this.zones.set(key, zones);
    }
    return zones;
  }

  private of = (chain: ChainFile): Of => this.chains.get(itemPrefix(chain)) ?? none;
}
