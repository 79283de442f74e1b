import type { Generated } from "kysely";
import type { Role } from "@chengqi/domain/governance/actor";
import type { Instant } from "./column-kinds.js";

export interface ActTable {
  city_id: string;
  seq: number;
  id: string;
  at: Instant;
  actor_role: Role;
  actor_user: string | null;
  actor_body: string | null;
  kind: string;
  subject_kind: string;
  subject_id: string;
  scope_zone: string | null;
  scope_body: string | null;
  scope_firm: string | null;
  public: boolean;
  reason: string | null;
  data: string;
  persons: string[];
  previous_hash: string;
  hash: string;
}

export interface ActHeadTable {
  city_id: string;
  seq: number;
  hash: string;
}

export interface PersonKeyTable {
  city_id: string;
  reference: string;
  user_id: string | null;
  personal: string | null;
  salt: Uint8Array | null;
  erased_at: Generated<string | null>;
}
