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

/**
 * Local supply of a chain in an area, an estimate. Firms of a link j buy of a supplying link i need_ij = x_j · a_ij, with x_j their
 * revenue and a_ij = Σ z / Σ X the national coefficient between the sectors of the two (mean over the user's sectors, by output).
 * Several supplying links of one sector share that coefficient equally, so that no purchase counts twice. A link can sell to
 * users x_i · d_i, with d_i ≤ 1 the part of its sectors' national output that is used up by others; what is needed of it is met as far as that
 * reaches (`supplyBalance`). Sectors are coarser than links, and sales and purchases elsewhere are unknown: an upper limit.
 *
 * @param revenueCny revenue by link of the firms that buy; @param supplyingCny of those that sell, the same unless given.
 */
export function chainSupply(
  chain: Pick<ChainFile, "links" | "edges">, table: FlowIndex, revenueCny: ReadonlyMap<string, number>, supplyingCny: ReadonlyMap<string, number> = revenueCny,
): ChainSupply {
  const groups = grouping(chain.links);
  const singles = chain.links.filter(({ id }) => !groups.has(id));
  const place = new Map(singles.map(({ id }, at) => [id, at]));
  const sectors = singles.map(sectorsOf);
  const needs = needsOf(chain.edges, place, sectors, table, singles.map(({ id }) => revenueCny.get(id) ?? 0));
  const balance = supplyBalance({ available: singles.map(({ id }, at) => (supplyingCny.get(id) ?? 0) * usedUp(sectors[at]!, table)), needs });
  return {
    links: singles.map(({ id }, at) => ({
      link: id, askedCny: balance.asked[at]!, metRatio: balance.met[at]!, needCny: balance.need[at]!, suppliedCny: balance.supplied[at]!, ratio: balance.ratio[at]!,
      reason: balance.ratio[at] !== null ? null : (revenueCny.get(id) ?? 0) > 0 ? "no-supplier-link" : "no-firms",
    })),
    total: balance.total,
    needs: needs.map(({ from, to, value }, at) => ({ from: singles[from]!.id, to: singles[to]!.id, needCny: value, suppliedCny: balance.supplies[at]! })),
  };
}

/** What a firm buys along each edge for every yuan of its revenue, as `chainSupply` has it. */
export function edgeCoefficients(chain: Pick<ChainFile, "links" | "edges">, table: FlowIndex): { from: string; to: string; perCny: number }[] {
  const groups = grouping(chain.links);
  const singles = chain.links.filter(({ id }) => !groups.has(id));
  const place = new Map(singles.map(({ id }, at) => [id, at]));
  return needsOf(chain.edges, place, singles.map(sectorsOf), table, singles.map(() => 1)).map(({ from, to, value }) => ({ from: singles[from]!.id, to: singles[to]!.id, perCny: value }));
}

function needsOf(edges: ChainFile["edges"], place: ReadonlyMap<string, number>, sectors: readonly (readonly string[])[], table: FlowIndex, revenue: readonly number[]) {
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
    return { from, to, value: output > 0 ? Math.max(0, (revenue[to]! * bought) / output) : 0 };
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
  const parts = new Map([...revenueCny].map(([link, zones]) => {
    const sum = [...zones.values()].reduce((all, value) => all + value, 0);
    return [link, sum > 0 ? [...zones].filter(([, value]) => value > 0).map(([zone, value]) => [zone, value / sum] as const) : []];
  }));
  const flows = new Map<string, { from: string; to: string; valueCny: number }>();
  for (const { from: supplier, to: user, suppliedCny } of needs) {
    if (suppliedCny <= 0) continue;
    for (const [from, sold] of parts.get(supplier) ?? []) {
      for (const [to, bought] of parts.get(user) ?? []) {
        const key = `${from}\t${to}`;
        const flow = flows.get(key) ?? { from, to, valueCny: 0 };
        flow.valueCny += suppliedCny * sold * bought;
        flows.set(key, flow);
      }
    }
  }
  return [...flows.values()].toSorted((a, b) => b.valueCny - a.valueCny || (a.from + a.to < b.from + b.to ? -1 : 1));
}
