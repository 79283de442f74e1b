import type { Generated } from "kysely";
import type { Instant } from "./column-kinds.js";

export interface MembershipTable {
  city_id: string;
  id: string;
  user_id: string;
  role: string;
  body_id: string | null;
  firm_id: string | null;
  valid_from: string;
  valid_to: string | null;
  granted_by: string | null;
  granted_at: Generated<Instant>;
}

export interface PermissionTable {
  act: string;
  role: string;
  relation: string;
  purpose: boolean;
}
