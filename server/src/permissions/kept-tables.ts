import type { Act } from "@chengqi/domain/governance/permissions";

/** Tables of a city that not everybody reads whole: the acts that open them, and who else. */
export const kept: Readonly<Record<string, { readonly acts: readonly Act[]; readonly besides: string }>> = {
  "city.act": { acts: ["act.read"], besides: "acts that are public, and one's own" },
  "city.chain_target": { acts: ["target.read"], besides: "nobody" },
  "city.day_visit": { acts: [], besides: "the person" },
  "city.delivery": { acts: ["delivery.read"], besides: "nobody" },
  "city.firm_return": { acts: ["firm-return.read"], besides: "nobody" },
  "city.firm_total": { acts: ["firm-aggregate.read-small"], besides: "everybody, the sums that give no single firm away" },
  "city.notice": { acts: ["delivery.read"], besides: "those it is addressed to" },
  "city.notice_preference": { acts: [], besides: "the person" },
  "city.notice_reading": { acts: [], besides: "the person" },
  "city.person_key": { acts: ["person.read"], besides: "the person" },
};
