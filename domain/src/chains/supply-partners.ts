import type { Part } from "./answers.js";
import { order } from "./gaps.js";

export interface PartnerFirm {
  readonly id: string;
  readonly link: string;
  readonly kind: string;
  /** The link of the firm asking that the edge joins. */
  readonly ownLink: string;
  readonly confidence: number;
  /** Degrees of longitude and latitude. */
  readonly position: readonly [number, number] | null;
  /** What the user of the two needs along the edge in a year, estimated; null: not known. */
  readonly needCny: number | null;
  /** Revenue of the supplier of the two on its link; null: not known. */
  readonly supplierCny: number | null;
  /** The partner would supply, or would be supplied. */
  readonly side: "supplier" | "customer";
}

export interface Asking {
  readonly id: string;
  readonly position: readonly [number, number] | null;
  readonly confidence: ReadonlyMap<string, number>;
}

export interface RankedPartner { readonly firm: PartnerFirm; readonly score: number; readonly parts: readonly Part[] }

/** At this distance nearness is a half. */
const halfKm = 20;

/**
 * Partners of a firm along the edges of its links, the best first; each firm once, by its best link. The score is the mean of the parts that
 * are known: fit = how sure both stand on their links (product of the confidences); capacity = min(1, revenue / need) of
 * a supplier and min(1, need / revenue) of a customer, of the revenue of whoever supplies and the need of whoever uses; distance =
 * 1 / (1 + km / 20), along the great circle.
 */
export function rankedPartners(asking: Asking, firms: readonly PartnerFirm[], year: number, most = 20): RankedPartner[] {
  const best = new Map<string, RankedPartner>();
  for (const firm of firms) {
    if (firm.id === asking.id) continue;
    const km = asking.position && firm.position ? distanceKm(asking.position, firm.position) : null;
    const parts = [
      part("fit", (asking.confidence.get(firm.ownLink) ?? 0) * firm.confidence, "partner-fit", null, year, [{ measure: "confidence", value: firm.confidence, unit: "ratio" }]),
      part("capacity", capacityOf(firm), "partner-capacity", firm.supplierCny === null ? "no-revenue" : "no-need", year,
        [{ measure: "revenueCny", value: firm.supplierCny, unit: "cny" }, { measure: "needCny", value: firm.needCny, unit: "cny" }]),
      part("distance", km === null ? null : 1 / (1 + km / halfKm), "partner-distance", "no-position", year, [{ measure: "distanceKm", value: km, unit: "km" }]),
    ];
    const known = parts.flatMap(({ value }) => value ?? []);
    const score = known.reduce((sum, value) => sum + value, 0) / known.length;
    const earlier = best.get(firm.id);
    if (!earlier || score > earlier.score || (score === earlier.score && order(firm.link, earlier.firm.link) < 0)) best.set(firm.id, { firm, score, parts });
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score || order(a.firm.id, b.firm.id)).slice(0, most);
}

/** How far one reaches for the other; null where there is nothing to reach for. */
function capacityOf({ side, needCny, supplierCny }: PartnerFirm): number | null {
  if (needCny === null || supplierCny === null) return null;
  const [part, whole] = side === "supplier" ? [supplierCny, needCny] : [needCny, supplierCny];
  return whole > 0 ? Math.min(1, part / whole) : null;
}

/** Haversine on a sphere of 6,371 km. */
export function distanceKm([lonA, latA]: readonly [number, number], [lonB, latB]: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const half = Math.sin(((latB - latA) * radians) / 2) ** 2 + Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}

const part = (measure: string, value: number | null, method: string, missing: string | null, year: number, inputs: Part["inputs"]): Part =>
  ({ measure, value, unit: "ratio", method, mark: "estimated", dataset: "chains", period: String(year), reason: value === null ? missing : null, inputs });
