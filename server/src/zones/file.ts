import { observedFigure } from "@chengqi/domain/figures/observed";
import { figureOf, type Origin } from "@chengqi/domain/figures/origin";
import { totalFigures } from "@chengqi/domain/figures/totals";
import { industryShares } from "@chengqi/domain/industries/shares";
import { identityFields, zoneFunctions, type IndustryShare, type ZoneFile, type ZoneSummary } from "@chengqi/domain/zones/zone";
import { firmsOrigin, observations } from "../city/sql.js";
import { statements } from "../ecosystems/sql.js";
import { valueOrigins, type OriginRows } from "../datasets/value-origins.js";
import { areaTotals, classTotals, divisionValueAdded, type AreaKind } from "../enterprises/rollup.js";
import type { Visit } from "../http/visit.js";
import { divisionsByCode } from "../industries/sql.js";
import { zoneCommunities, zoneLineage, zoneNames, zoneRows } from "./sql.js";
import { withoutFirms, zoneName, zoneSummaries } from "./summaries.js";

/** All that is known of one zone on the day of the visit; undefined if it is unknown or had not begun. */
export async function zoneFile(visit: Visit, id: string): Promise<ZoneFile | undefined> {
  const [summary] = await zoneSummaries(visit, [id]);
  if (!summary) return undefined;
  const { tx, city, asOf } = visit;
  const [row] = await zoneRows(tx, city.city_id, [id]);
  const texts = await statements(tx, city.city_id, "zone", id);
  const named = (await zoneNames(tx, city.city_id, [id])).map((name) => ({
    zh: name.nameZh, en: name.nameEn, role: name.role, validFrom: name.validFrom, validTo: name.validTo, dataset: name.dataset,
  }));
  return {
    ...summary,
    names: named,
    ...(await lineage(visit, id)),
    identity: identityFields.map((field) => identityText(field, texts)),
    note: texts.find(({ field }) => field === "note") ?? null,
    facts: await facts(visit, id),
    functions: zoneFunctions.map((name) => {
      const text = texts.find(({ field }) => field === `function.${name}`);
      return { function: name, known: text !== undefined, textZh: text?.textZh ?? null, textEn: text?.textEn ?? null, dataset: text?.dataset ?? null };
    }),
    communities: await communities(visit, id),
    industries: await areaIndustries(visit, "zone", [id], summary.leadingIndustries.flatMap(({ codes }) => codes)),
    series: await series(visit, "zone", id, row && withoutFirms(row)),
    bbox: row?.bbox ? boxOf(row.bbox) : null,
    origins: await valueOrigins(tx, city.city_id, originRows(summary, named, texts)),
    asOf,
  };
}

/** Every row whose values the file shows. */
const originRows = (zone: ZoneSummary, names: ZoneFile["names"], texts: Awaited<ReturnType<typeof statements>>): OriginRows => ({
  zone: [zone.id],
  "zone-name": names.map(({ zh }) => `${zone.id}/${zh}`),
  "leading-industry": zone.leadingIndustries.map(({ position }) => `${zone.id}/${position}`),
  district: zone.districts.map(({ code }) => code),
  body: zone.bodies.map((body) => body.id),
  ecosystem: zone.ecosystems.map(({ ecosystemId }) => ecosystemId),
  statement: texts.map(({ field }) => `zone/${zone.id}/${field}`),
});

/** @throws RangeError if there are not four numbers. */
export function boxOf(numbers: readonly number[]): [number, number, number, number] {
  const [west, south, east, north] = numbers;
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    throw new RangeError(`bounds: expected west, south, east, north, found ${numbers.length} numbers`);
  }
  return [west, south, east, north];
}

async function lineage({ tx, city, asOf }: Visit, id: string): Promise<Pick<ZoneFile, "predecessors" | "successors">> {
  const steps = await zoneLineage(tx, city.city_id, id);
  const others = steps.map((step) => (step.fromId === id ? step.toId : step.fromId));
  const names = await zoneNames(tx, city.city_id, others);
  const link = (other: string, step: (typeof steps)[number]) => ({
    id: other, name: zoneName(other, names.filter(({ zone }) => zone === other), asOf), kind: step.kind, on: step.on,
  });
  return {
    predecessors: steps.filter((step) => step.toId === id).map((step) => link(step.fromId, step)),
    successors: steps.filter((step) => step.fromId === id).map((step) => link(step.toId, step)),
  };
}

function identityText(field: string, texts: Awaited<ReturnType<typeof statements>>): ZoneFile["identity"][number] {
  const text = texts.find((one) => one.field === field);
  return text ?? { field, textZh: null, textEn: null, mark: "published", dataset: null, source: null };
}

async function facts({ tx, city }: Visit, id: string): Promise<ZoneFile["facts"]> {
  const rows = await observations(tx, city.city_id, "zone", [id]);
  return rows.filter(({ mark }) => mark === "published").map(observedFigure);
}

async function communities({ tx, city, year }: Visit, zone: string): Promise<ZoneFile["communities"]> {
  const rows = await zoneCommunities(tx, city.city_id, zone);
  const areas = rows.map(({ id }) => `${zone}/${id}`);
  const totals = year === null ? [] : await areaTotals(tx, city.city_id, "community", { ids: areas, years: [year] });
  const origin = firmsOrigin(city);
  return rows.map((row) => {
    const sums = totalFigures(totals.find(({ area }) => area === `${zone}/${row.id}`) ?? null, year, origin);
    const drawn: Origin = { mark: row.synthetic ? "synthetic" : "published", dataset: row.dataset, method: row.synthetic ? "generated" : null };
    return {
      id: row.id,
      name: { zh: row.nameZh, en: row.nameEn },
      areaM2: figureOf("areaM2", "m2", row.areaM2, null, drawn, { reason: "not-published" }),
      firms: only(sums, "firms"),
      employees: only(sums, "employees"),
      synthetic: row.synthetic,
      dataset: row.dataset,
    };
  });
}

function only<T>(record: Record<string, T>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new RangeError(`figures: expected ${key}, found ${Object.keys(record).join(", ")}`);
  return value;
}

/** Industries of some areas taken together, by division. */
export async function areaIndustries(
  { tx, city, year }: Visit, kind: AreaKind, ids: readonly string[], declared: readonly string[] = [],
): Promise<IndustryShare[]> {
  if (year === null || ids.length === 0) return [];
  const area = await classTotals(tx, city.city_id, kind, ids, year);
  if (area.length === 0) return [];
  const whole = await classTotals(tx, city.city_id, "city", [city.city_id], year);
  const valueAdded = await divisionValueAdded(tx, city.city_id, kind, ids, year);
  return industryShares("division", area, whole, await divisionsByCode(tx, city.classification), declared, valueAdded);
}

/** Figures of every year up to the day of the visit. */
export async function series({ tx, city, asOf }: Visit, kind: AreaKind, id: string, without?: "no-firms" | "no-outline"): Promise<ZoneFile["series"]> {
  const years = city.firm_years.filter((year) => year <= Number(asOf.slice(0, 4)));
  const totals = await areaTotals(tx, city.city_id, kind, { ids: [id], years });
  return years.map((year) => ({
    year, figures: totalFigures(totals.find((row) => row.year === year) ?? null, year, firmsOrigin(city), without),
  }));
}
