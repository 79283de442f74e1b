import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { itemPrefix } from "./items.js";
import type { SumRow } from "./sums.js";

type ByLink = ReadonlyMap<string, number>;

/** The sums of links at hand in the worker. */
export class LinkTable {
  private readonly city = new Map<string, Map<string, SumRow>>();
  private readonly zones = new Map<string, Map<string, Map<string, SumRow>>>();

  constructor(rows: readonly SumRow[]) {
    for (const row of rows) {
      if (row.level !== "link" || row.areaKind === "district") continue;
      const slash = row.item.indexOf("/");
      const key = `${row.year} ${row.item.slice(0, slash)}`;
      const link = row.item.slice(slash + 1);
      if (row.areaKind === "city") put(this.city, key).set(link, row);
      else put(put(this.zones, key), row.areaId).set(link, row);
    }
  }

  /** Rows of a chain in the city, by link. */
  ofCity = (chain: ChainFile, year: number): ReadonlyMap<string, SumRow> => this.city.get(keyOf(chain, year)) ?? new Map<string, SumRow>();
  /** Rows of a chain by zone and link; zone '' holds the firms outside every zone. */
  ofZones = (chain: ChainFile, year: number): ReadonlyMap<string, ReadonlyMap<string, SumRow>> => this.zones.get(keyOf(chain, year)) ?? new Map<string, Map<string, SumRow>>();

  revenueOfCity = (chain: ChainFile, year: number): ByLink => revenue(this.ofCity(chain, year));
  revenueByZone = (chain: ChainFile, year: number): ReadonlyMap<string, ByLink> => new Map([...this.ofZones(chain, year)].map(([zone, links]) => [zone, revenue(links)]));

  revenueByLink(chain: ChainFile, year: number): ReadonlyMap<string, ByLink> {
    const byLink = new Map<string, Map<string, number>>();
    for (const [zone, links] of this.ofZones(chain, year)) for (const [link, { revenueCny }] of links) put(byLink, link).set(zone, revenueCny);
    return byLink;
  }
}

const keyOf = (chain: ChainFile, year: number): string => `${year} ${itemPrefix(chain).slice(0, -1)}`;
const revenue = (links: ReadonlyMap<string, SumRow>): ByLink => new Map([...links].map(([link, { revenueCny }]) => [link, revenueCny]));

function put<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<string, V>();
  map.set(key, made);
  return made;
}
