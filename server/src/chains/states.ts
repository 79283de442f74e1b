import type { LinkState, MeasureOrigin } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { nothingThere, presenceOf, togetherOf } from "@chengqi/domain/chains/presence";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { Visit } from "../http/visit.js";
import { namesOfZones, type Area } from "./area.js";
import { areaSums, areaTotal, zoneSums, type AreaSum, type ZoneSum } from "./link-sums.js";
import { decidedOn, itemPrefix, partsOf, sumOf } from "./items.js";
import { documentOf, documentsOf, type Documents } from "./results.js";
import { statusRuleOf } from "./status-rule-sql.js";
import { statusJudge, type StatusJudge } from "./status-rule.js";

const mostZones = 10;

/** What is known of an area in a year, read once for all the chains that are asked for. */
interface AreaFacts {
  readonly area: Area;
  readonly year: number;
  readonly lastYear: number;
  readonly judge: StatusJudge;
  readonly rows: ReadonlyMap<string, AreaSum>;
  readonly ofCity: ReadonlyMap<string, AreaSum>;
  /** Firms of the area by class. */
  readonly firms: ReadonlyMap<string, number>;
  readonly employees: number;
  readonly cityEmployees: number;
  readonly hosts: ReadonlyMap<string, readonly ZoneSum[]>;
  readonly nameOf: (zone: string) => LinkState["zones"][number]["name"];
}

const byItem = (sums: readonly AreaSum[]): Map<string, AreaSum> => new Map(sums.map((row) => [`${row.year} ${row.item}`, row]));

/** @param prefix of the items of one chain; empty for all. */
async function areaFacts(visit: Visit, area: Area, year: number, prefix: string): Promise<AreaFacts> {
  const { tx, city } = visit;
  const id = city.city_id;
  const whole = { kind: "city", ids: [id] } as const;
  const rows = byItem(await areaSums(tx, id, area.sums, "link", prefix, [year - 1, year]));
  const all = await areaTotal(tx, id, area.sums, year);
  return {
    area, year, lastYear: Math.max(...city.firm_years), judge: statusJudge(await statusRuleOf(tx, id), year), rows,
    ofCity: area.kind === "city" ? rows : byItem(await areaSums(tx, id, whole, "link", prefix, [year])),
    firms: new Map((await areaSums(tx, id, area.sums, "class", "", [year])).map(({ item, wholeFirms }) => [item, wholeFirms])),
    employees: all.employees, cityEmployees: area.kind === "city" ? all.employees : (await areaTotal(tx, id, whole, year)).employees,
    hosts: grouped(await zoneSums(tx, id, prefix, year, area.sums.kind === "zone" ? area.sums.ids : null), ({ item }) => item), nameOf: await namesOfZones(visit),
  };
}

/** Every link of a chain in an area, groups with what their parts hold; null where nothing is worked out for the year. */
export async function linkStates(visit: Visit, chain: ChainFile, area: Area, year: number): Promise<ReadonlyMap<string, LinkState> | null> {
  const concluded = await documentOf(visit.tx, visit.city.city_id, "states", `${chain.id}@${chain.version}`, year);
  return concluded ? statesIn(chain, concluded, await areaFacts(visit, area, year, itemPrefix(chain))) : null;
}

/** The same of several chains at once, by chain; those of which nothing is worked out are left out. */
export async function statesOfChains(visit: Visit, chains: readonly ChainFile[], area: Area, year: number): Promise<ReadonlyMap<ChainFile, ReadonlyMap<string, LinkState>>> {
  const concluded = await documentsOf(visit.tx, visit.city.city_id, "states", year);
  const facts = await areaFacts(visit, area, year, "");
  return new Map(chains.flatMap((chain) => {
    const known = concluded.get(`${chain.id}@${chain.version}`);
    return known ? [[chain, statesIn(chain, known, facts)] as const] : [];
  }));
}

function statesIn(chain: ChainFile, concluded: Documents["states"], { area, year, lastYear, judge, rows, ofCity, firms, employees, cityEmployees, hosts, nameOf }: AreaFacts): Map<string, LinkState> {
  const prefix = itemPrefix(chain);
  const conclusions = new Map(concluded.links.map((one) => [one.link, one]));
  const stages = new Map([...concluded.links, ...(concluded.groups ?? [])].map(({ link, lifeCycle }) => [link, lifeCycle]));
  const parts = partsOf(chain.links);
  const of = (from: typeof rows, id: string, inYear: number) => togetherOf((parts.get(id) ?? []).map((part) => from.get(`${inYear} ${prefix}${part}`) ?? nothingThere));
  return new Map(chain.links.map((link): [string, LinkState] => {
    const { id } = link;
    const known = conclusions.get(id);
    const national = area.kind === "city" && known ? known.quotient.locationQuotient : null;
    const presence = presenceOf(of(rows, id, year), of(rows, id, year - 1), { areaEmployees: employees, linkInCity: of(ofCity, id, year).employees, cityEmployees }, national);
    const undecidedFirms = sumOf((parts.get(id) ?? []).flatMap((part) => rows.get(`${year} ${prefix}${part}`) ?? []), "undecidedFirms");
    // What an area asks for is worked out for the city; elsewhere it is not known.
    const { status, confidence } = area.kind === "city" && known ? { status: known.status, confidence: known.statusConfidence }
      : judge({ presence, undecidedFirms, decidedFirms: decidedOn(link, firms, undecidedFirms), askedCny: null, metRatio: null, critical: chain.edges.some(({ from, critical }) => from === id && critical), maturity: link.maturity, dataAgeYears: lastYear - year });
    const zones = grouped((parts.get(id) ?? []).flatMap((part) => hosts.get(`${prefix}${part}`) ?? []), ({ zone }) => zone);
    return [id, {
      link: id, presence, status, statusConfidence: confidence, importance: known?.importance ?? null, lifeCycle: stages.get(id) ?? null,
      zones: [...zones].map(([zone, own]) => ({ id: zone, name: nameOf(zone), firms: sumOf(own, "firms"), employees: sumOf(own, "employees"), revenueCny: sumOf(own, "revenueCny") }))
        .toSorted((x, y) => y.revenueCny - x.revenueCny || (x.id < y.id ? -1 : 1)).slice(0, mostZones),
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
