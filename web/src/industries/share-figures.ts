import type { Figure } from "@chengqi/domain/figures/figure";
import { yearlyUnits } from "@chengqi/domain/figures/totals";
import type { IndustryShare } from "@chengqi/domain/zones/zone";

/** Measures industries are compared by. */
export const shareMeasures = ["revenueCny", "valueAddedCny", "employees", "firms"] as const;
export type ShareMeasure = (typeof shareMeasures)[number];

/** The measure a text names; where it names none revenue, or firms where no revenue is known. */
export const shareMeasureOf = (text: string, shares: readonly IndustryShare[]): ShareMeasure =>
  shareMeasures.find((measure) => measure === text) ?? (shares.every(({ revenueCny }) => revenueCny === null) ? "firms" : "revenueCny");

/** One industry's part of a figure of the whole area, with the origin of the whole; not shown where it would tell of single firms. */
export function shareFigure(share: IndustryShare, measure: ShareMeasure, whole: Figure): Figure {
  const value = share[measure];
  return {
    ...whole, measure, value, unit: measure === "firms" ? "count" : yearlyUnits[measure], inputs: [], reason: value !== null ? null : measure === "valueAddedCny" && share.revenueCny !== null ? "suppressed" : "not-published",
    method: measure === "firms" ? "count-of-firms" : "sum-of-firms",
  };
}

/** Location quotient by employees; it is no better known than what it is computed from. */
export function quotientFigure(share: IndustryShare, whole: Figure): Figure {
  const mark = whole.mark === "published" ? "derived" : whole.mark;
  const reason = share.locationQuotient === null ? "zero-base" : null;
  return { ...whole, measure: "locationQuotient", value: share.locationQuotient, unit: "index", mark, method: "location-quotient", inputs: [], reason };
}

/** An industry's part of all of them, 0–1; null where there is nothing, or where not every industry's is shown. */
export function partOf(shares: readonly IndustryShare[], share: IndustryShare, measure: ShareMeasure): number | null {
  const all = shares.reduce((sum, one) => sum + Number(one[measure]), 0);
  return all === 0 || shares.some((one) => one[measure] === null) ? null : Number(share[measure]) / all;
}

/** Part of the declared industries in the whole, 0–1; null where there is nothing. */
export function declaredShare(shares: readonly IndustryShare[], measure: Exclude<ShareMeasure, "valueAddedCny">): number | null {
  const sum = (of: readonly IndustryShare[]) => of.reduce((total, share) => total + Number(share[measure]), 0);
  const all = sum(shares);
  return all === 0 ? null : sum(shares.filter(({ declared }) => declared)) / all;
}
