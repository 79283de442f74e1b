import type { Numeric } from "./column-kinds.js";

export interface NationalIndustryTable {
  classification: string;
  code: string;
  name_zh: string;
  name_en: string | null;
  level: "section" | "division" | "group" | "class";
  parent_code: string | null;
  section: string;
}

export interface NationalIoSectorTable {
  table_id: string;
  code: string;
  name_zh: string;
  name_en: string;
  output: Numeric | null;
  value_added: Numeric | null;
}

export interface NationalIoFlowTable {
  table_id: string;
  origin: string;
  from_code: string;
  to_code: string;
  value: Numeric;
}

export interface NationalEmploymentTable {
  industry_code: string;
  year: number;
  persons_10k: Numeric;
  name_zh: string;
  name_en: string;
}
