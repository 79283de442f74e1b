import type { LinkState, MeasureOrigin } from "@chengqi/domain/chains/answers";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { nothingThere, presenceOf, togetherOf } from "@chengqi/domain/chains/presence";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { Visit } from "../http/visit.js";
import { namesOfZones, type Area } from "./area.js";
import { areaSums, areaTotal, zoneSums } from "./link-sums.js";
import { decidedOn, itemPrefix, partsOf, sumOf } from "./items.js";
import { documentOf } from "./results.js";
import { statusRuleOf } from "./status-rule-sql.js";
import { statusJudge } from "./status-rule.js";

const mostZones = 10;

/** Every link of a chain in an area, groups with what their parts hold; null where nothing is worked out for the year. */
export async function linkStates(visit: Visit, chain: ChainFile, area: Area, year: number): Promise<ReadonlyMap<string, LinkState> | null> {
  const { tx, city } = visit;
  const concluded = await documentOf(tx, city.city_id, "states", `${chain.id}@${chain.version}`, year);
  if (!concluded) return null;
  const prefix = itemPrefix(chain);
  const whole = { kind: "city", ids: [city.city_id] } as const;
  const rows = new Map((await areaSums(tx, city.city_id, area.sums, "link", prefix, [year - 1, year])).map((row) => [`${row.year} ${row.item}`, row]));
  const ofCity = area.kind === "city" ? rows : new Map((await areaSums(tx, city.city_id, whole, "link", prefix, [year])).map((row) => [`${row.year} ${row.item}`, row]));
  const firms = new Map((await areaSums(tx, city.city_id, area.sums, "class", "", [year])).map(({ item, wholeFirms }) => [item, wholeFirms]));
  const all = await areaTotal(tx, city.city_id, area.sums, year);
  const allOfCity = area.kind === "city" ? all : await areaTotal(tx, city.city_id, whole, year);
  const hosts = await zoneSums(tx, city.city_id, prefix, year, area.sums.kind === "zone" ? area.sums.ids : null);
  const byItem = grouped(hosts, ({ item }) => item);
  const nameOf = await namesOfZones(visit);
  const conclusions = new Map(concluded.links.map((one) => [one.link, one]));
  const stages = new Map([...concluded.links, ...(concluded.groups ?? [])].map(({ link, lifeCycle }) => [link, lifeCycle]));
  const parts = partsOf(chain.links);
  const of = (from: typeof rows, id: string, inYear: number) => togetherOf((parts.get(id) ?? []).map((part) => from.get(`${inYear} ${prefix}${part}`) ?? nothingThere));
  const judge = statusJudge(await statusRuleOf(tx, city.city_id), year);
  const lastYear = Math.max(...city.firm_years);
  return new Map(chain.links.map((link): [string, LinkState] => {
    const { id } = link;
    const known = conclusions.get(id);
    const national = area.kind === "city" && known ? known.quotient.locationQuotient : null;
    const presence = presenceOf(of(rows, id, year), of(rows, id, year - 1), { areaEmployees: all.employees, linkInCity: of(ofCity, id, year).employees, cityEmployees: allOfCity.employees }, national);
    const undecidedFirms = sumOf((parts.get(id) ?? []).flatMap((part) => rows.get(`${year} ${prefix}${part}`) ?? []), "undecidedFirms");
    // What an area asks for is worked out for the city; elsewhere it is not known.
    const { status, confidence } = area.kind === "city" && known ? { status: known.status, confidence: known.statusConfidence }
      : judge({ presence, undecidedFirms, decidedFirms: decidedOn(link, firms, undecidedFirms), askedCny: null, metRatio: null, critical: chain.edges.some(({ from, critical }) => from === id && critical), maturity: link.maturity, dataAgeYears: lastYear - year });
    const zones = grouped((parts.get(id) ?? []).flatMap((part) => byItem.get(`${prefix}${part}`) ?? []), ({ zone }) => zone);
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
