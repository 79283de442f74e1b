import type { BodyType } from "@chengqi/domain/governance/bodies";
import type { Role } from "@chengqi/domain/governance/actor";
import type { Generated } from "kysely";
import type { Geometry, Instant, Mark, Numeric } from "./column-kinds.js";

export interface CityTable {
  city_id: string;
  name_zh: string;
  name_en: string;
  classification: string;
  centre_lon: number;
  centre_lat: number;
  bbox: number[];
  crs_note: string;
  default_as_of: string;
  firm_years: Generated<number[]>;
  /** Name of the IANA time zone database. */
  time_zone: Generated<string>;
  seed: number | null;
  loaded_at: Instant | null;
  /** When all firms were loaded; later changes count by their parts. */
  firms_loaded_at: Instant | null;
}

export interface DatasetCareTable {
  city_id: string;
  dataset_id: string;
  owner: string;
  refresh_days: number | null;
  reason: string;
  body_id: string | null;
  role: Role;
  decided_at: Instant;
  act_seq: number;
}

export interface DatasetTable {
  city_id: string;
  id: string;
  title_zh: string;
  title_en: string;
  source: string;
  source_url: string | null;
  licence: string;
  as_of: string;
  owner: string;
  refresh_days: number | null;
  synthetic: boolean;
  mark: Mark;
  note_zh: string | null;
  note_en: string | null;
  row_count: Generated<number>;
}

export interface ValueSourceTable {
  city_id: string;
  relation: string;
  row_id: string;
  column_name: string;
  dataset_id: string;
  mark: Mark | null;
  source: string | null;
}

export interface ObservationTable {
  city_id: string;
  subject_kind: string;
  subject_id: string;
  measure: string;
  period: string;
  value: Numeric | null;
  unit: string;
  mark: Mark;
  dataset_id: string;
  source: string | null;
}

export interface StatementTable {
  city_id: string;
  subject_kind: string;
  subject_id: string;
  field: string;
  text_zh: string;
  text_en: string | null;
  mark: Mark;
  dataset_id: string;
  source: string | null;
}

export interface ZoneSystemEventTable {
  city_id: string;
  date: string;
  ecosystems: string | null;
  zones: string | null;
  composition: string | null;
  event: string;
  source: string;
  dataset_id: string;
}

export interface AdminUnitTable {
  city_id: string;
  code: string;
  level: "district" | "street";
  parent_code: string | null;
  name_zh: string;
  name_en: string | null;
  pinyin: string;
  geom: Geometry | null;
  dataset_id: string;
}

export interface MetroStationTable {
  city_id: string;
  name_zh: string;
  lines: string[];
  lon: number;
  lat: number;
  dataset_id: string;
}

export interface MetroLineTable {
  city_id: string;
  id: string;
  name_zh: string;
  colour: string;
  geom: Geometry;
  dataset_id: string;
}

export interface BodyTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  statutory: boolean;
  district_code: string | null;
  dataset_id: string;
  type: BodyType;
  valid_from: string | null;
  valid_to: string | null;
}
