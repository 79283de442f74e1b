import type { ImportOptions, ImportState, RowState } from "@chengqi/domain/imports/answers";
import type { Generated } from "kysely";
import type { Geometry, Instant, Numeric } from "./column-kinds.js";

export interface ImportTable {
  city_id: string;
  id: string;
  kind: string;
  state: ImportState;
  file_name: string;
  file_bytes: number;
  sha256: string;
  /** The actor, as JSON text when written. */
  actor: unknown;
  body_id: string | null;
  firm_id: string | null;
  options: unknown;
  found: unknown;
  headers_hash: string | null;
  counts: unknown;
  failure: unknown;
  reason: string | null;
  created_at: Generated<Instant>;
  changed_at: Generated<Instant>;
  committed_at: Instant | null;
  act_seq: number | null;
  undo_seq: number | null;
}
export type { ImportOptions };

export interface ImportRowTable {
  city_id: string;
  import_id: string;
  line: number;
  state: RowState | "read";
  name: string | null;
  code: string | null;
  plain: string | null;
  district: string | null;
  zone: string | null;
  sub: string | null;
  target_id: string | null;
  rule: string | null;
  other_line: number | null;
  content: unknown;
  derived: unknown;
  geom: Geometry | null;
  faults: unknown;
}

export interface ImportPreviousTable {
  city_id: string;
  import_id: string;
  relation: string;
  row_key: string;
  line: number | null;
  key: unknown;
  previous: unknown;
  written: string;
}

export interface ParcelTable {
  city_id: string;
  id: string;
  zone_id: string | null;
  district_code: string | null;
  land_use: string | null;
  area_m2: number | null;
  status: string | null;
  plot_ratio: number | null;
  geom: Geometry | null;
  dataset_id: string;
}

export interface FacilityTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  kind: string;
  capacity: number | null;
  area_m2: number | null;
  zone_id: string | null;
  district_code: string | null;
  lon: number | null;
  lat: number | null;
  place_basis: "district" | null;
  dataset_id: string;
}

export interface OutsideCompanyTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  industry_code: string | null;
  /** Each may end in `:0.4`, its share of the revenue. */
  products: string[];
  seat: string | null;
  dataset_id: string;
}

export interface ProjectTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  investor: string | null;
  industry_code: string | null;
  zone_id: string | null;
  district_code: string | null;
  investment_cny: Numeric | null;
  stage: string | null;
  signed_on: string | null;
  lon: number | null;
  lat: number | null;
  place_basis: "district" | null;
  dataset_id: string;
}
