/** A part of a whole, or null where there is no whole. */
export const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Where a jobs–housing ratio lies. */
export type Balance = "short-of-jobs" | "balanced" | "short-of-housing";

/**
 * Whether a zone has few, enough or many jobs for those who live there.
 *
 * @returns null where the ratio is null; jobs without any resident at work are short of housing.
 * @see Cervero (1989), Jobs-housing balancing and regional mobility.
 */
export function balanceOf(jobs: number, workers: number, from: number, to: number): Balance | null {
  if (workers === 0) return jobs > 0 ? "short-of-housing" : null;
  const value = jobs / workers;
  return value < from ? "short-of-jobs" : value > to ? "short-of-housing" : "balanced";
}
