import type { AtlasScope, AtlasSheet } from "@chengqi/domain/atlas/atlas";
import type { Figure, Name } from "@chengqi/domain/figures/figure";
import { figureOf } from "@chengqi/domain/figures/origin";
import { totalFigures } from "@chengqi/domain/figures/totals";
import type { Language } from "@chengqi/domain/words/words";
import type { ZoneSummary } from "@chengqi/domain/zones/zone";
import { firmsOrigin } from "../city/sql.js";
import { ecosystemPage } from "../ecosystems/page.js";
import { areaTotals } from "../enterprises/rollup.js";
import { HttpError, found } from "../errors.js";
import type { Visit } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import { zoneSummaries } from "../zones/summaries.js";
import type { TitleRow } from "./drawing-data.js";
import { sharedWord, word, type DrawingWord } from "./words/words.js";

/** What an atlas is about: its zones, its firms, its title. */
export interface Subject {
  readonly scope: AtlasScope;
  readonly id: string;
  readonly title: Name;
  /** Zones in focus, with their roles where known; all zones of the city stand in `all`. */
  readonly zones: readonly ZoneSummary[];
  readonly all: readonly ZoneSummary[];
  readonly roles: ReadonlyMap<string, string>;
  /** Whose firms are counted: zones, or null for the whole city. */
  readonly firmZones: readonly string[] | null;
  readonly rows: readonly TitleRow[];
  readonly figures: readonly Figure[];
  readonly datasets: readonly string[];
  /** Why nothing can be drawn of it; null where something can. */
  readonly blocked: string | null;
}

const bilingual = (make: (lang: Language) => string): Name => ({ zh: make("zh"), en: make("en") });
const row = (label: DrawingWord, text: Name): TitleRow => ({ label, text });
const joined = (names: readonly Name[]): Name =>
  bilingual((lang) => (names.length === 0 ? "—" : names.map((name) => (lang === "en" ? (name.en ?? name.zh) : name.zh)).join(lang === "zh" ? "、" : ", ")));

const plain = (content: string): Name => ({ zh: content, en: content });

function datedRows({ asOf, year }: Visit): TitleRow[] {
  return [row("row.asOf", plain(asOf)), row("row.year", year === null ? { zh: "该日期没有数据", en: "no data for this date" } : plain(String(year)))];
}

const shown = ["areaM2", "startAreaM2", "firms", "employees", "revenueCny", "valueAddedCny"];
const picked = (figures: Readonly<Record<string, Figure>>): Figure[] => shown.flatMap((key) => figures[key] ?? []);

async function zoneSubject(visit: Visit, id: string): Promise<Subject> {
  const all = await zoneSummaries(visit);
  const zone = all.find((one) => one.id === id) ?? (await zoneSummaries(visit, [id]))[0];
  if (!zone) {
    const [known] = await zoneRows(visit.tx, visit.city.city_id, [id]);
    if (!known) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "the id of a zone" });
    throw new HttpError(404, "not-in-force", { field: "query.asOf", found: visit.asOf, expected: `a day from ${known.validFrom ?? "its beginning"} on` });
  }
  return {
    scope: "zone", id, title: zone.name, zones: [zone], all, roles: new Map(), firmZones: [id], blocked: null,
    rows: [
      row("row.kind", bilingual((lang) => sharedWord(lang, "kind", zone.kind))),
      row("row.districts", joined(zone.districts.map(({ name }) => name))),
      row("row.ecosystems", joined(zone.ecosystems.map(({ name }) => name))),
      row("row.leading", joined(zone.leadingIndustries.map(({ name }) => name))),
      row("row.status", bilingual((lang) => lang === "zh"
        ? `${sharedWord(lang, "status", zone.status)}（${sharedWord(lang, "evidence", zone.evidence)}）`
        : `${sharedWord(lang, "status", zone.status)} (${sharedWord(lang, "evidence", zone.evidence).toLowerCase()})`)),
      ...datedRows(visit),
    ],
    figures: picked(zone.figures),
    datasets: [...new Set([...Object.values(zone.figures).map(({ dataset }) => dataset), ...zone.ecosystems.map(({ dataset }) => dataset)])],
  };
}

async function ecosystemSubject(visit: Visit, id: string): Promise<Subject> {
  const page = found(await ecosystemPage(visit, id), "params.id", id, "the id of an ecosystem");
  const known = page.members.filter(({ basis }) => basis !== "split");
  const zones = known.map(({ zone }) => zone);
  const count = figureOf("zones", "count", page.zones, visit.asOf, { mark: "derived", dataset: page.dataset, method: "count-of-rows" }, { reason: page.nameOnly ? "name-only" : "not-known" });
  return {
    scope: "ecosystem", id, title: bilingual((lang) => word(lang, "ecosystemTitle", { name: lang === "en" ? (page.name.en ?? page.name.zh) : page.name.zh })), zones, all: await zoneSummaries(visit), firmZones: zones.map((zone) => zone.id),
    roles: new Map(known.flatMap(({ zone, role }) => (role ? [[zone.id, role] as const] : []))),
    blocked: page.nameOnly ? "name-only" : zones.length === 0 ? "not-known" : null,
    rows: [
      row("row.kind", bilingual((lang) => sharedWord(lang, "kind", page.family))),
      row("row.period", { zh: `${page.validFrom} 起${page.validTo ? `，至 ${page.validTo}` : ""}`, en: `from ${page.validFrom}${page.validTo ? ` to ${page.validTo}` : ""}` }),
      row("row.evidence", bilingual((lang) => sharedWord(lang, "evidence", page.evidence))),
      ...datedRows(visit),
    ],
    figures: page.nameOnly ? [] : [count, ...picked(page.figures)],
    datasets: [page.dataset, ...new Set(Object.values(page.figures).map(({ dataset }) => dataset))],
  };
}

async function citySubject(visit: Visit, id: string): Promise<Subject> {
  const { tx, city, year } = visit;
  found(id === city.city_id ? city : null, "params.id", id, city.city_id);
  const all = await zoneSummaries(visit);
  const totals = year === null ? [] : await areaTotals(tx, city.city_id, "city", { ids: [city.city_id], years: [year] });
  const figures = totalFigures(totals[0] ?? null, year, firmsOrigin(city));
  const list = all[0] && (await zoneRows(tx, city.city_id, [all[0].id]))[0]?.dataset;
  const count = figureOf("zones", "count", all.length, visit.asOf, { mark: "derived", dataset: list ?? firmsOrigin(city).dataset, method: "count-of-rows" });
  return {
    scope: "city", id, title: { zh: city.name_zh, en: city.name_en }, zones: all, all, roles: new Map(), firmZones: null, blocked: null,
    rows: [row("row.classification", { zh: city.classification, en: city.classification }), ...datedRows(visit)],
    figures: [count, ...picked(figures)], datasets: [firmsOrigin(city).dataset],
  };
}

const subjects: Record<AtlasScope, (visit: Visit, id: string) => Promise<Subject>> = {
  city: citySubject, zone: zoneSubject, ecosystem: ecosystemSubject,
};

/** The subject on the day of the visit. @throws HttpError 404 where there is none */
export const subjectOf = (visit: Visit, scope: AtlasScope, id: string): Promise<Subject> => subjects[scope](visit, id);

export interface Missing {
  readonly sheet: AtlasSheet;
  readonly reason: string;
}
