import type { CellValue } from "@chengqi/domain/imports/cells";
import { columnOf } from "@chengqi/domain/imports/columns";
import { importKinds, type ImportField, type ImportKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { plainName, readRow, type FieldSource, type RowFault } from "@chengqi/domain/imports/rows";
import { cellOf } from "@chengqi/domain/tiles/morton";
import { firmSound, pinyinOf } from "../packs/sound.js";
import { inLonLat, placeFault, type CoordinateSystem, type LonLat, type PlaceFault } from "./crs.js";
import type { CityFacts } from "./lookups.js";
import type { Geometry, SourceRow } from "./source.js";

type Content = Record<string, CellValue>;

/** A row as it goes into the staging table. */
export interface StagedRow {
  readonly line: number;
  readonly state: "new" | "refused" | "excluded";
  readonly name: string | null;
  readonly code: string | null;
  readonly plain: string | null;
  readonly district: string | null;
  readonly zone: string | null;
  readonly sub: string | null;
  /** Values by the columns of the tables. */
  readonly content: Content;
  /** What follows from a value, by its column; under the empty name all that a new row gets. */
  readonly derived: Readonly<Record<string, Content>>;
  /** In longitude and latitude. */
  readonly geometry: Geometry | null;
  readonly faults: readonly RowFault[];
}

export interface Staging {
  readonly kind: ImportKind & { readonly id: ImportKindId };
  readonly columns: readonly FieldSource[];
  /** Whether a rule leaves a row out. */
  readonly excluded: (cells: SourceRow["cells"]) => boolean;
  readonly system: CoordinateSystem | null;
  readonly facts: CityFacts;
}

/** Fields that are read together. */
const ofPlace: ReadonlySet<string> = new Set(["lon", "lat", "placeBasis"]);

const textIn = (value: CellValue | undefined): string | null => (typeof value === "string" ? value : null);

/** Reads one row of a file for the staging table. */
export function stagedRow(row: SourceRow, staging: Staging): StagedRow {
  const { kind, facts } = staging;
  const { record, faults: read } = readRow(row.cells, staging.columns, kind, facts.lookups);
  const faults = [...read];
  const content: Content = {};
  for (const field of kind.fields) {
    const value = record[field.key] ?? null;
    if (value !== null && !ofPlace.has(field.key)) content[columns.get(field.key) ?? field.key] = valueOf(value, field);
  }
  const derived: Record<string, Content> = { "": {} };
  const geometry = row.geometry === null ? null : staging.system ? inLonLat(row.geometry, staging.system) : row.geometry;
  if (kind.geometry === "point") placePoint(record, geometry, staging, { content, derived, faults });
  const district = textIn(record["district"]);
  const shape = kind.geometry === "polygon" && geometry !== null && soundShape(geometry, facts, faults) ? geometry : null;
  const name = textIn(record["nameZh"]);
  const out = staging.excluded(row.cells);
  nameAndClass(kind.id, content, facts, derived);
  if (kind.id === "firms") derived[""] = { ...derived[""], synthetic: record["synthetic"] === true };
  delete content["synthetic"];
  if (kind.id === "zones") zoneKind(content, faults);
  derived[""] = Object.assign({}, ...Object.values(derived)) as Content;
  return {
    line: row.line, state: out ? "excluded" : faults.some(({ mild }) => !mild) ? "refused" : "new", name: name ?? textIn(record["id"]) ?? textIn(record["subject"]),
    code: textIn(record["creditCode"]) ?? textIn(record["firmId"]) ?? textIn(record["id"]), plain: name === null ? null : plainName(name), district, zone: textIn(record["zone"]) ?? null,
    sub: subOf(record, kind.id), content, derived, geometry: shape, faults: out ? [] : faults,
  };
}

/** Money has two decimals, as its columns have. */
function valueOf(value: CellValue, { unit }: ImportField): CellValue {
  if (typeof value === "number" && unit === "cny") return Math.round(value * 100) / 100;
  return typeof value === "string" ? clean(value) : Array.isArray(value) ? (value as readonly string[]).map(clean) : value;
}

const columns = new Map(importKinds.flatMap(({ fields }) => fields.map(({ key }) => [key as string, columnOf(key)])));

/** Halves of signs and zeros are no text for a database. */
// oxlint-disable-next-line no-control-regex
const clean = (text: string): string => (/[\u0000\ud800-\udfff]/.test(text) ? whole(text) : text);
const whole = (text: string): string => text.replaceAll("\u0000", "").replaceAll(/\p{Surrogate}/gu, "\ufffd");

const subOf = (record: Readonly<Record<string, CellValue>>, kind: ImportKindId): string | null =>
  (kind === "firm-years" ? String(record["year"] ?? "") : kind === "observations" ? ["subjectKind", "subject", "measure", "period"].map((key) => String(record[key] ?? "")).join("/") : null);

interface Taken { readonly content: Content; readonly derived: Record<string, Content>; readonly faults: RowFault[] }

const placeExpectations: Readonly<Record<PlaceFault, string>> = {
  "not-on-earth": "longitude and latitude on earth", swapped: "longitude first, then latitude: they seem exchanged",
  outside: "a place in or near the city", "no-degrees": "degrees in the coordinate system that was stated",
};

/** The place of a row: its own, else the middle of its district, marked so. */
function placePoint(record: Readonly<Record<string, CellValue>>, geometry: Geometry | null, { system, facts, kind }: Staging, { content, derived, faults }: Taken): void {
  const own = ownPlace(record, geometry, system);
  const fault = own === null ? null : placeFault(own, facts.box);
  if (own !== null && fault !== null) faults.push({ field: "lon", found: own.map((one) => Math.round(one * 1e6) / 1e6).join(", "), expected: placeExpectations[fault], mild: true });
  const cells = (lon: number, lat: number): Content => (kind.id === "firms" ? { cell: cellOf(lon, lat) } : {});
  if (own !== null && fault === null) {
    Object.assign(content, { lon: own[0], lat: own[1], place_basis: record["placeBasis"] === "district" ? "district" : null });
    derived["lon"] = cells(...own);
    derived["lat"] = cells(...own);
    return;
  }
  const middle = facts.middles.get(textIn(record["district"]) ?? "");
  if (middle) Object.assign(derived[""] ?? {}, { lon: middle[0], lat: middle[1], place_basis: "district", ...cells(...middle) });
}

function ownPlace(record: Readonly<Record<string, CellValue>>, geometry: Geometry | null, system: CoordinateSystem | null): LonLat | null {
  const [lon, lat] = [record["lon"], record["lat"]];
  if (typeof lon === "number" && typeof lat === "number") return system ? system.toLonLat(lon, lat) : [lon, lat];
  if (geometry?.type === "Point") return [geometry.coordinates[0] ?? Number.NaN, geometry.coordinates[1] ?? Number.NaN];
  return null;
}

const zoneKindWords: Readonly<Record<string, string>> = {
  manufacturing: "manufacturing", 先进制造业: "manufacturing", 制造业: "manufacturing", services: "services", 现代服务业: "services", 服务业: "services",
  agriculture: "agriculture", 都市现代农业: "agriculture", 现代农业: "agriculture", 农业: "agriculture",
};

function zoneKind(content: Content, faults: RowFault[]): void {
  const said = content["kind"];
  if (said === undefined || said === null) return;
  const kind = zoneKindWords[String(said).trim().toLowerCase()];
  if (kind === undefined) {
    faults.push({ field: "kind", found: String(said).slice(0, 60), expected: "manufacturing, services or agriculture", mild: true });
    delete content["kind"];
  } else content["kind"] = kind;
}

function soundShape(geometry: Geometry, facts: CityFacts, faults: RowFault[]): boolean {
  if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
    faults.push({ field: "geometry", found: geometry.type, expected: "a polygon", mild: true });
    return false;
  }
  const corner = (geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2) as unknown as readonly (readonly number[])[])[0] ?? [];
  const fault = placeFault([corner[0] ?? Number.NaN, corner[1] ?? Number.NaN], facts.box);
  if (fault !== null) faults.push({ field: "geometry", found: corner.join(", "), expected: placeExpectations[fault], mild: true });
  return fault === null;
}

function nameAndClass(kind: ImportKindId, content: Content, { sections }: CityFacts, derived: Record<string, Content>): void {
  const name = textIn(content["name_zh"]);
  if (name !== null && kind === "firms") derived["name_zh"] = { ...firmSound(name) };
  if (name !== null && kind === "zones") derived["name_zh"] = { pinyin: pinyinOf(name) };
  const industry = textIn(content["industry_code"]);
  if (industry !== null && kind === "firms") derived["industry_code"] = { section: sections.get(industry) ?? null };
}
