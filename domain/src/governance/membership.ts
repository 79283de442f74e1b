import type { Role } from "./actor.js";

/** A person acts as one of these; a visitor is nobody in particular. */
export const memberRoles = [
  "city-office", "department", "district", "zone", "enterprise", "assessor", "auditor", "system-admin", "security-admin", "audit-admin",
] as const satisfies readonly Exclude<Role, "visitor">[];
export type MemberRole = (typeof memberRoles)[number];

/** Three administrators, three persons (三员分立). */
export const administrators = ["system-admin", "security-admin", "audit-admin"] as const satisfies readonly MemberRole[];

export interface MembershipTerms {
  readonly role: MemberRole;
  /** The body acted for; without one the whole city. */
  readonly bodyId: string | null;
  /** The firm acted for, of an enterprise alone. */
  readonly firmId: string | null;
  /** First day it holds, ISO 8601. */
  readonly validFrom: string;
  /** First day it holds no longer; null: until it is ended. */
  readonly validTo: string | null;
}

export type MembershipRefusal = "administrators-apart" | "own-membership" | "firm-and-role" | "body-and-role" | "days-reversed";

/** Roles that speak for a body; without it nothing would be their own. */
const ofBody: readonly Role[] = ["department", "district", "zone"];

/** Whether a membership holds on a day. */
export const holdsOn = ({ validFrom, validTo }: Pick<MembershipTerms, "validFrom" | "validTo">, day: string): boolean =>
  validFrom <= day && (validTo === null || day < validTo);

/** Why a person who holds `held` may not be given `wanted` by `granter`; null if nothing speaks against it. */
export function refusalToGrant(
  wanted: MembershipTerms, held: readonly MembershipTerms[], userId: string, granter: string | null,
): MembershipRefusal | null {
  if (granter === userId) return "own-membership";
  if ((wanted.role === "enterprise") !== (wanted.firmId !== null)) return "firm-and-role";
  if (ofBody.includes(wanted.role) && wanted.bodyId === null) return "body-and-role";
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom) return "days-reversed";
  const apart = held.some((one) => isAdministrator(one.role) && one.role !== wanted.role && overlap(one, wanted));
  return isAdministrator(wanted.role) && apart ? "administrators-apart" : null;
}

export const isAdministrator = (role: Role): boolean => (administrators as readonly Role[]).includes(role);

const overlap = (a: MembershipTerms, b: MembershipTerms): boolean =>
  (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo);
