import { supplyBalance } from "@chengqi/engines/chain";
import type { ChainFile } from "./chain-file.js";
import { grouping } from "./chain-problems.js";
import { sectorsOf, type FlowIndex } from "./flows.js";

export interface LinkSupply {
  readonly link: string;
  /** What its users in the area need of it in a year. */
  readonly askedCny: number;
  /** Part of that which its firms can meet; null: nothing is asked. */
  readonly metRatio: number | null;
  /** What its own firms need of the other links of the chain. */
  readonly needCny: number;
  readonly suppliedCny: number;
  /** 本地配套率; null: it needs nothing. */
  readonly ratio: number | null;
  readonly reason: "no-firms" | "no-supplier-link" | null;
}

export interface ChainSupply {
  readonly links: readonly LinkSupply[];
  readonly total: { readonly need: number; readonly supplied: number; readonly ratio: number | null };
  /** By edge what is needed along it and met. */
  readonly needs: readonly { readonly from: string; readonly to: string; readonly needCny: number; readonly suppliedCny: number }[];
}

/** What of a chain's local supply does not depend on its firms; made once and used for every area and year. */
export interface SupplyBasis {
  /** Single links. */
  readonly links: readonly string[];
  /** What a firm of `to` buys of `from` for every yuan of its revenue; both are places in `links`. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly perCny: number }[];
  /** Part of each link's output that is used up by others. */
  readonly usedUp: readonly number[];
}

export function supplyBasis({ links, edges }: Pick<ChainFile, "links" | "edges">, table: FlowIndex): SupplyBasis {
  const groups = grouping(links);
  const singles = links.filter(({ id }) => !groups.has(id));
  const place = new Map(singles.map(({ id }, at) => [id, at]));
  const sectors = singles.map(sectorsOf);
  return { links: singles.map(({ id }) => id), edges: purchases(edges, place, sectors, table), usedUp: sectors.map((own) => usedUp(own, table)) };
}

/**
 * Local supply of a chain in an area, an estimate. Firms of a link j buy of a supplying link i need_ij = x_j · a_ij, with x_j their
 * revenue and a_ij = Σ z / Σ X the national coefficient between the sectors of the two (mean over the user's sectors, by output).
 * Several supplying links of one sector share that coefficient equally, so that no purchase counts twice. A link can sell to
 * users x_i · d_i, with d_i ≤ 1 the part of its sectors' national output that is used up by others; what is needed of it is met as far as that
 * reaches (`supplyBalance`). Sectors are coarser than links, and sales and purchases elsewhere are unknown: an upper limit.
 *
 * @param revenueCny revenue by link of the firms that buy; @param supplyingCny of those that sell, the same unless given.
 */
export function supplyIn({ links, edges, usedUp: used }: SupplyBasis, revenueCny: ReadonlyMap<string, number>, supplyingCny: ReadonlyMap<string, number> = revenueCny): ChainSupply {
  const revenue = links.map((id) => revenueCny.get(id) ?? 0);
  const needs = edges.map(({ from, to, perCny }) => ({ from, to, value: Math.max(0, revenue[to]! * perCny) }));
  const balance = supplyBalance({ available: links.map((id, at) => (supplyingCny.get(id) ?? 0) * used[at]!), needs });
  return {
    links: links.map((link, at) => ({
      link, askedCny: balance.asked[at]!, metRatio: balance.met[at]!, needCny: balance.need[at]!, suppliedCny: balance.supplied[at]!, ratio: balance.ratio[at]!,
      reason: balance.ratio[at] !== null ? null : revenue[at]! > 0 ? "no-supplier-link" : "no-firms",
    })),
    total: balance.total,
    needs: needs.map(({ from, to, value }, at) => ({ from: links[from]!, to: links[to]!, needCny: value, suppliedCny: balance.supplies[at]! })),
  };
}

