import { z } from "zod";
import type { Tx } from "../db/tables.js";
import { copyRows, lineText, polygonText } from "./copy-rows.js";
import { fileOf, type CityPack, type Pack } from "./pack.js";
import { lineSchema, list, number, optionalText, polygonSchema, readFeatures, readRows, text } from "./pack-rows.js";
import { pinyinOf } from "./sound.js";

const unitRow = z.object({ code: text, name: text, level: z.enum(["district", "street"]), parent_code: optionalText });
const englishRow = z.object({ code: text, name_en: text });
const statsRow = z.object({
  adcode: text, pop_census_2000: number, pop_census_2010: number, pop_census_2020: number, area_km2_official: number,
  center_lon: number, center_lat: number,
});
const sections = [..."ABCDEFGHIJKLMNOPQRST"];
const employmentRow = z.object({
  code: text, urban_share: number, share_age_0_14: number, housing_m2_per_person: number, housing_rooms_per_household: number,
  employment_ratio_16plus: number, employed_residents_est: number,
}).catchall(z.string());
const stationRow = z.object({ station: text, lon: number, lat: number, lines: list });
const lineProperties = z.object({ line: text, segment: text, color: text });

/** The city's row and its datasets; those of the nation come along, so that every figure can name its own. */
export async function loadCityRow(tx: Tx, pack: CityPack, national: Pack, seed: number | null): Promise<void> {
  const { id, nameZh, nameEn, classification, defaultAsOf, crsNote, timeZone, firmYears } = pack.city;
  const outlines = await readFeatures(pack, "districts", z.object({ adcode: text }), polygonSchema);
  const points = outlines.flatMap(({ geometry }) => geometry.flat(2));
  const bounds = points.reduce<[number, number, number, number]>(
    ([west, south, east, north], [lon, lat]) => [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)],
    [180, 90, -180, -90]);
  const centre = (await populationCentre(pack)) ?? [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
  await copyRows(tx, "city.city", [{
    city_id: id, name_zh: nameZh, name_en: nameEn, classification, centre_lon: centre[0], centre_lat: centre[1], bbox: bounds,
    crs_note: crsNote, default_as_of: defaultAsOf, seed, time_zone: timeZone, firm_years: firmYears,
  }]);
  await copyRows(tx, "city.dataset", [...national.datasets, ...pack.datasets].map((dataset) => datasetRow(id, dataset)));
}

/** A dataset of a pack as a city keeps it. */
export const datasetRow = (city_id: string, dataset: Pack["datasets"][number]) => ({
  city_id, id: dataset.id, title_zh: dataset.titleZh, title_en: dataset.titleEn, source: dataset.source,
  source_url: dataset.sourceUrl, licence: dataset.licence, as_of: dataset.asOf, owner: dataset.owner,
  refresh_days: dataset.refreshDays, synthetic: dataset.synthetic, mark: dataset.mark, note_zh: dataset.noteZh, note_en: dataset.noteEn,
});

/** Where the districts' residents live on average: the map opens there. Null where the pack does not tell. */
async function populationCentre(pack: CityPack): Promise<[number, number] | null> {
  const rows = await readRows(pack, "districtStats", statsRow);
  if (rows.length === 0) return null;
  const people = rows.reduce((sum, row) => sum + row.pop_census_2020, 0);
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    Math.round((rows.reduce((sum, row) => sum + of(row) * row.pop_census_2020, 0) / people) * 1e4) / 1e4;
  return [mean((row) => row.center_lon), mean((row) => row.center_lat)];
}

