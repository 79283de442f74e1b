/** Who comes to the platform; each sees and does what the table of permissions says. */
export const roles = [
  "visitor", "city-office", "department", "district", "zone", "enterprise", "assessor", "auditor",
  "system-admin", "security-admin", "audit-admin",
] as const;
export type Role = (typeof roles)[number];

/** What figures of single firms may be looked at for; stated before, and recorded. */
export const purposes = ["service", "policy-matching", "statistics", "assessment", "audit", "supervision"] as const;
export type Purpose = (typeof purposes)[number];

/** On whose behalf something is read or done. */
export interface Actor {
  readonly role: Role;
  readonly cityId: string;
  /** Null for a visitor. */
  readonly userId: string | null;
  /** The body the person acts for. */
  readonly bodyId: string | null;
  /** Zones that are the body's own: those it runs, leads or supervises. */
  readonly zones: readonly string[];
  /** The firm an enterprise acts for. */
  readonly firmId: string | null;
  readonly purpose: Purpose | null;
}

export const visitorOf = (cityId: string): Actor =>
  ({ role: "visitor", cityId, userId: null, bodyId: null, zones: [], firmId: null, purpose: null });
