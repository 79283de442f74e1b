import type { Generated, GeneratedAlways } from "kysely";
import type { Numeric } from "./column-kinds.js";

export interface FirmTable {
  city_id: string;
  id: string;
  name_zh: string;
  name_en: string | null;
  pinyin: string;
  initials: string;
  synthetic: boolean;
  credit_code: string | null;
  exchange: string | null;
  stock_code: string | null;
  stock_name: string | null;
  listed_on: string | null;
  products: Generated<string[]>;
  industry_code: string | null;
  section: string | null;
  size: "large" | "medium" | "small" | "micro" | null;
  district_code: string | null;
  zone_id: string | null;
  community_id: string | null;
  lon: number | null;
  lat: number | null;
  cell: number | null;
  founded_year: number | null;
  closed_year: number | null;
  latest_year: number | null;
  revenue_cny: Numeric | null;
  employees: number | null;
  dataset_id: string;
  /** Null: as its source says; else in the middle of its district. */
  place_basis: Generated<"district" | null>;
  address: Generated<string | null>;
  /** Revenue in hundredths of a yuan as an integer, -1 if unknown: lists sort and page by it. */
  revenue_order: GeneratedAlways<number>;
  employees_order: GeneratedAlways<number>;
  founded_order: GeneratedAlways<number>;
}

export interface FirmYearTable {
  city_id: string;
  firm_id: string;
  year: number;
  revenue_cny: Numeric | null;
  employees: number | null;
  dataset_id: string;
}

/** What a firm returned, read for a stated purpose only. */
export interface FirmReturnTable {
  city_id: string;
  firm_id: string;
  year: number;
  /** Of the firm, so that its zone may read it. */
  zone_id: string | null;
  value_added_cny: Numeric | null;
  tax_cny: Numeric | null;
  land_m2: number | null;
  energy_tce: number | null;
  water_m3: number | null;
  emissions_tco2e: number | null;
  rd_cny: Numeric | null;
  dataset_id: string;
}

export interface FirmRollupTable {
  city_id: string;
  area_kind: "city" | "district" | "zone" | "community";
  area_id: string;
  year: number;
  industry_code: string;
  firms: number;
  employees: number;
  revenue_cny: Numeric;
}

/** Sums of returns; those that give single firms away are not shown. */
export interface FirmTotalTable {
  city_id: string;
  area_kind: FirmRollupTable["area_kind"];
  area_id: string;
  year: number;
  /** A division, or `` for all. */
  industry_code: string;
  measure: string;
  firms: number;
  value: Numeric;
  /** For the owner alone. */
  largest: Numeric;
  shown: boolean | null;
}

export interface FirmCellTable {
  city_id: string;
  zoom: number;
  cell: number;
  section: string;
  alive: number[];
}
