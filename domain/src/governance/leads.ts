import { inForce, type Period } from "../zones/period.js";
import type { BodyType } from "./bodies.js";

/** Three in one (三位一体): who leads a zone. */
export const leadKinds = ["city-leader", "department", "district"] as const;
export type LeadKind = (typeof leadKinds)[number];

/** Types of bodies that may lead in each of the three; a city leader leads by a post. */
export const leadBodies: Readonly<Record<LeadKind, readonly BodyType[]>> = {
  "city-leader": [], department: ["department"], district: ["district-government", "managing-body"],
};

export interface Lead extends Period {
  readonly kind: LeadKind;
  readonly bodyId: string | null;
  readonly postZh: string | null;
}

export type LeadFault = "post-needed" | "body-needed" | "wrong-type" | "not-after-the-last";

/**
 * Why somebody cannot be named from a day on; null if nothing speaks against it.
 *
 * @param bodyType of the body that is to lead; null without one.
 * @param before who led in this way so far, in any order.
 */
export function refusalToName({ kind, bodyId, postZh, validFrom }: Lead, bodyType: BodyType | null, before: readonly Lead[]): LeadFault | null {
  if (kind === "city-leader" && (postZh === null || bodyId !== null)) return "post-needed";
  if (kind !== "city-leader" && (bodyId === null || postZh !== null)) return "body-needed";
  if (bodyType !== null && !leadBodies[kind].includes(bodyType)) return "wrong-type";
  const later = before.some((one) => one.kind === kind && one.validFrom !== null && validFrom !== null && one.validFrom >= validFrom);
  return later ? "not-after-the-last" : null;
}

/** Who leads on a day, at most one of each kind. */
export const leadsOn = <L extends Lead>(leads: readonly L[], day: string): readonly L[] =>
  leadKinds.flatMap((kind) => leads.filter((one) => one.kind === kind && inForce(one, day)).slice(0, 1));
