import type { LinkState, MeasureOrigin, Presence } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { Visit } from "../http/visit.js";
import { namesOfZones, type Area } from "./area.js";
import { areaSums, areaTotal, zoneSums, type AreaSum } from "./link-sums.js";
import { documentOf } from "./results.js";

const mostZones = 10;
export const itemPrefix = ({ id, version }: Pick<ChainFile, "id" | "version">): string => `${id}@${version}/`;

/** Single links under each link: itself, or the parts of a group however deep. */
export function partsOf(links: ChainFile["links"]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parents } of links) for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  const below = (id: string): string[] => {
    const own = children.get(id);
    return own ? [...new Set(own.flatMap(below))].toSorted() : [id];
  };
  return new Map(links.map(({ id }) => [id, below(id)]));
}

export const sumOf = <K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number => rows.reduce((sum, row) => sum + row[key], 0);

const nothing: Omit<AreaSum, "item" | "year"> = { firms: 0, employees: 0, revenueCny: 0, wholeFirms: 0, largestCny: 0, confidence: 0 };

/** Several links taken together: shares of a firm add up, so nothing is counted twice; whole firms are at most their number. */
const together = (rows: readonly Omit<AreaSum, "item" | "year">[]): Omit<AreaSum, "item" | "year"> =>
  rows.reduce((sum, row) => ({
    firms: sum.firms + row.firms, employees: sum.employees + row.employees, revenueCny: sum.revenueCny + row.revenueCny, wholeFirms: sum.wholeFirms + row.wholeFirms,
    largestCny: Math.max(sum.largestCny, row.largestCny), confidence: sum.confidence + row.confidence,
  }), nothing);

/** Presence in an area from its sums, those of the year before and those of the city. */
export function presenceFrom(now: Omit<AreaSum, "item" | "year">, before: Omit<AreaSum, "item" | "year">, city: { link: number; all: number } | null, allEmployees: number): Presence {
  const { firms, employees, revenueCny, wholeFirms, largestCny, confidence } = now;
  const compared = city && city.all > 0 && city.link > 0 && allEmployees > 0;
  return {
    firms, employees, revenueCny, wholeFirms,
    locationQuotient: compared ? employees / allEmployees / (city.link / city.all) : null, against: compared ? "city" : null,
    topShare: revenueCny > 0 ? largestCny / revenueCny : null,
    growth: before.revenueCny > 0 ? revenueCny / before.revenueCny - 1 : null,
    confidence: wholeFirms > 0 ? confidence / wholeFirms : null,
  };
}

/** Every link of a chain in an area, groups with what their parts hold; null where nothing is worked out for the year. */
export async function linkStates(visit: Visit, chain: ChainFile, area: Area, year: number): Promise<ReadonlyMap<string, LinkState> | null> {
  const { tx, city } = visit;
  const concluded = await documentOf(tx, city.city_id, "states", `${chain.id}@${chain.version}`, year);
  if (!concluded) return null;
  const prefix = itemPrefix(chain);
  const whole = { kind: "city", ids: [city.city_id] } as const;
  const rows = new Map((await areaSums(tx, city.city_id, area.sums, "link", prefix, [year - 1, year])).map((row) => [`${row.year} ${row.item}`, row]));
  const ofCity = area.kind === "city" ? rows : new Map((await areaSums(tx, city.city_id, whole, "link", prefix, [year])).map((row) => [`${row.year} ${row.item}`, row]));
  const all = await areaTotal(tx, city.city_id, area.sums, year);
  const allOfCity = area.kind === "city" ? all : await areaTotal(tx, city.city_id, whole, year);
  const hosts = await zoneSums(tx, city.city_id, prefix, year, area.sums.kind === "zone" ? area.sums.ids : null);
  const byItem = grouped(hosts, ({ item }) => item);
  const nameOf = await namesOfZones(visit);
  const conclusions = new Map(concluded.links.map((one) => [one.link, one]));
  const parts = partsOf(chain.links);
  const groups = grouping(chain.links);
  const of = (from: typeof rows, id: string, inYear: number) => together((parts.get(id) ?? []).map((part) => from.get(`${inYear} ${prefix}${part}`) ?? nothing));
  return new Map(chain.links.map(({ id }) => {
    const known = conclusions.get(id);
    const now = of(rows, id, year);
    const presence = area.kind === "city" && known && !groups.has(id)
      ? { ...presenceFrom(now, of(rows, id, year - 1), null, all.employees), ...known.quotient }
      : presenceFrom(now, of(rows, id, year - 1), { link: of(ofCity, id, year).employees, all: allOfCity.employees }, all.employees);
    const zones = grouped((parts.get(id) ?? []).flatMap((part) => byItem.get(`${prefix}${part}`) ?? []), ({ zone }) => zone);
    return [id, {
      link: id, presence, status: area.kind === "city" ? known?.status ?? "unknown" : "unknown",
      importance: known?.importance ?? null, lifeCycle: known?.lifeCycle ?? null,
      zones: [...zones].map(([zone, own]) => ({ id: zone, name: nameOf(zone), firms: sumOf(own, "firms"), employees: sumOf(own, "employees"), revenueCny: sumOf(own, "revenueCny") }))
        .toSorted((a, b) => b.revenueCny - a.revenueCny || (a.id < b.id ? -1 : 1)).slice(0, mostZones),
    }];
  }));
}

/** Where each measure of a panorama comes from. */
export function presenceOrigins(year: number, synthetic: boolean): Record<string, MeasureOrigin> {
  const mark = synthetic ? "synthetic" : "estimated";
  const of = (unit: MeasureOrigin["unit"], method: string, inputs: string[]): MeasureOrigin => ({ unit, period: String(year), mark, dataset: synthetic ? "synthetic-firms" : "chains", source: null, method, inputs });
  return {
    firms: of("count", "chain-share", ["confidence"]), employees: of("person", "chain-share", ["confidence", "employees"]), revenueCny: of("cny", "chain-share", ["confidence", "revenueCny"]),
    locationQuotient: of("index", "location-quotient", ["employees"]), topShare: of("ratio", "top-share", ["revenueCny"]), growth: of("ratio", "growth", ["revenueCny"]),
    confidence: of("ratio", "chain-confidence", []), importance: of("index", "chain-importance", []),
  };
}
