import type { BodyType, PowerCategory, PowerState } from "../governance/bodies.js";
import type { DutySide } from "../governance/duties.js";
import type { LeadKind } from "../governance/leads.js";
import type { Contract, EstablishmentKind } from "../governance/posts.js";
import type { ZoneKind } from "../zones/zone.js";

/** What is known of a zone, a government and a town; the rest is made up around it. */
export interface GovernedZone {
  readonly id: string;
  readonly kind: ZoneKind;
  readonly nameZh: string;
  readonly nameEn: string | null;
  /** Governments whose ground it is, by their ids. */
  readonly governments: readonly string[];
  readonly districts: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
export interface KnownGovernment {
  readonly id: string;
  readonly type: "district-government" | "managing-body";
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly districtCode: string | null;
}
export interface KnownTown {
  readonly code: string;
  readonly nameZh: string;
  readonly district: string;
}
export interface GovernanceInputs {
  readonly zones: readonly GovernedZone[];
  readonly governments: readonly KnownGovernment[];
  readonly towns: readonly KnownTown[];
}

export interface Days {
  readonly validFrom: string;
  readonly validTo: string | null;
}
export interface MadeBody {
  readonly id: string;
  readonly type: BodyType;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly districtCode: string | null;
  /** False for a town: its name and place are published. */
  readonly synthetic: boolean;
  readonly days: Days;
}
export interface MadeStanding extends Days { readonly bodyId: string; readonly parentId: string }
export interface MadeForm extends Days { readonly zoneId: string; readonly bodyId: string; readonly type: BodyType; readonly parentId: string }
export interface MadeLead extends Days {
  readonly id: string; readonly zoneId: string; readonly kind: LeadKind; readonly bodyId: string | null; readonly postZh: string | null; readonly postEn: string | null;
}
export interface MadePower extends Days {
  readonly id: string; readonly category: PowerCategory; readonly power: string; readonly giverId: string; readonly receiverId: string; readonly state: PowerState;
}
export interface MadeDuty extends Days {
  readonly id: string; readonly zoneBodyId: string; readonly townId: string; readonly item: string; readonly main: DutySide; readonly cooperating: DutySide | null; readonly basis: string;
}
export interface MadePost extends Days { readonly id: string; readonly bodyId: string; readonly titleZh: string; readonly titleEn: string; readonly number: number }
export interface MadeEstablishment extends Days { readonly bodyId: string; readonly kind: EstablishmentKind; readonly number: number }
export interface MadeAppointment extends Days { readonly id: string; readonly postId: string; readonly holder: string; readonly contract: Contract }

export interface Governance {
  readonly bodies: readonly MadeBody[];
  readonly standings: readonly MadeStanding[];
  readonly forms: readonly MadeForm[];
  readonly leads: readonly MadeLead[];
  readonly powers: readonly MadePower[];
  readonly duties: readonly MadeDuty[];
  readonly posts: readonly MadePost[];
  readonly establishment: readonly MadeEstablishment[];
  readonly appointments: readonly MadeAppointment[];
}
