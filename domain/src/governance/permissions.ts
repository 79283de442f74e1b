import type { Actor, Role } from "./actor.js";

/** Levels of government that an act belongs to (两级政府三级管理), and those beside them. */
export const levels = ["city", "district", "zone", "enterprise", "platform"] as const;
export type Level = (typeof levels)[number];

/** To what an act may be done: anything of the city, or what is the actor's own (zone, body, firm, person). */
export const relations = ["any", "own"] as const;
export type Relation = (typeof relations)[number];

/** The platform itself, when it counts over all firms: no person can have this role. */
export const platform = "platform";

export interface Permission {
  readonly act: Act;
  readonly level: Level;
  readonly allow: Readonly<Partial<Record<Role | typeof platform, Relation>>>;
  /** True where the actor must say what for, and the saying is recorded. */
  readonly purpose: boolean;
}

export const acts = ["rule.save", "act.read", "person.read", "person.erase", "user.read", "user.manage",
  "firm-return.read", "firm-aggregate.read-small", "draft.read", "request.read", "delivery.read", "delivery.retry",
  "power.offer", "power.accept", "power.decline", "power.withdraw", "lead.name", "post.manage", "appointment.manage",
  "chain.save", "placement.decide", "duplication.decide", "target.create", "target.change", "target.read", "roadmap.save", "import.load", "dataset.assign"] as const;
export type Act = (typeof acts)[number];

/** Who may do what. The server asks this table, and the database enforces the same. */
export const permissions: readonly Permission[] = [
  { act: "rule.save", level: "city", allow: { "city-office": "any", department: "any" }, purpose: false },
  { act: "act.read", level: "platform", allow: { "audit-admin": "any", auditor: "any", "city-office": "own", department: "own", district: "own", zone: "own", enterprise: "own", assessor: "own", "system-admin": "own", "security-admin": "own" }, purpose: false },
  { act: "person.read", level: "platform", allow: { "audit-admin": "any", auditor: "any" }, purpose: false },
  { act: "person.erase", level: "platform", allow: { "system-admin": "any" }, purpose: false },
  { act: "user.read", level: "platform", allow: { "security-admin": "any", "audit-admin": "any" }, purpose: false },
  { act: "user.manage", level: "platform", allow: { "security-admin": "any" }, purpose: false },
  // Returns of single firms: tax, value added, R&D, energy, water, emissions, land. Sums of very few firms are no better kept.
  { act: "firm-return.read", level: "enterprise", allow: { "city-office": "any", department: "any", district: "own", zone: "own", enterprise: "own", assessor: "any", auditor: "any", platform: "any" }, purpose: true },
  { act: "firm-aggregate.read-small", level: "enterprise", allow: { "city-office": "any", department: "any", district: "own", zone: "own", assessor: "any", auditor: "any" }, purpose: true },
  { act: "draft.read", level: "zone", allow: { "city-office": "any", department: "own", district: "own", zone: "own", auditor: "any" }, purpose: false },
  { act: "request.read", level: "enterprise", allow: { "city-office": "any", department: "own", district: "own", zone: "own", enterprise: "own", auditor: "any" }, purpose: false },
  { act: "delivery.read", level: "platform", allow: { "system-admin": "any" }, purpose: false },
  { act: "delivery.retry", level: "platform", allow: { "system-admin": "any" }, purpose: false },
  // The city's office gives for the city; a department and a district give what is theirs. The zone's body alone takes or declines.
  { act: "power.offer", level: "district", allow: { "city-office": "any", department: "own", district: "own" }, purpose: false },
  { act: "power.accept", level: "zone", allow: { zone: "own" }, purpose: false },
  { act: "power.decline", level: "zone", allow: { zone: "own" }, purpose: false },
  { act: "power.withdraw", level: "district", allow: { "city-office": "any", department: "own", district: "own" }, purpose: false },
  { act: "lead.name", level: "city", allow: { "city-office": "any" }, purpose: false },
  { act: "post.manage", level: "zone", allow: { "city-office": "any", district: "own", zone: "own" }, purpose: false },
  { act: "appointment.manage", level: "zone", allow: { "city-office": "any", district: "own", zone: "own" }, purpose: false },
  { act: "chain.save", level: "city", allow: { "city-office": "any", department: "any" }, purpose: false },
  { act: "placement.decide", level: "zone", allow: { "city-office": "any", department: "any", district: "own", zone: "own" }, purpose: false },
  { act: "duplication.decide", level: "city", allow: { "city-office": "any", department: "any", district: "own" }, purpose: false },
  { act: "target.create", level: "zone", allow: { "city-office": "any", department: "any", district: "own", zone: "own" }, purpose: false },
  // Whoever is made responsible too; that body cannot pass it on.
  { act: "target.change", level: "zone", allow: { "city-office": "any", department: "any", district: "own", zone: "own" }, purpose: false },
  { act: "target.read", level: "zone", allow: { "city-office": "any", department: "any", district: "own", zone: "own", auditor: "any" }, purpose: false },
  { act: "roadmap.save", level: "city", allow: { "city-office": "any", department: "any" }, purpose: false },
  // Whole lists of the city; a zone and a district their own zones' rows, an enterprise its own figures: asked again of each row.
  { act: "import.load", level: "city", allow: { "city-office": "any", department: "any", district: "own", zone: "own", enterprise: "own" }, purpose: false },
  { act: "dataset.assign", level: "city", allow: { "city-office": "any" }, purpose: false },
];

const byAct = new Map(permissions.map((permission) => [permission.act, permission]));

/** What an act is done to. */
export interface Target {
  readonly zoneId?: string | null;
  readonly bodyId?: string | null;
  readonly firmId?: string | null;
  readonly userId?: string | null;
}

/** Whether an actor may do an act to something of its city. */
export function may(actor: Actor, act: Act, target: Target = {}): boolean {
  const permission = byAct.get(act);
  const relation = permission?.allow[actor.role];
  if (!permission || !relation) return false;
  if (permission.purpose && actor.purpose === null) return false;
  return relation === "any" || isOwn(actor, target);
}

const isOwn = (actor: Actor, { zoneId, bodyId, firmId, userId }: Target): boolean =>
  (zoneId != null && actor.zones.includes(zoneId)) ||
  (bodyId != null && bodyId === actor.bodyId) ||
  (firmId != null && firmId === actor.firmId) ||
  (userId != null && userId === actor.userId);
