import type { City } from "@chengqi/domain/city/city";
import type { Figure } from "@chengqi/domain/figures/figure";
import { knownOn, observedFigure, preferred, type Observation } from "@chengqi/domain/figures/observed";
import { figureOf, type Origin } from "@chengqi/domain/figures/origin";
import { totalFigures } from "@chengqi/domain/figures/totals";
import { inForce } from "@chengqi/domain/zones/period";
import { ecosystems } from "../ecosystems/sql.js";
import { areaTotals } from "../enterprises/rollup.js";
import type { Visit } from "../http/visit.js";
import { standingZones } from "../zones/shapes.js";
import { zoneRows } from "../zones/sql.js";
import { firmsOrigin, listCounts, observations } from "./sql.js";

/** Figures of the whole city on the day of the visit. */
export async function cityFigures(visit: Visit): Promise<City["figures"]> {
  const { tx, city, asOf, year } = visit;
  const observed = await observations(tx, city.city_id, "city");
  const districts = await observations(tx, city.city_id, "district");
  const [totals] = await areaTotals(tx, city.city_id, "city", { years: year === null ? [] : [year] });
  return {
    population: populationOf(observed, districts, asOf),
    areaM2: fromObserved("areaM2", observed) ?? sumOfDistricts("areaM2", "areaM2", "m2", districts),
    ...(await listFigures(visit)),
    ...totalFigures(totals ?? null, year, firmsOrigin(city)),
  };
}

async function listFigures(visit: Visit): Promise<Record<string, Figure>> {
  const { tx, city, asOf } = visit;
  const zones = await standingZones(visit);
  const zoneSource = (await zoneRows(tx, city.city_id, zones.slice(0, 1)))[0]?.dataset;
  const circles = (await ecosystems(tx, city.city_id)).filter((row) => inForce(row, asOf));
  const lists = await listCounts(tx, city.city_id);
  return {
    zones: count("zones", zones.length, asOf, zoneSource ?? null),
    ecosystems: count("ecosystems", circles.length, asOf, circles[0]?.dataset ?? null),
    listedCompanies: counted("listedCompanies", lists.listed),
    metroStations: counted("metroStations", lists.stations),
  };
}

/** A list from one dataset or several, each counted. */
function counted(measure: string, lists: readonly { dataset: string; rows: number }[]): Figure {
  const figure = count(measure, lists.reduce((sum, { rows }) => sum + rows, 0), null, lists[0]?.dataset ?? null);
  const inputs = lists.map(({ dataset, rows }) => ({ measure, value: rows, unit: "count" as const, period: null, dataset }));
  return { ...figure, inputs };
}

/** Rows of a list; without a list there is nothing to count. */
function count(measure: string, rows: number, period: string | null, dataset: string | null): Figure {
  const origin: Origin = { mark: "derived", dataset: dataset ?? "none", method: "count-of-rows" };
  return figureOf(measure, "count", dataset === null ? null : rows, period, origin, { reason: "no-data-for-date" });
}

function fromObserved(measure: string, rows: readonly Observation[]): Figure | null {
  const row = preferred(rows, measure);
  return row ? observedFigure(row) : null;
}

/** Latest census up to the day: the city's own figure, else the sum of its districts. */
export function populationOf(city: readonly Observation[], districts: readonly Observation[], day: string): Figure {
  const own = latestPopulation(city, day);
  if (own) return { ...observedFigure(own), measure: "population" };
  const latest = latestPopulation(districts, day);
  if (!latest) {
    return figureOf("population", "person", null, null, { mark: "published", dataset: districts[0]?.dataset ?? "none" }, { reason: "no-data-for-date" });
  }
  return sumOfDistricts("population", latest.measure, "person", districts.filter(({ period }) => period === latest.period));
}

/** Census counts are stored as `population` by period, or as `population2020` and the like. */
const isPopulation = (measure: string): boolean => /^population\d{0,4}$/.test(measure);

export const latestPopulation = (rows: readonly Observation[], day: string): Observation | undefined =>
  rows
    .filter((row) => isPopulation(row.measure) && row.value !== null && knownOn(row.period, day))
    .toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))[0];

function sumOfDistricts(measure: string, stored: string, unit: "m2" | "person", rows: readonly Observation[]): Figure {
  const parts = rows.filter((row) => row.measure === stored && row.value !== null);
  const first = parts[0];
  const origin: Origin = { mark: "derived", dataset: first?.dataset ?? "none", source: first?.source ?? null, method: "sum-of-districts" };
  const inputs = parts.map((row) => ({ measure: stored, value: Number(row.value), unit, period: row.period, dataset: row.dataset }));
  const sum = parts.length === 0 ? null : parts.reduce((all, row) => all + Number(row.value), 0);
  return figureOf(measure, unit, sum, first?.period ?? null, origin, { inputs, reason: "not-published" });
}
