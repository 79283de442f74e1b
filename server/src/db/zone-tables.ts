import type { Generated } from "kysely";
import type { Geometry } from "./column-kinds.js";

export interface EcosystemTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  pinyin: string;
  family: "manufacturing" | "services" | "agriculture";
  valid_from: string;
  valid_to: string | null;
  evidence: string;
  name_only: Generated<boolean>;
  note_zh: string | null;
  note_en: string | null;
  dataset_id: string;
}

export interface EcosystemSuccessionTable {
  city_id: string;
  from_id: string;
  to_id: string;
  kind: "continue" | "rename" | "merge" | "split" | "regroup";
  on_date: string;
  dataset_id: string;
}

export interface ZoneTable {
  city_id: string;
  id: string;
  kind: "manufacturing" | "services" | "agriculture";
  status: "listed" | "candidate" | "announced" | "reserved" | "former";
  evidence: string;
  pinyin: string;
  centre_lon: number | null;
  centre_lat: number | null;
  geom: Geometry | null;
  start_geom: Geometry | null;
  schematic: boolean;
  valid_from: string | null;
  valid_to: string | null;
  dataset_id: string;
}

export interface ZoneNameTable {
  city_id: string;
  zone_id: string;
  name_zh: string;
  name_en: string | null;
  role: "main" | "alias";
  valid_from: string | null;
  valid_to: string | null;
  dataset_id: string;
}

export interface ZoneLineageTable {
  city_id: string;
  from_id: string;
  to_id: string;
  kind: "rename" | "merge" | "split";
  on_date: string | null;
  dataset_id: string;
}

export interface ZoneDistrictTable {
  city_id: string;
  zone_id: string;
  district_code: string;
  dataset_id: string;
}

export interface ZoneBodyTable {
  city_id: string;
  zone_id: string;
  body_id: string;
  dataset_id: string;
}

export interface ZoneEcosystemTable {
  city_id: string;
  zone_id: string;
  ecosystem_id: string;
  role: "core" | "support-pole" | "collaborative" | null;
  valid_from: string | null;
  valid_to: string | null;
  dataset_id: string;
}

export interface ZoneIndustryTable {
  city_id: string;
  zone_id: string;
  position: number;
  label_zh: string;
  label_en: string | null;
  codes: string[];
  dataset_id: string;
}

export interface ZoneCommunityTable {
  city_id: string;
  zone_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  area_m2: number | null;
  geom: Geometry | null;
  synthetic: boolean;
  dataset_id: string;
}
