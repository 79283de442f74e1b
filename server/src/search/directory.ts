import type { Name } from "@chengqi/domain/figures/figure";
import { grouped } from "@chengqi/domain/lists/grouped";
import type { SearchHit } from "@chengqi/domain/search/hit";
import type { Findable } from "@chengqi/domain/search/rank";
import type { Period } from "@chengqi/domain/zones/period";
import { pinyin } from "pinyin-pro";
import { districts } from "../districts/sql.js";
import { ecosystems } from "../ecosystems/sql.js";
import type { Visit } from "../http/visit.js";
import { industryTree } from "../industries/sql.js";
import { zoneDistricts, zoneNames, zoneRows } from "../zones/sql.js";
import { zoneName } from "../zones/summaries.js";
import pages from "./pages.json" with { type: "json" };
import { listedFirms } from "./sql.js";

/** A thing that is found in memory: everything but the mass of firms. */
export interface Entry extends Findable {
  readonly hit: SearchHit;
  /** Hidden before it began; null: always there. */
  readonly period: Period | null;
}

/** All that a city can be searched for, apart from firms. */
export async function directoryOf(visit: Visit): Promise<Entry[]> {
  return [
    ...(await zoneEntries(visit)),
    ...(await ecosystemEntries(visit)),
    ...(await districtEntries(visit)),
    ...(await industryEntries(visit)),
    ...(await listedEntries(visit)),
    ...pages.map((page) => pageEntry(page, visit.city.city_id)),
  ];
}

const heard = new Map<string, string>();

/** Pinyin of a name, worked out once: the directory is made anew for every day asked for. */
function soundOf(text: string): string {
  const sound = heard.get(text) ?? pinyin(text, { toneType: "none", nonZh: "consecutive", v: true }).toLowerCase();
  heard.set(text, sound);
  return sound;
}

function entry(hit: Partial<SearchHit> & Pick<SearchHit, "kind" | "id" | "name">, texts: readonly (string | null)[], sounds: readonly string[], period: Period | null = null): Entry {
  return {
    hit: { detail: null, centre: null, synthetic: false, ...hit },
    texts: [hit.name.zh, hit.name.en, ...texts].filter((text) => text !== null),
    pinyin: sounds,
    period,
  };
}

async function zoneEntries({ tx, city, asOf }: Visit): Promise<Entry[]> {
  const names = grouped(await zoneNames(tx, city.city_id), ({ zone }) => zone);
  const places = grouped(await zoneDistricts(tx, city.city_id), ({ zone }) => zone);
  return (await zoneRows(tx, city.city_id)).map((row) => {
    const own = names.get(row.id) ?? [];
    const at = places.get(row.id) ?? [];
    const detail: Name | null = at.length === 0 ? null : {
      zh: at.map(({ nameZh }) => nameZh).join("、"), en: at.map(({ nameZh, nameEn }) => nameEn ?? nameZh).join(", "),
    };
    return entry(
      { kind: "zone", id: row.id, name: zoneName(row.id, own, asOf), detail, centre: row.lon === null || row.lat === null ? null : [row.lon, row.lat] },
      [row.id, ...own.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn])],
      [row.pinyin, ...own.map(({ nameZh }) => soundOf(nameZh))],
      row,
    );
  });
}

async function ecosystemEntries({ tx, city }: Visit): Promise<Entry[]> {
  return (await ecosystems(tx, city.city_id)).map((row) => {
    const until = row.validTo === null ? "" : row.validTo;
    const detail = { zh: `${row.validFrom}—${until}`, en: `${row.validFrom}–${until}` };
    return entry({ kind: "ecosystem", id: row.id, name: { zh: row.nameZh, en: row.nameEn }, detail }, [row.id], [row.pinyin]);
  });
}

async function districtEntries({ tx, city }: Visit): Promise<Entry[]> {
  return (await districts(tx, city.city_id)).map((row) =>
    entry({ kind: "district", id: row.code, name: { zh: row.nameZh, en: row.nameEn }, detail: { zh: row.code, en: row.code } }, [row.code], [row.pinyin]));
}

async function industryEntries({ tx, city }: Visit): Promise<Entry[]> {
  const tree = await industryTree(tx, city.classification);
  const sections = new Map(tree.filter(({ level }) => level === "section").map((one) => [one.code, one.name]));
  return tree.map((one) => {
    const section = sections.get(one.section);
    const detail = { zh: `${one.code} ${section?.zh ?? ""}`.trim(), en: `${one.code} ${section?.en ?? section?.zh ?? ""}`.trim() };
    return entry({ kind: "industry", id: one.code, name: one.name, detail }, [one.code], [soundOf(one.name.zh)]);
  });
}

async function listedEntries({ tx, city }: Visit): Promise<Entry[]> {
  return (await listedFirms(tx, city.city_id)).map((row) => {
    const code = `${row.exchange ?? ""} ${row.stockCode ?? ""}`.trim();
    const detail = { zh: `${code} ${row.stockName ?? ""}`.trim(), en: code };
    return entry(
      { kind: "firm", id: row.id, name: { zh: row.nameZh, en: row.nameEn }, detail },
      [row.stockCode, row.stockName, row.id], [soundOf(row.stockName ?? row.nameZh), soundOf(row.nameZh)],
    );
  });
}

const pageEntry = (page: (typeof pages)[number], city: string): Entry =>
  entry({ kind: "page", id: page.id.replace("{city}", city), name: { zh: page.zh, en: page.en } }, page.also, [soundOf(page.zh), ...page.also.map(soundOf)]);