/** Districts, streets and towns, with outlines of the districts. */
export async function loadAdminUnits(tx: Tx, pack: CityPack): Promise<void> {
  const city_id = pack.city.id;
  const outlines = new Map((await readFeatures(pack, "districts", z.object({ adcode: text }), polygonSchema))
    .map(({ properties, geometry }) => [properties.adcode, polygonText(geometry)]));
  const english = new Map((await readRows(pack, "districtNamesEn", englishRow)).map((row) => [row.code, row.name_en]));
  const rows = await readRows(pack, "adminUnits", unitRow);
  const dataset_id = fileOf(pack, "adminUnits").dataset;
  await copyRows(tx, "city.admin_unit", rows.map((row) => ({
    city_id, code: row.code, level: row.level, parent_code: row.parent_code, name_zh: row.name, name_en: english.get(row.code) ?? null,
    pinyin: pinyinOf(row.name), geom: outlines.get(row.code) ?? null, dataset_id,
  })));
  const source = (column_name: string, key: string, mark: "derived" | "estimated") => [...outlines.keys()].map((row_id) => ({
    city_id, relation: "admin_unit", row_id, column_name, dataset_id: fileOf(pack, key).dataset, mark, source: null,
  }));
  await copyRows(tx, "city.value_source", [...source("name_en", "districtNamesEn", "derived"), ...source("geom", "districts", "estimated")]);
}

interface Stated { readonly district: string; readonly measure: string; readonly period: string; readonly value: number; readonly unit: string; readonly estimated?: boolean }

/** Census figures of the districts. */
export async function loadDistrictFigures(tx: Tx, pack: CityPack): Promise<void> {
  const stats = (await readRows(pack, "districtStats", statsRow)).flatMap((row): Stated[] => [
    { district: row.adcode, measure: "population2000", period: "2000-11-01", value: row.pop_census_2000, unit: "person" },
    { district: row.adcode, measure: "population2010", period: "2010-11-01", value: row.pop_census_2010, unit: "person" },
    { district: row.adcode, measure: "population2020", period: "2020-11-01", value: row.pop_census_2020, unit: "person" },
    { district: row.adcode, measure: "areaM2", period: "2020", value: row.area_km2_official * 1e6, unit: "m2" },
  ]);
  const employment = (await readRows(pack, "residentEmployment", employmentRow)).flatMap((row): Stated[] => {
    const one = { district: row.code, period: "2020-11-01" };
    return [
      { ...one, measure: "urbanShare", value: row.urban_share, unit: "ratio" },
      { ...one, measure: "age0To14Share", value: row.share_age_0_14, unit: "ratio" },
      { ...one, measure: "housingM2PerPerson", value: row.housing_m2_per_person, unit: "m2PerPerson" },
      { ...one, measure: "roomsPerHousehold", value: row.housing_rooms_per_household, unit: "count" },
      { ...one, measure: "employmentRatio16Plus", value: row.employment_ratio_16plus, unit: "ratio" },
      { ...one, measure: "employedResidents", value: row.employed_residents_est, unit: "person", estimated: true },
      ...sections.map((section) => ({ ...one, measure: `residentShare${section}`, value: number.parse(row[`share_${section}`]), unit: "ratio" })),
    ];
  });
  await copyRows(tx, "city.observation", [...stored(pack, "districtStats", stats), ...stored(pack, "residentEmployment", employment)]);
}

const stored = (pack: CityPack, key: string, figures: readonly Stated[]) => figures.map((figure) => ({
  city_id: pack.city.id, subject_kind: "district", subject_id: figure.district, measure: figure.measure, period: figure.period,
  value: String(Math.round(figure.value * 1e6) / 1e6), unit: figure.unit, mark: figure.estimated ? "estimated" as const : "published" as const,
  dataset_id: fileOf(pack, key).dataset, source: null,
}));

/** Metro lines and stations. */
export async function loadMetro(tx: Tx, pack: CityPack): Promise<void> {
  const city_id = pack.city.id;
  const stations = await readRows(pack, "metroStations", stationRow);
  await copyRows(tx, "city.metro_station", stations.map((row) => ({
    city_id, name_zh: row.station, lines: row.lines, lon: row.lon, lat: row.lat, dataset_id: fileOf(pack, "metroStations").dataset,
  })));
  const lines = await readFeatures(pack, "metroLines", lineProperties, lineSchema);
  await copyRows(tx, "city.metro_line", lines.map(({ properties, geometry }, index) => ({
    city_id, id: `L${String(index + 1).padStart(2, "0")}`, colour: properties.color,
    name_zh: properties.segment.includes("未开通") ? `${properties.line}（未开通）` : properties.line,
    geom: lineText(geometry), dataset_id: fileOf(pack, "metroLines").dataset,
  })));
}
