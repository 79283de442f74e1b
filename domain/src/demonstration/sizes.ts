import { exactExp, exactLog, exactPow, normalQuantile } from "@chengqi/engines/numbers";

const bodySigma = 1.25;
const tailFrom = 0.98;
const tailExponent = 1.35;
const tailTo = 1 - 1e-6;
const bodyEnd = exactExp(bodySigma * normalQuantile(tailFrom));

/**
 * Relative size of a firm at the quantile u: lognormal (σ = 1.25) up to 98 %, above it a Pareto tail with exponent 1.35,
 * cut at one in a million. Whole nations come nearer to Zipf's law (Axtell 2001 finds 1.06), but in a sample of
 * some thousand firms a single one would then outweigh its section.
 */
export function relativeSize(u: number): number {
  if (u <= tailFrom) return exactExp(bodySigma * normalQuantile(u));
  return bodyEnd * exactExp(exactLog((1 - tailFrom) / (1 - Math.min(u, tailTo))) / tailExponent);
}

interface Knot {
  readonly size: number;
  readonly probability: number;
}

/** The distribution in 3,000 slices: even ones in the body, ever finer ones in the tail. */
const knots: readonly Knot[] = (() => {
  const made: Knot[] = [];
  for (let i = 0; i < 2000; i += 1) made.push({ size: relativeSize((tailFrom * (i + 0.5)) / 2000), probability: tailFrom / 2000 });
  const ratio = exactPow((1 - tailTo) / (1 - tailFrom), 1 / 1000);
  for (let i = 0, from = 1 - tailFrom; i < 1000; i += 1, from *= ratio) {
    made.push({ size: relativeSize(1 - (from * (1 + ratio)) / 2), probability: from * (1 - ratio) });
  }
  made.push({ size: relativeSize(tailTo), probability: 1 - tailTo });
  return made;
})();

/** Employees of a firm: whole, at least one and at most `most`. */
export const employeesAt = (scale: number, relative: number, most: number): number =>
  Math.max(1, Math.min(most, Math.round(scale * relative)));

function meanAt(scale: number, most: number): number {
  let mean = 0;
  for (const { size, probability } of knots) mean += probability * employeesAt(scale, size, most);
  return mean;
}

/**
 * The scale at which firms have `mean` employees on average and none more than `most`, by bisection.
 *
 * @throws RangeError if the mean is below 1 or above a quarter of `most`.
 */
export function scaleForMean(mean: number, most: number): number {
  if (!(mean >= 1 && mean <= most / 4)) throw new RangeError(`scaleForMean: expected a mean from 1 to a quarter of ${most}, found ${mean}`);
  let low = 0;
  let high = 10_000;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (meanAt(middle, most) < mean) low = middle;
    else high = middle;
  }
  return high;
}
