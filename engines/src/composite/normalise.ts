import type { Aggregate, Indicator, Normalise, Scheme } from "./scheme.js";

/** One indicator on the common scale, higher is better. */
export interface Column {
  /** 0 where missing. */
  readonly values: Float64Array;
  /** 1 where the unit has a value on the common scale. */
  readonly present: Uint8Array;
  /** All measured values are the same, so that the method cannot place them. */
  readonly constant: boolean;
}

export interface Scale {
  readonly columns: readonly Column[];
  /** Lowest and highest possible value; null if the scale is open (z-scores) or counts places (ranks). */
  readonly range: readonly [number, number] | null;
  /** The range asked for reached 0 or below, where geometric and harmonic means do not exist. */
  readonly rescaled: boolean;
}

/**
 * Puts every indicator on one scale on which higher is better: the direction is applied first, then
 * `minmax` (x − min)/(max − min); `goalposts` (x − low)/(high − low) held within 0 and 1;
 * `zscore` (x − mean)/s with the sample standard deviation s; `rank` 1 + the number of units that are worse.
 * The first two are spread over the range, [0, 100] if none is given. Z-scores and ranks are spread over a range only if one is given
 * or needed: z-scores of all indicators together, so that their spreads stay equal; ranks from first to last possible place.
 * Geometric and harmonic means need values above 0: without a range above 0 theirs is [1, 100].
 *
 * @returns a constant column is missing for all units, except with goalposts, which place it.
 */
export function scaleOf(scheme: Scheme, normalise: Normalise = scheme.normalise, aggregate: Aggregate = scheme.aggregate): Scale {
  const range = rangeFor(normalise, aggregate);
  const columns = scheme.indicators.map((indicator, i) => column(directed(scheme, indicator, i), indicator, normalise.method));
  if (range) spread(columns, normalise.method, range);
  return { columns, range, rescaled: aggregate !== "arithmetic" && normalise.range !== undefined && range !== normalise.range };
}

function rangeFor({ method, range }: Normalise, aggregate: Aggregate): readonly [number, number] | null {
  if (aggregate !== "arithmetic") return range && range[0] > 0 ? range : [1, 100];
  return range ?? (method === "minmax" || method === "goalposts" ? [0, 100] : null);
}

/** Values with the sign that makes higher better; NaN where missing. */
const directed = (scheme: Scheme, { direction }: Indicator, i: number): Float64Array =>
  Float64Array.from(scheme.values, (row) => (row[i] === null ? Number.NaN : direction * row[i]!));

function column(x: Float64Array, { direction, goalposts }: Indicator, method: Normalise["method"]): Column {
  const measured = x.filter((value) => !Number.isNaN(value));
  const min = measured.reduce((least, value) => Math.min(least, value), Infinity);
  const max = measured.reduce((most, value) => Math.max(most, value), -Infinity);
  const constant = !(min < max);
  if (method === "goalposts") {
    const [low, high] = direction === 1 ? goalposts! : [-goalposts![1], -goalposts![0]];
    return onScale(x, measured.length > 0 && constant, (value) => Math.min(1, Math.max(0, (value - low) / (high - low))));
  }
  if (constant) return { values: new Float64Array(x.length), present: new Uint8Array(x.length), constant: measured.length > 0 };
  if (method === "minmax") return onScale(x, false, (value) => (value - min) / (max - min));
  if (method === "rank") {
    const sorted = measured.toSorted();
    return onScale(x, false, (value) => 1 + below(sorted, value));
  }
  // The z-score of (x − min)/(max − min) is that of x, and its squares can be neither too large nor too small.
  const unit = measured.map((value) => (value - min) / (max - min));
  const mean = unit.reduce((sum, value) => sum + value, 0) / unit.length;
  const deviation = Math.sqrt(unit.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (unit.length - 1));
  return onScale(x, false, (value) => ((value - min) / (max - min) - mean) / deviation);
}

function onScale(x: Float64Array, constant: boolean, place: (value: number) => number): Column {
  return { values: x.map((value) => (Number.isNaN(value) ? 0 : place(value))), present: Uint8Array.from(x, (value) => (Number.isNaN(value) ? 0 : 1)), constant };
}

/** How many values of a sorted list are below one. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spreads the columns over the range, in place. */
function spread(columns: readonly Column[], method: Normalise["method"], [low, high]: readonly [number, number]): void {
  let worst = 0;
  let best = 1;
  if (method === "zscore") {
    worst = Infinity;
    best = -Infinity;
    for (const { values, present } of columns) {
      values.forEach((value, u) => {
        if (present[u] === 0) return;
        worst = Math.min(worst, value);
        best = Math.max(best, value);
      });
    }
  }
  for (const { values, present } of columns) {
    if (method === "rank") {
      worst = 1;
      best = present.reduce((sum, one) => sum + one, 0);
    }
    values.forEach((value, u) => {
      if (present[u] === 1) values[u] = ((value - worst) / (best - worst)) * (high - low) + low;
    });
  }
}
