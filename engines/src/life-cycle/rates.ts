import { exactPow } from "../numbers/index.js";

/** What is known of one link year by year. */
export interface Series {
  readonly entries: readonly number[];
  readonly exits: readonly number[];
  readonly output: readonly (number | null)[];
  readonly firmsBefore: number;
}

/** Firms at the end of every year: those before, and all that came, less all that went. */
export function firmsOf({ entries, exits, firmsBefore }: Series): number[] {
  let firms = firmsBefore;
  return entries.map((entered, year) => (firms += entered - exits[year]!));
}

/**
 * Net entry rate over the last `window` years: what came less what went, over the mean of the firms at the beginning and the end of
 * each year. Between −2 and 2, also where a link begins or ends.
 *
 * @returns null before the window is full, and where there was no firm in all of it.
 * @see Davis, Haltiwanger and Schuh (1996), Job Creation and Destruction, for the mean as the base.
 */
export function netEntryRate({ entries, exits, firmsBefore }: Series, firms: readonly number[], year: number, window: number): number | null {
  const first = year - window + 1;
  if (first < 0) return null;
  let net = 0;
  let base = 0;
  for (let at = first; at <= year; at += 1) {
    net += entries[at]! - exits[at]!;
    base += ((at === 0 ? firmsBefore : firms[at - 1]!) + firms[at]!) / 2;
  }
  return base > 0 ? net / base : null;
}

/** Yearly growth of output over the last `window` years, (q_y / q_(y−w))^(1/w) − 1; null where one of the two is unknown or the earlier is 0. */
export function outputGrowth(output: readonly (number | null)[], year: number, window: number): number | null {
  const now = output[year] ?? null;
  const before = year >= window ? output[year - window] ?? null : null;
  if (now === null || before === null || before === 0) return null;
  return now === 0 ? -1 : exactPow(now / before, 1 / window) - 1;
}
