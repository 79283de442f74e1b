import { membershipsOn } from "@chengqi/domain/ecosystems/succession";
import type { Figure, Name } from "@chengqi/domain/figures/figure";
import { observedFigure, preferred, type Observation } from "@chengqi/domain/figures/observed";
import { figureOf } from "@chengqi/domain/figures/origin";
import { totalFigures } from "@chengqi/domain/figures/totals";
import { grouped } from "@chengqi/domain/lists/grouped";
import { nameOn } from "@chengqi/domain/zones/names";
import { standsOn, statusOn } from "@chengqi/domain/zones/status";
import { evidenceGrades, type EvidenceGrade, type ZoneSummary } from "@chengqi/domain/zones/zone";
import { firmsOrigin, observations } from "../city/sql.js";
import { ecosystems, successions } from "../ecosystems/sql.js";
import { areaTotals } from "../enterprises/rollup.js";
import type { Visit } from "../http/visit.js";
import { zoneBodies, zoneDistricts, zoneIndustries, zoneMemberships, zoneNames, zoneRows, type ZoneRow } from "./sql.js";

/** Zones on the day of the visit with all a list shows of them: those that stand, or those named. */
export async function zoneSummaries(visit: Visit, ids?: readonly string[]): Promise<ZoneSummary[]> {
  const { tx, city, asOf } = visit;
  const rows = await zoneRows(tx, city.city_id, ids);
  const parts = await partsOf(visit, ids);
  return rows.filter((row) => (ids ? statusOn(row, asOf) !== null : standsOn(row, asOf))).map((row) => summary(row, visit, parts));
}

/** Ids of the zones that stand on the day and are known to belong to an ecosystem; where it was divided, nobody knows. */
export async function zonesOfEcosystem({ tx, city, asOf }: Visit, ecosystem: string): Promise<string[]> {
  const id = city.city_id;
  const stated = byZone(await zoneMemberships(tx, id));
  const circles = await ecosystems(tx, id);
  if (circles.find((circle) => circle.id === ecosystem)?.nameOnly) return [];
  const steps = await successions(tx, id);
  const rows = (await zoneRows(tx, id)).filter((row) => standsOn(row, asOf));
  return rows.map((row) => row.id).filter((zone) =>
    membershipsOn(stated.get(zone) ?? [], asOf, circles, steps).some(({ ecosystemId, basis }) => ecosystemId === ecosystem && basis !== "split"));
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

async function partsOf({ tx, city, year }: Visit, ids?: readonly string[]) {
  const id = city.city_id;
  const years = year === null ? [] : [year];
  return {
    names: byZone(await zoneNames(tx, id, ids)),
    districts: byZone(await zoneDistricts(tx, id, ids)),
    bodies: byZone(await zoneBodies(tx, id, ids)),
    memberships: byZone(await zoneMemberships(tx, id, ids)),
    industries: byZone(await zoneIndustries(tx, id, ids)),
    ecosystems: await ecosystems(tx, id),
    successions: await successions(tx, id),
    observed: grouped(await observations(tx, id, "zone", ids), (row) => row.subject),
    totals: new Map((await areaTotals(tx, id, "zone", { years, ...(ids ? { ids } : {}) })).map((row) => [row.area, row])),
  };
}

const byZone = <R extends { zone: string }>(rows: readonly R[]): Map<string, R[]> => grouped(rows, (row) => row.zone);

function summary(row: ZoneRow, { city, asOf, year }: Visit, parts: Parts): ZoneSummary {
  return {
    id: row.id,
    name: zoneName(row.id, parts.names.get(row.id) ?? [], asOf),
    kind: row.kind,
    status: statusOn(row, asOf) ?? row.status,
    evidence: evidenceOf(row.evidence),
    districts: (parts.districts.get(row.id) ?? []).map(({ code, nameZh, nameEn }) => ({ code, name: { zh: nameZh, en: nameEn } })),
    bodies: (parts.bodies.get(row.id) ?? []).map(({ id, nameZh, nameEn, statutory }) => ({ id, name: { zh: nameZh, en: nameEn }, statutory })),
    ecosystems: memberships(row.id, asOf, parts),
    leadingIndustries: (parts.industries.get(row.id) ?? []).map(({ position, labelZh, labelEn, codes }) => ({ position, name: { zh: labelZh, en: labelEn }, codes })),
    centre: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
    schematic: row.schematic,
    figures: zoneFigures(row, parts.observed.get(row.id) ?? [], totalFigures(parts.totals.get(row.id) ?? null, year, firmsOrigin(city), withoutFirms(row))),
  };
}

/** The name on a day; a zone without a main name is called by its id. */
export function zoneName(id: string, names: Parameters<typeof nameOn>[0], asOf: string): Name {
  const name = nameOn(names, asOf);
  return name ? { zh: name.nameZh, en: name.nameEn } : { zh: id, en: null };
}

function memberships(zone: string, asOf: string, parts: Parts): ZoneSummary["ecosystems"] {
  return membershipsOn(parts.memberships.get(zone) ?? [], asOf, parts.ecosystems, parts.successions).map((membership) => {
    const ecosystem = parts.ecosystems.find(({ id }) => id === membership.ecosystemId);
    return {
      ecosystemId: membership.ecosystemId,
      name: { zh: ecosystem?.nameZh ?? membership.ecosystemId, en: ecosystem?.nameEn ?? null },
      // A role was stated for one ecosystem; it does not pass to the heir.
      role: membership.basis === "stated" ? membership.role : null,
      validFrom: membership.validFrom,
      validTo: membership.validTo,
      basis: membership.basis,
      dataset: membership.dataset,
    };
  });
}

/** Why there are no firms in a zone: it has none, or no outline that any could be found in. */
export const withoutFirms = (row: { readonly bbox: unknown }): "no-firms" | "no-outline" => (row.bbox === null ? "no-outline" : "no-firms");

/** What lists and cards show of the sums; the others stand in the years of a zone's file. */
const shown = ["firms", "employees", "revenueCny", "valueAddedCny", "taxCny"] as const;

/** Published areas, and sums over the firms. */
function zoneFigures({ dataset }: ZoneRow, observed: readonly Observation[], sums: Record<string, Figure>): Record<string, Figure> {
  return {
    areaM2: areaFigure("areaM2", dataset, observed),
    startAreaM2: areaFigure("startAreaM2", dataset, observed),
    ...Object.fromEntries(shown.flatMap((measure) => (sums[measure] ? [[measure, sums[measure]]] : []))),
  };
}

/** An area holds for the plan it was published with, so the day asked for does not hide it. */
function areaFigure(measure: string, dataset: string, observed: readonly Observation[]): Figure {
  const row = preferred(observed, measure);
  if (!row) return figureOf(measure, "m2", null, null, { mark: "published", dataset }, { reason: "not-published" });
  const figure = observedFigure(row);
  return figure.mark === "published" ? figure : { ...figure, method: "area-of-outline" };
}

/** @throws RangeError if a pack has brought a grade that is none of ours. */
export function evidenceOf(text: string): EvidenceGrade {
  const grade = evidenceGrades.find((known) => known === text);
  if (grade === undefined) throw new RangeError(`evidence: expected one of ${evidenceGrades.join(", ")}, found ${text}`);
  return grade;
}
