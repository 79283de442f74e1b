import type { Figure, Unit } from "./figure.js";
import { figureOf, type Origin } from "./origin.js";

/** Yearly figures of a firm and their units; money as decimal strings. */
export const yearlyUnits = {
  revenueCny: "cny", valueAddedCny: "cny", taxCny: "cny", employees: "person", landM2: "m2", energyTce: "tce", waterM3: "m3",
  emissionsTCO2e: "tCO2e", rdCny: "cny",
} as const satisfies Record<string, Unit>;
export type YearlyMeasure = keyof typeof yearlyUnits;
export const yearlyMeasures = Object.keys(yearlyUnits) as readonly YearlyMeasure[];

/** One year's figures of one firm, or their sum over many. */
export type Yearly = { readonly [M in YearlyMeasure]: (typeof yearlyUnits)[M] extends "cny" ? string | null : number | null };

/** What anybody may read of a single firm; the other measures are its returns, read for a stated purpose only. */
export const publicMeasures = ["revenueCny", "employees"] as const satisfies readonly YearlyMeasure[];
export const returnMeasures = yearlyMeasures.filter((measure) => !publicMeasures.some((one) => one === measure));

/** Sums over the firms of an area in a year; null where a sum would give single firms away. */
export type Totals = Yearly & { readonly firms: number };

/**
 * Figures of a sum of firms: how many there are, and what they add up to. Without firms all are undefined, for the reason given:
 * nobody is there, or nobody can be placed there. With firms, a sum that is not there is not shown, or, where none of them is known by figures, not known.
 */
export function totalFigures(
  totals: Totals | null, year: number | null, origin: Origin, without: "no-firms" | "no-outline" = "no-firms",
): Record<string, Figure> {
  const period = year === null ? null : String(year);
  const reason = year === null ? "no-data-for-date" : without;
  const counted = { ...origin, method: "count-of-firms" };
  const firms = figureOf("firms", "count", totals?.firms ?? null, period, counted, { reason });
  const known = totals !== null && publicMeasures.some((measure) => totals[measure] !== null);
  const missing = totals === null ? reason : known ? "suppressed" : "not-published";
  const inputs = totals ? [{ measure: "firms", value: totals.firms, unit: "count" as const, period, dataset: origin.dataset }] : [];
  const sums = yearlyMeasures.map((measure): [string, Figure] => [
    measure,
    figureOf(measure, yearlyUnits[measure], totals?.[measure] ?? null, period, { ...origin, method: "sum-of-firms" }, { inputs, reason: missing }),
  ]);
  return Object.fromEntries([["firms", firms], ...sums]);
}

type Values<M extends YearlyMeasure> = Pick<Yearly, M>;

/** What anybody may read of a single firm's year; its returns stand there without a value. */
export const publicFigures = (values: Values<(typeof publicMeasures)[number]>, year: number, origin: Origin): Record<string, Figure> => ({
  ...firmFigures(publicMeasures, values, year, origin),
  ...Object.fromEntries(returnMeasures.map((measure): [string, Figure] =>
    [measure, figureOf(measure, yearlyUnits[measure], null, String(year), origin, { reason: "stated-purpose-only" })])),
});

/** What a single firm returned in a year; what it did not report is undefined. */
export const returnFigures = (values: Omit<Yearly, (typeof publicMeasures)[number]>, year: number, origin: Origin): Record<string, Figure> =>
  firmFigures(returnMeasures, values, year, origin);

const firmFigures = (measures: readonly YearlyMeasure[], values: Partial<Yearly>, year: number, origin: Origin): Record<string, Figure> =>
  Object.fromEntries(measures.map((measure): [string, Figure] => [
    measure, figureOf(measure, yearlyUnits[measure], values[measure] ?? null, String(year), origin, { reason: "not-published" }),
  ]));

/** The latest year with firm figures on a day; null before the first. */
export function yearOn(day: string, years: readonly number[]): number | null {
  const asked = Number(day.slice(0, 4));
  const past = years.filter((year) => year <= asked);
  return past.length === 0 ? null : Math.max(...past);
}
