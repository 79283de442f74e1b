import type { LinkState, Panorama } from "./answers.js";
import { order } from "./gaps.js";
import type { LinkStatus } from "./link-status.js";

/** What became of a link between two panoramas. */
export const linkChanges = ["appeared", "gone", "better", "worse", "told", "untold", "same", "unknown"] as const;
export type LinkChange = (typeof linkChanges)[number];

export interface ComparedLink {
  readonly link: Panorama["links"][number];
  readonly before: LinkState | null;
  readonly after: LinkState | null;
  readonly change: LinkChange;
  /** After less before; null where one of them is not known. */
  readonly firms: number | null;
  readonly revenueCny: number | null;
}

/** The better a link stands the higher; what cannot be told has no place. */
const standing: Readonly<Partial<Record<LinkStatus, number>>> = { missing: 0, "at-risk": 1, weak: 2, present: 3, strong: 4 };
const weight: Readonly<Record<LinkChange, number>> = { gone: 0, appeared: 1, worse: 2, better: 3, untold: 4, told: 5, same: 6, unknown: 7 };

/**
 * The single links of a chain in two panoramas of it, of two years or two areas: the first is before. A link is there where a firm stands
 * on it. Those that came or went stand first, then those that stand worse or better, then the others; within each the more important
 * first, ties by id. Links that only one version of the chain has are told with null on the other side.
 */
export function comparedLinks(before: Panorama, after: Panorama): ComparedLink[] {
  const earlier = new Map(before.links.map((link) => [link.id, link]));
  const later = new Map(after.links.map((link) => [link.id, link]));
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  return ids.flatMap((id): ComparedLink[] => {
    const link = (later.get(id) ?? earlier.get(id))!;
    if (link.group) return [];
    const [from, to] = [earlier.get(id)?.state ?? null, later.get(id)?.state ?? null];
    const less = (key: "wholeFirms" | "revenueCny") => (from && to ? to.presence[key] - from.presence[key] : null);
    return [{ link, before: from, after: to, change: changeOf(from, to), firms: less("wholeFirms"), revenueCny: less("revenueCny") }];
  }).toSorted((a, b) => weight[a.change] - weight[b.change] || importance(b) - importance(a) || order(a.link.id, b.link.id));
}

const importance = ({ before, after }: ComparedLink): number => after?.importance ?? before?.importance ?? 0;

function changeOf(before: LinkState | null, after: LinkState | null): LinkChange {
  if (!before || !after) return "unknown";
  const [had, has] = [before.presence.wholeFirms > 0, after.presence.wholeFirms > 0];
  if (had !== has) return has ? "appeared" : "gone";
  const [was, is] = [standing[before.status], standing[after.status]];
  if (was === undefined || is === undefined) return was === is ? "same" : was === undefined ? "told" : "untold";
  return is === was ? "same" : is > was ? "better" : "worse";
}
