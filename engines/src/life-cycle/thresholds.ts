/** From where on a link counts as growing or shrinking. Ours, to be set for the city: no authority has laid them down. */
export interface Thresholds {
  /** Years over which the rates are taken. */
  readonly windowYears: number;
  /** Years of data needed up to the year that is judged. */
  readonly leastYears: number;
  /** A link that never had so many firms is still being introduced. */
  readonly fewFirms: number;
  /** Yearly net entry rate above which firms become more, below which they become fewer. */
  readonly netEntryUp: number;
  readonly netEntryDown: number;
  /** Yearly growth of output above which it rises, below which it falls. */
  readonly growthUp: number;
  readonly growthDown: number;
  /** Years of maturity or decline after which new growth is a renewal. */
  readonly lapseYears: number;
}

export const usualThresholds: Thresholds = {
  windowYears: 3, leastYears: 5, fewFirms: 10, netEntryUp: 0.05, netEntryDown: -0.05, growthUp: 0.1, growthDown: -0.03, lapseYears: 2,
};

/** The usual thresholds but for those given. @throws RangeError if one is out of its limits */
export function thresholdsFrom(given: { readonly [name in keyof Thresholds]?: number | undefined }): Thresholds {
  const set = { ...usualThresholds, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  const least = { windowYears: 1, leastYears: 2, fewFirms: 0, lapseYears: 1 };
  for (const [name, from] of Object.entries(least) as [keyof typeof least, number][]) {
    if (!(Number.isInteger(set[name]) && set[name] >= from)) throw new RangeError(`lifeCycles: thresholds.${name} is ${set[name]}, expected an integer ≥ ${from}`);
  }
  for (const [down, up] of [["netEntryDown", "netEntryUp"], ["growthDown", "growthUp"]] as const) {
    if (!(Number.isFinite(set[down]) && Number.isFinite(set[up]) && set[down] < set[up])) {
      throw new RangeError(`lifeCycles: thresholds.${down} is ${set[down]} and thresholds.${up} is ${set[up]}, expected finite numbers, the first below the second`);
    }
  }
  return set;
}
