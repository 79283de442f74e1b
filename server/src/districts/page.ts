import type { DistrictPage, DistrictSummary } from "@chengqi/domain/districts/district";
import type { Figure } from "@chengqi/domain/figures/figure";
import { observedFigure, preferred, type Observation } from "@chengqi/domain/figures/observed";
import { figureOf } from "@chengqi/domain/figures/origin";
import { totalFigures, type Totals } from "@chengqi/domain/figures/totals";
import { grouped } from "@chengqi/domain/lists/grouped";
import { firmsOrigin, observations } from "../city/sql.js";
import { valueOrigins } from "../datasets/value-origins.js";
import { areaTotals } from "../enterprises/rollup.js";
import type { Visit } from "../http/visit.js";
import { divisionsByCode } from "../industries/sql.js";
import { areaIndustries, boxOf } from "../zones/file.js";
import { zoneSummaries } from "../zones/summaries.js";
import { districts, streets, type DistrictRow } from "./sql.js";

export async function districtSummaries(visit: Visit, code?: string): Promise<DistrictSummary[]> {
  const { tx, city, year } = visit;
  const rows = await districts(tx, city.city_id, code);
  const ids = rows.map((row) => row.code);
  const observed = grouped(await observations(tx, city.city_id, "district", ids), (row) => row.subject);
  const totals = await areaTotals(tx, city.city_id, "district", { ids, years: year === null ? [] : [year] });
  return rows.map((row) => ({
    code: row.code,
    name: { zh: row.nameZh, en: row.nameEn },
    figures: figures(row, observed.get(row.code) ?? [], totals.find(({ area }) => area === row.code) ?? null, visit),
  }));
}

function figures(row: DistrictRow, observed: readonly Observation[], totals: Totals | null, { city, year }: Visit): Record<string, Figure> {
  const measures = [...new Set(observed.map(({ measure }) => measure))].filter((measure) => !isShare(measure));
  const stated = measures.map((measure): [string, Figure] => {
    const best = preferred(observed, measure);
    return [measure, best ? statedFigure(best) : figureOf(measure, "count", null, null, { mark: "published", dataset: row.dataset }, { reason: "not-published" })];
  });
  return { ...Object.fromEntries(stated), ...totalFigures(totals, year, firmsOrigin(city)) };
}

/** An estimate says how it was made. */
const statedFigure = (row: Observation): Figure => ({
  ...observedFigure(row), method: row.mark === "estimated" && row.measure === "employedResidents" ? "resident-estimate" : null,
});

/** One district; undefined if there is none of that code. */
export async function districtPage(visit: Visit, code: string): Promise<DistrictPage | undefined> {
  const { tx, city, asOf } = visit;
  const [summary] = await districtSummaries(visit, code);
  const [row] = await districts(tx, city.city_id, code);
  if (!summary || !row) return undefined;
  const observed = await observations(tx, city.city_id, "district", [code]);
  const zones = await zoneSummaries(visit);
  return {
    ...summary,
    populations: observed.filter(({ measure }) => /^population\d{0,4}$/.test(measure)).toSorted(byPeriod).map(observedFigure),
    residentEmployment: await residentEmployment(visit, observed),
    streets: (await streets(tx, city.city_id, code)).map((street) => ({ code: street.code, name: { zh: street.nameZh, en: street.nameEn } })),
    zones: zones.filter((zone) => zone.districts.some((one) => one.code === code)),
    industries: await areaIndustries(visit, "district", [code]),
    bbox: row.bbox ? boxOf(row.bbox) : boxOf(city.bbox),
    origins: await valueOrigins(tx, city.city_id, { district: [code] }),
    asOf,
  };
}

const byPeriod = (a: Observation, b: Observation): number => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0);

/** Shares of sections are stored one measure each, `residentShareA` to `residentShareT`. */
const shareOf = /^residentShare\W?([A-T])$/;
const isShare = (measure: string): boolean => shareOf.test(measure);

async function residentEmployment({ tx, city }: Visit, observed: readonly Observation[]): Promise<DistrictPage["residentEmployment"]> {
  const industries = await divisionsByCode(tx, city.classification);
  return observed.flatMap((row) => {
    const section = shareOf.exec(row.measure)?.[1];
    if (section === undefined) return [];
    return [{
      section,
      name: industries.get(section)?.name ?? { zh: section, en: null },
      share: { ...observedFigure(row), measure: "residentShare" },
    }];
  });
}
