import type { ColumnType, Generated } from "kysely";
import type { DecisionKind } from "@chengqi/domain/chains/decisions";
import type { TargetState, TargetStepKind } from "@chengqi/domain/chains/target-life";
import type { Role } from "@chengqi/domain/governance/actor";
import type { Instant } from "./column-kinds.js";

/** The time of writing, unless another is given. */
type DatedNow = ColumnType<string, string | undefined, string>;
/** Written as JSON text. */
type Json = ColumnType<unknown, string, string>;

export interface ChainVersionTable {
  city_id: string;
  chain_id: string;
  version: number;
  origin: "shipped" | "city";
  valid_from: string;
  valid_to: string | null;
  content: Json;
  sha256: string;
  saved_at: DatedNow;
}

export interface ChainRunTable {
  city_id: string;
  id: string;
  state: "running" | "done" | "failed" | "cancelled";
  method: string;
  input_hash: string;
  years: number[];
  firms: Generated<number>;
  synthetic_firms: Generated<number>;
  placed_firms: Generated<number>;
  started_at: DatedNow;
  finished_at: Instant | null;
  took_ms: number | null;
  failure: string | null;
  base_hash: Generated<string>;
  parts: number | null;
}

export interface FirmLinkTable {
  city_id: string;
  chain_id: string;
  version: number;
  link_id: string;
  firm_id: string;
  confidence: number;
  /** Part of the firm that counts here; the shares of a firm on one version of a chain add up to 1 at most. */
  share: number;
  basis: "class" | "class+word" | "word" | "decision";
  word: string | null;
}

export interface ChainSumTable {
  city_id: string;
  level: "class" | "link" | "word";
  /** A class, `chain@version/link`, or a product word. */
  item: string;
  area_kind: "city" | "district" | "zone";
  area_id: string;
  /** The measures are arrays of the years from this one on. */
  first_year: number;
  firms: number[];
  employees: number[];
  revenue_cny: number[];
  whole_firms: number[];
  largest_cny: number[];
  confidence: number[];
  undecided_firms: number[];
}

/** How often the firms of a part of the city have changed: a zone, or `-` and a district for those outside every zone. */
export interface FirmPartTable {
  city_id: string;
  part: string;
  edition: number;
}

export interface ChainResultTable {
  city_id: string;
  kind: string;
  id: string;
  year: number;
  /** JSON, packed. */
  content: string;
}

interface Decided {
  city_id: string;
  id: string;
  body_id: string | null;
  role: Role;
  act_seq: number;
}

export interface FirmLinkDecisionTable extends Decided {
  firm_id: string;
  chain_id: string;
  link_id: string;
  /** Null: what was decided before is taken back. */
  stands: boolean | null;
  reason: string;
  zone_id: string | null;
  decided_at: Instant;
}

export interface DuplicationDecisionTable extends Decided {
  zone_a: string;
  zone_b: string;
  kind: DecisionKind;
  reason: string;
  division_a: string | null;
  division_b: string | null;
  year: number;
  score: number | null;
  fingerprint: string;
  decided_at: Instant;
}

export interface ChainTargetTable extends Decided {
  chain_id: string;
  link_id: string;
  zone_id: string | null;
  content: Json;
  created_at: Instant;
  state: Generated<TargetState>;
  lead_id: string | null;
  due: string | null;
}

export interface ChainTargetStepTable extends Omit<Decided, "id"> {
  target_id: string;
  kind: TargetStepKind;
  state: TargetState;
  on_date: string;
  content: Json;
  at: Instant;
}

export interface ChainRoadmapTable extends Omit<Decided, "id"> {
  chain_id: string;
  version: number;
  content: Json;
  change: string;
  saved_at: Instant;
}
