import sectorClasses from "./io-153-classes.json" with { type: "json" };
import type { ChainEdge, ChainFile, ChainLink } from "./chain-file.js";

const sectorByPrefix = new Map(Object.entries(sectorClasses.sectors).flatMap(([sector, prefixes]) => prefixes.map((prefix) => [prefix, sector] as const)));

/** Sector of the 153-sector table a class of GB/T 4754-2017 belongs to: by class, else group, else division; null where the table has none. */
export const ioSector = (code: string): string | null => sectorByPrefix.get(code) ?? sectorByPrefix.get(code.slice(0, 3)) ?? sectorByPrefix.get(code.slice(0, 2)) ?? null;

/** Why a class has no sector; null where it has one, or is no class. */
export const whyNoSector = (code: string): { readonly zh: string; readonly en: string } | null =>
  (sectorClasses.none as Record<string, { zh: string; en: string }>)[code.slice(0, 2)] ?? null;

/** Sectors of a link's classes, each once, ascending; none for a link without class. */
export const sectorsOf = ({ classes }: Pick<ChainLink, "classes">): string[] => [...new Set(classes.flatMap(({ code }) => ioSector(code) ?? []))].toSorted();

export interface NationalTable {
  readonly id: string;
  readonly sectors: readonly { readonly code: string; readonly output: number | null }[];
  readonly flows: readonly { readonly from: string; readonly to: string; readonly value: number }[];
}

/** The table made ready: values by pair of sectors, sums by user and by supplier. */
export interface FlowIndex {
  readonly id: string;
  readonly value: (from: string, to: string) => number;
  readonly bought: (to: string) => number;
  readonly sold: (from: string) => number;
  readonly output: (sector: string) => number | null;
}

const add = (map: Map<string, number>, key: string, value: number) => map.set(key, (map.get(key) ?? 0) + value);

export function flowIndex({ id, sectors, flows }: NationalTable): FlowIndex {
  const [values, bought, sold] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const { from, to, value } of flows) {
    add(values, `${from} ${to}`, value);
    add(bought, to, value);
    add(sold, from, value);
  }
  const output = new Map(sectors.map((sector) => [sector.code, sector.output]));
  return {
    id, value: (from, to) => values.get(`${from} ${to}`) ?? 0, bought: (to) => bought.get(to) ?? 0,
    sold: (from) => sold.get(from) ?? 0, output: (sector) => output.get(sector) ?? null,
  };
}

/** An edge agrees with the table from this share of the user's purchases on. */
export const leastFlowShare = 0.001;
/** A flow between sectors of a chain without any edge is told from this share of the user's purchases on. */
export const largeFlowShare = 0.1;
/** The table holds what is used up in a year: equipment is investment, technology is hardly bought; it cannot speak of these edges. */
const beyondTable: ReadonlySet<ChainEdge["kind"]> = new Set(["equipment", "technology"]);

export interface EdgeFlow {
  readonly from: string;
  readonly to: string;
  readonly kind: ChainEdge["kind"];
  readonly fromSector: string | null;
  readonly toSector: string | null;
  readonly share: number | null;
  readonly agrees: boolean | null;
}

/**
 * Every edge of a chain beside the national flows: share = Σ_ij z_ij / Σ_kj z_kj, i over the sectors of the supplier's classes, j over
 * those of the user's. Null where a side has no sector or buys nothing; `agrees` is null also for equipment and technology.
 */
export function edgeFlows({ links, edges }: Pick<ChainFile, "links" | "edges">, table: FlowIndex): EdgeFlow[] {
  const sectors = new Map(links.map((link) => [link.id, sectorsOf(link)]));
  return edges.map(({ from, to, kind }) => {
    const [suppliers, users] = [sectors.get(from) ?? [], sectors.get(to) ?? []];
    const share = purchaseShare(table, suppliers, users);
    return { from, to, kind, fromSector: suppliers.join("|") || null, toSector: users.join("|") || null, share, agrees: share === null || beyondTable.has(kind) ? null : share >= leastFlowShare };
  });
}

export function purchaseShare(table: FlowIndex, suppliers: readonly string[], users: readonly string[]): number | null {
  const bought = users.reduce((sum, user) => sum + table.bought(user), 0);
  if (suppliers.length === 0 || bought <= 0) return null;
  return users.reduce((sum, user) => sum + suppliers.reduce((part, supplier) => part + table.value(supplier, user), 0), 0) / bought;
}

/** Large national flows between two sectors of a chain that no edge of it stands for, the largest first. */
export function flowsWithoutEdge({ links, edges }: Pick<ChainFile, "links" | "edges">, table: FlowIndex): { fromSector: string; toSector: string; share: number }[] {
  const sectors = new Map(links.map((link) => [link.id, sectorsOf(link)]));
  const drawn = new Set(edges.flatMap(({ from, to }) => (sectors.get(from) ?? []).flatMap((supplier) => (sectors.get(to) ?? []).map((user) => `${supplier} ${user}`))));
  const all = [...new Set([...sectors.values()].flat())].toSorted();
  return all.flatMap((from) => all.filter((to) => to !== from && !drawn.has(`${from} ${to}`)).flatMap((to) => {
    const share = purchaseShare(table, [from], [to]);
    return share !== null && share >= largeFlowShare ? [{ fromSector: from, toSector: to, share }] : [];
  })).toSorted((a, b) => b.share - a.share || (a.fromSector + a.toSector < b.fromSector + b.toSector ? -1 : 1));
}
