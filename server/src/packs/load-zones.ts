import type { Mark } from "@chengqi/domain/figures/figure";
import { StartError } from "../lifecycle/start-error.js";
import type { Tx } from "../db/tables.js";
import { copyRows, polygonText } from "./copy-rows.js";
import { valueSource } from "./load-ecosystems.js";
import { fileOf, type CityPack } from "./pack.js";
import { pinyinOf } from "./sound.js";
import { leadingIndustriesOf, type ZoneFacts } from "./zone-facts.js";

/** Zones with all that hangs on them. */
export async function loadZones(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  await loadZoneRows(tx, pack, facts);
  await loadZoneNames(tx, pack, facts);
  await loadZoneLinks(tx, pack, facts);
  await loadLeadingIndustries(tx, pack, facts);
  await loadCommunities(tx, pack, facts);
  await loadZoneKnowledge(tx, pack, facts);
}

const datasets = (pack: CityPack) => (key: string) => fileOf(pack, key).dataset;

async function loadZoneRows(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const city_id = pack.city.id;
  const dataset = datasets(pack);
  const shapeOf = (zone: string, part: string) =>
    facts.shapes.find((shape) => shape.properties.zone === zone && shape.properties.part === part);
  const listed = facts.zones.map((row) => {
    const shape = shapeOf(row.id, "zone");
    const start = shapeOf(row.id, "start");
    const [lon, lat] = shape?.properties.centre ?? [row.centre_lon, row.centre_lat];
    return {
      city_id, id: row.id, kind: row.kind, status: "candidate" as const, evidence: row.evidence, pinyin: pinyinOf(row.name_zh),
      centre_lon: lon, centre_lat: lat, geom: shape ? polygonText(shape.geometry) : null,
      start_geom: start ? polygonText(start.geometry) : null, schematic: shape?.properties.synthetic ?? false, valid_from: null, valid_to: null, dataset_id: dataset("zones"),
    };
  });
  const more = facts.more.map((row) => ({
    city_id, id: row.id, kind: row.kind, status: row.status, evidence: row.evidence,
    pinyin: pinyinOf(facts.names.find((name) => name.zone_id === row.id && name.role === "main")?.name_zh ?? ""),
    centre_lon: null, centre_lat: null, geom: null, start_geom: null, schematic: false,
    valid_from: row.valid_from, valid_to: row.valid_to, dataset_id: dataset("zonesMore"),
  }));
  await copyRows(tx, "city.zone", [...listed, ...more]);
  await copyRows(tx, "city.value_source", listed.filter((zone) => zone.schematic).flatMap((zone) => [
    ...["geom", "start_geom"].map((column) => valueSource(pack, "zone", zone.id, column, "zoneShapes", "synthetic")),
    valueSource(pack, "zone", zone.id, "centre_lon", (shapeOf(zone.id, "zone")?.properties.movedM ?? 0) > 0 ? "zoneShapes" : "zones", "estimated"),
  ]));
  await copyRows(tx, "city.value_source", listed.map((zone) => valueSource(pack, "zone", zone.id, "kind", "zones", "derived")));
}

async function loadZoneNames(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const city_id = pack.city.id;
  await copyRows(tx, "city.zone_name", facts.names.map((row) => ({
    city_id, zone_id: row.zone_id, name_zh: row.name_zh, name_en: row.name_en, role: row.role, valid_from: row.valid_from,
    valid_to: row.valid_to, dataset_id: fileOf(pack, "zoneNames").dataset,
  })));
  await copyRows(tx, "city.value_source", facts.names.filter((row) => row.name_en !== null)
    .map((row) => valueSource(pack, "zone_name", `${row.zone_id}/${row.name_zh}`, "name_en", "zoneNamesEn", "derived")));
  await copyRows(tx, "city.zone_lineage", facts.lineage.map((row) => ({
    city_id, from_id: row.from_id, to_id: row.to_id, kind: row.kind, on_date: row.on_date, dataset_id: fileOf(pack, "zoneLineage").dataset,
  })));
}

