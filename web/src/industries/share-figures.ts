import type { Figure } from "@chengqi/domain/figures/figure";
import { yearlyUnits } from "@chengqi/domain/figures/totals";
import type { IndustryShare } from "@chengqi/domain/zones/zone";

/** Measures industries are compared by. */
export const shareMeasures = ["valueAddedCny", "revenueCny", "employees", "firms"] as const;
export type ShareMeasure = (typeof shareMeasures)[number];

/** The measure a text names; value added where it names none. */
export const shareMeasureOf = (text: string): ShareMeasure => shareMeasures.find((measure) => measure === text) ?? "valueAddedCny";

/** One industry's part of a figure of the whole area, with the origin of the whole. */
export function shareFigure(share: IndustryShare, measure: ShareMeasure, whole: Figure): Figure {
  return {
    ...whole, measure, value: share[measure], unit: measure === "firms" ? "count" : yearlyUnits[measure], inputs: [], reason: null,
    method: measure === "firms" ? "count-of-firms" : "sum-of-firms",
  };
}

/** Location quotient by employees; it is no better known than what it is computed from. */
export function quotientFigure(share: IndustryShare, whole: Figure): Figure {
  const mark = whole.mark === "published" ? "derived" : whole.mark;
  const reason = share.locationQuotient === null ? "zero-base" : null;
  return { ...whole, measure: "locationQuotient", value: share.locationQuotient, unit: "index", mark, method: "location-quotient", inputs: [], reason };
}

/** Part of the declared industries in the whole, 0–1; null where there is nothing. */
export function declaredShare(shares: readonly IndustryShare[], measure: ShareMeasure): number | null {
  const sum = (of: readonly IndustryShare[]) => of.reduce((total, share) => total + Number(share[measure]), 0);
  const all = sum(shares);
  return all === 0 ? null : sum(shares.filter(({ declared }) => declared)) / all;
}
