import { inForce, type Period } from "../zones/period.js";

export interface DatedEcosystem extends Period {
  readonly id: string;
}

export interface Succession {
  readonly fromId: string;
  readonly toId: string;
  readonly onDate: string;
}

/** How we know that a zone stated in one ecosystem belongs to another one on a later day. */
export type MembershipBasis = "stated" | "succession" | "split";

export interface Heir {
  readonly ecosystemId: string;
  readonly basis: MembershipBasis;
}

/**
 * The ecosystems that stand, on a day, for the one a zone was stated to belong to. In force: itself (`stated`).
 * Ended: its successors, followed through the history: `succession` where there is a single heir at every step,
 * `split` where it was divided or regrouped and nobody says which heir took the zone. Empty before it began,
 * and after it ended without a successor.
 */
export function heirsOn(
  ecosystemId: string,
  day: string,
  ecosystems: readonly DatedEcosystem[],
  successions: readonly Succession[],
): Heir[] {
  const byId = new Map(ecosystems.map((ecosystem) => [ecosystem.id, ecosystem]));
  const found = new Map<string, MembershipBasis>();
  const visit = (id: string, basis: MembershipBasis, path: readonly string[]) => {
    const ecosystem = byId.get(id);
    if (!ecosystem || path.includes(id)) return;
    if (inForce(ecosystem, day)) {
      if (found.get(id) !== "succession") found.set(id, basis);
      return;
    }
    const next = successions.filter((succession) => succession.fromId === id && succession.onDate <= day);
    const onward = basis === "split" || next.length > 1 ? "split" : "succession";
    for (const succession of next) visit(succession.toId, onward, [...path, id]);
  };
  visit(ecosystemId, "stated", []);
  return [...found].map(([id, basis]) => ({ ecosystemId: id, basis }));
}

/** One statement of membership: as in the candidate list, with dates only where a source gives them. */
export interface StatedMembership extends Period {
  readonly ecosystemId: string;
}

/** A membership as it stands on a day: the stated one with the ecosystem that now carries it. */
export type MembershipOn<M extends StatedMembership> = M & { readonly statedId: string; readonly basis: MembershipBasis };

const strength: Record<MembershipBasis, number> = { stated: 2, succession: 1, split: 0 };

/** All ecosystems of a zone on a day, each once and with its strongest basis, in order of their ids. */
export function membershipsOn<M extends StatedMembership>(
  stated: readonly M[],
  day: string,
  ecosystems: readonly DatedEcosystem[],
  successions: readonly Succession[],
): MembershipOn<M>[] {
  const best = new Map<string, MembershipOn<M>>();
  for (const membership of stated.filter((one) => inForce(one, day))) {
    for (const heir of heirsOn(membership.ecosystemId, day, ecosystems, successions)) {
      const known = best.get(heir.ecosystemId);
      if (known && strength[known.basis] >= strength[heir.basis]) continue;
      best.set(heir.ecosystemId, {
        ...membership, ecosystemId: heir.ecosystemId, statedId: membership.ecosystemId, basis: heir.basis,
      });
    }
  }
  return [...best.values()].toSorted((a, b) => (a.ecosystemId < b.ecosystemId ? -1 : 1));
}