/** `supplyIn` for a chain that is looked at once. */
export const chainSupply = (chain: Pick<ChainFile, "links" | "edges">, table: FlowIndex, revenueCny: ReadonlyMap<string, number>, supplyingCny: ReadonlyMap<string, number> = revenueCny): ChainSupply =>
  supplyIn(supplyBasis(chain, table), revenueCny, supplyingCny);

/** What a firm buys along each edge for every yuan of its revenue, as `supplyIn` has it. */
export const edgeCoefficients = ({ links, edges }: SupplyBasis): { from: string; to: string; perCny: number }[] =>
  edges.map(({ from, to, perCny }) => ({ from: links[from]!, to: links[to]!, perCny }));

function purchases(edges: ChainFile["edges"], place: ReadonlyMap<string, number>, sectors: readonly (readonly string[])[], table: FlowIndex): SupplyBasis["edges"] {
  const pairs = new Map<string, readonly [number, number]>();
  for (const { from, to } of edges) {
    const [supplier, user] = [place.get(from), place.get(to)];
    if (supplier !== undefined && user !== undefined) pairs.set(`${supplier} ${user}`, [supplier, user]);
  }
  const sharing = new Map<string, number>();
  for (const [supplier, user] of pairs.values()) for (const sector of sectors[supplier]!) sharing.set(`${sector} ${user}`, (sharing.get(`${sector} ${user}`) ?? 0) + 1);
  return [...pairs.values()].map(([from, to]) => {
    const users = sectors[to]!;
    const output = users.reduce((sum, sector) => sum + (table.output(sector) ?? 0), 0);
    const bought = users.reduce((sum, user) => sum + sectors[from]!.reduce((part, sector) => part + table.value(sector, user) / sharing.get(`${sector} ${to}`)!, 0), 0);
    return { from, to, perCny: output > 0 ? bought / output : 0 };
  });
}

function usedUp(sectors: readonly string[], table: FlowIndex): number {
  const output = sectors.reduce((sum, sector) => sum + (table.output(sector) ?? 0), 0);
  return output > 0 ? Math.min(1, Math.max(0, sectors.reduce((sum, sector) => sum + table.sold(sector), 0) / output)) : 0;
}

/**
 * Where supplies go between zones, taken as spread in proportion: what is met along an edge times the supplying zone's part of the
 * suppliers and the buying zone's part of the users. An estimate; sums over all zones are what is met. Largest first.
 * @param revenueCny by link and zone.
 */
export function zoneFlows(needs: ChainSupply["needs"], revenueCny: ReadonlyMap<string, ReadonlyMap<string, number>>): { from: string; to: string; valueCny: number }[] {
  const zones = [...new Set([...revenueCny.values()].flatMap((of) => [...of.keys()]))].toSorted();
  const place = new Map(zones.map((zone, at) => [zone, at]));
  const parts = new Map([...revenueCny].map(([link, of]) => {
    const sum = [...of.values()].reduce((all, value) => all + value, 0);
    const known = sum > 0 ? [...of].filter(([, value]) => value > 0) : [];
    return [link, { zones: known.map(([zone]) => place.get(zone)!), parts: known.map(([, value]) => value / sum) }];
  }));
  const flows = new Float64Array(zones.length * zones.length);
  for (const { from, to, suppliedCny } of needs) {
    const [sold, bought] = [parts.get(from), parts.get(to)];
    if (suppliedCny <= 0 || !sold || !bought) continue;
    for (let i = 0; i < sold.zones.length; i += 1) {
      const row = sold.zones[i]! * zones.length;
      const value = suppliedCny * sold.parts[i]!;
      for (let j = 0; j < bought.zones.length; j += 1) flows[row + bought.zones[j]!]! += value * bought.parts[j]!;
    }
  }
  return zones.flatMap((from, i) => zones.flatMap((to, j) => {
    const valueCny = flows[i * zones.length + j]!;
    return valueCny > 0 ? [{ from, to, valueCny }] : [];
  })).toSorted((a, b) => b.valueCny - a.valueCny || (a.from + a.to < b.from + b.to ? -1 : 1));
}
