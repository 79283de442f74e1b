import type { Tx } from "../db/tables.js";
import { copyRows } from "./copy-rows.js";
import { fileOf, type CityPack } from "./pack.js";
import { pinyinOf } from "./sound.js";
import type { ZoneFacts } from "./zone-facts.js";

/** A value that does not come from its row's dataset. */
export const valueSource = (
  pack: CityPack, relation: string, row_id: string, column_name: string, key: string, mark: "derived" | "estimated" | "synthetic",
) => ({ city_id: pack.city.id, relation, row_id, column_name, dataset_id: fileOf(pack, key).dataset, mark, source: null });

/** Ecosystems with what followed on them, the history of the zone system, and the managing bodies. */
export async function loadEcosystems(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const city_id = pack.city.id;
  const datasetOf = (key: string) => fileOf(pack, key).dataset;
  await copyRows(tx, "city.ecosystem", facts.ecosystems.map((row) => ({
    city_id, id: row.id, name_zh: row.name_zh, name_en: row.name_en, pinyin: pinyinOf(row.name_zh), family: row.family,
    valid_from: row.valid_from, valid_to: row.valid_to, evidence: row.evidence, name_only: row.name_only,
    note_zh: row.note_zh, note_en: row.note_en, dataset_id: datasetOf("ecosystems"),
  })));
  await copyRows(tx, "city.ecosystem_succession", facts.successions.map((row) => ({
    city_id, ...row, dataset_id: datasetOf("ecosystemSuccessions"),
  })));
  await copyRows(tx, "city.zone_system_event", facts.history.map((row) => ({
    city_id, date: row.date, ecosystems: row.ecosystems, zones: row.functional_zones, composition: row.composition, event: row.event,
    source: row.source, dataset_id: datasetOf("zoneSystemHistory"),
  })));
  await copyRows(tx, "city.statement", facts.history.flatMap((row) =>
    [["event", row.event, row.event_en], ["composition", row.composition, row.composition_en]].flatMap(([field, text_zh, text_en]) =>
      (field && text_zh && text_en ? [{
        city_id, subject_kind: "zone-system-event", subject_id: row.date, field, text_zh, text_en, mark: "published" as const,
        dataset_id: datasetOf("zoneSystemHistory"), source: row.source,
      }] : []))));
  await copyRows(tx, "city.body", facts.bodies.map((row) => ({
    city_id, id: row.id, name_zh: row.name_zh, name_en: row.name_en, statutory: row.statutory, district_code: row.district_code,
    type: row.statutory ? "district-government" as const : "managing-body" as const, valid_from: null, valid_to: null, dataset_id: datasetOf("bodies"),
  })));
  await copyRows(tx, "city.statement", facts.bodies.flatMap((row) => (row.note_zh === null ? [] : [{
    city_id, subject_kind: "body", subject_id: row.id, field: "note", text_zh: row.note_zh, text_en: row.note_en,
    mark: "published" as const, dataset_id: datasetOf("bodies"), source: null,
  }])));
  await copyRows(tx, "city.value_source", [
    ...facts.ecosystems.map((row) => valueSource(pack, "ecosystem", row.id, "name_en", "ecosystemNamesEn", "derived")),
    ...facts.ecosystems.filter((row) => row.note_en !== null)
      .map((row) => valueSource(pack, "ecosystem", row.id, "note_en", "ecosystemNamesEn", "derived")),
    ...facts.bodies.map((row) => valueSource(pack, "body", row.id, "name_en", "bodyNamesEn", "derived")),
  ]);
}
