import type { PowerCategory, PowerState } from "@chengqi/domain/governance/bodies";
import type { DutySide } from "@chengqi/domain/governance/duties";
import type { LeadKind } from "@chengqi/domain/governance/leads";
import type { Contract, EstablishmentKind } from "@chengqi/domain/governance/posts";
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

/** Days between which a row holds. */
interface Dated {
  valid_from: string;
  valid_to: string | null;
}

export interface BodyStandingTable extends Dated {
  city_id: string;
  body_id: string;
  parent_id: string;
  dataset_id: string;
}

export interface ZoneFormTable extends Dated {
  city_id: string;
  zone_id: string;
  body_id: string;
  dataset_id: string;
}

export interface ZoneLeadTable extends Dated {
  city_id: string;
  id: string;
  zone_id: string;
  kind: LeadKind;
  body_id: string | null;
  post_zh: string | null;
  post_en: string | null;
  dataset_id: string | null;
}

export interface PowerTable extends Dated {
  city_id: string;
  id: string;
  category: PowerCategory;
  power: string;
  giver_id: string;
  receiver_id: string;
  came_as: PowerState;
  state: PowerState;
  dataset_id: string | null;
}

export interface DutyTable extends Dated {
  city_id: string;
  id: string;
  zone_body_id: string;
  town_id: string;
  item: string;
  main: DutySide;
  cooperating: DutySide | null;
  basis: string | null;
  dataset_id: string;
}

export interface PostTable extends Dated {
  city_id: string;
  id: string;
  body_id: string;
  title_zh: string;
  title_en: string | null;
  number: number;
  dataset_id: string | null;
}

export interface EstablishmentTable extends Dated {
  city_id: string;
  body_id: string;
  kind: EstablishmentKind;
  number: number;
  dataset_id: string;
}

export interface AppointmentTable extends Dated {
  city_id: string;
  id: string;
  post_id: string;
  holder: string;
  contract: Contract;
  dataset_id: string | null;
}
