import { actsSince } from "./acts-since.js";
import { cityChanges } from "./city-changes.js";
import { deadDeliveries } from "./dead-deliveries.js";
import { endingMemberships } from "./ending-memberships.js";
import { invitations } from "./invitations.js";
import { lateDatasets } from "./late-datasets.js";
import { offeredPowers } from "./offered-powers.js";
import { notices } from "./notices.js";
import type { OutsideSource, Source } from "./source.js";
import { ownTargets } from "./targets.js";
import { unsignedActs } from "./unsigned-acts.js";

/** Everything a day is made of; a feature adds its own with one line. */
export const sources: readonly Source[] = [
  notices,
  lateDatasets,
  ownTargets,
  deadDeliveries,
  unsignedActs,
  offeredPowers,
  endingMemberships,
  actsSince,
  cityChanges,
];

export const outsideSources: readonly OutsideSource[] = [
  invitations,
];