async function loadZoneLinks(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const city_id = pack.city.id;
  const dataset = datasets(pack);
  const rows = [
    ...facts.zones.map((row) => ({ ...row, dataset_id: dataset("zones") })),
    ...facts.more.map((row) => ({ ...row, ecosystems: [], dataset_id: dataset("zonesMore") })),
  ];
  await copyRows(tx, "city.zone_district", rows.flatMap((row) => row.district_codes.map((district_code) => ({
    city_id, zone_id: row.id, district_code, dataset_id: row.dataset_id,
  }))));
  await copyRows(tx, "city.zone_body", rows.flatMap((row) => row.managing_bodies.map((name) => ({
    city_id, zone_id: row.id, body_id: facts.bodies.find((body) => body.list_names.includes(name))?.id ?? name, dataset_id: dataset("bodies"),
  }))));
  await copyRows(tx, "city.zone_ecosystem", rows.flatMap((row) => row.ecosystems.flatMap((name) => {
    const ecosystem = facts.ecosystems.find((one) => one.list_name === name);
    if (!ecosystem) return [];
    const sourced = facts.roles.find((role) => role.zone_id === row.id && role.ecosystem_id === ecosystem.id);
    return [{
      city_id, zone_id: row.id, ecosystem_id: ecosystem.id, role: sourced?.role ?? null, valid_from: null, valid_to: null,
      dataset_id: dataset(sourced ? "zoneRoles" : "zoneMapping"),
    }];
  })));
}

/** Labels as listed, and the classes we read them as; every code must stand in the classification. */
async function loadLeadingIndustries(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const city_id = pack.city.id;
  const known = new Map((await tx.selectFrom("national.industry").select(["code", "level"])
    .where("classification", "=", pack.city.classification).execute()).map((row) => [row.code, row.level]));
  for (const row of facts.industries) {
    const strange = row.codes.find((code) => known.get(code) !== "group" && known.get(code) !== "class");
    if (strange !== undefined) {
      throw new StartError(`${fileOf(pack, "leadingIndustries").path}: ${row.zone_id} ${row.label_zh}: found code "${strange}"; expected a group or class of ${pack.city.classification}`);
    }
  }
  const listed = facts.zones.flatMap((zone) => leadingIndustriesOf(facts, zone));
  const more = facts.industries.filter((row) => facts.more.some((zone) => zone.id === row.zone_id));
  const stored = (rows: typeof listed, key: string) => rows.map((row) => ({
    city_id, zone_id: row.zone_id, position: row.position, label_zh: row.label_zh, label_en: row.label_en, codes: row.codes, dataset_id: fileOf(pack, key).dataset,
  }));
  await copyRows(tx, "city.zone_industry", [...stored(listed, "zones"), ...stored(more, "zonesMore")]);
  await copyRows(tx, "city.value_source", [...listed, ...more].flatMap((row) => {
    const from = (column: string) => valueSource(pack, "zone_industry", `${row.zone_id}/${row.position}`, column, "leadingIndustries", "derived");
    return row.label_en === null ? [from("codes")] : [from("codes"), from("label_en")];
  }));
}

async function loadCommunities(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const communities = facts.shapes.filter((shape) => shape.properties.part === "community");
  await copyRows(tx, "city.zone_community", communities.map(({ properties, geometry }) => ({
    city_id: pack.city.id, zone_id: properties.zone, id: properties.id ?? "", name_zh: properties.nameZh ?? "", name_en: properties.nameEn,
    area_m2: properties.areaM2, geom: polygonText(geometry), synthetic: properties.synthetic,
    dataset_id: fileOf(pack, "zoneCommunities").dataset,
  })));
}

/** Published figures and sentences on single zones. */
async function loadZoneKnowledge(tx: Tx, pack: CityPack, facts: ZoneFacts): Promise<void> {
  const common = { city_id: pack.city.id, subject_kind: "zone", mark: "published" as const };
  await copyRows(tx, "city.observation", facts.observations.map((row) => ({
    ...common, subject_id: row.zone_id, measure: row.measure, period: row.period, value: String(row.value), unit: row.unit,
    dataset_id: fileOf(pack, "zoneObservations").dataset, source: row.source,
  })));
  const statement = () => ({ ...common, dataset_id: fileOf(pack, "zoneStatements").dataset });
  await copyRows(tx, "city.statement", [
    ...facts.statements.map((row) => ({
      ...statement(), subject_id: row.zone_id, field: row.field as string, text_zh: row.text_zh, text_en: row.text_en, source: row.source as string, mark: row.mark as Mark,
    })),
    ...facts.more.map((row) => ({
      ...statement(), subject_id: row.id, field: "note", text_zh: row.note_zh, text_en: row.note_en, source: row.source,
    })),
  ]);
  const english = (id: string, field: string, key: string) => valueSource(pack, "statement", `zone/${id}/${field}`, "text_en", key, "derived");
  await copyRows(tx, "city.value_source", [
    ...facts.statements.filter((row) => row.text_en !== null).map((row) => english(row.zone_id, row.field, "zoneStatementsEn")),
    ...facts.more.map((row) => english(row.id, "note", "zonesMoreEn")),
  ]);
}
