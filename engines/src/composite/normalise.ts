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
  const columns = directed(scheme).map((x, i) => column(x, scheme.indicators[i]!, normalise.method));
  if (range) spread(columns, normalise.method, range);
  return { columns, range, rescaled: aggregate !== "arithmetic" && normalise.range !== undefined && range !== normalise.range };
}

function rangeFor({ method, range }: Normalise, aggregate: Aggregate): readonly [number, number] | null {
  if (aggregate !== "arithmetic") return range && range[0] > 0 ? range : [1, 100];
  return range ?? (method === "minmax" || method === "goalposts" ? [0, 100] : null);
}

/** [indicator][unit], with the sign that makes higher better; NaN where missing. */
function directed({ units, indicators, values }: Scheme): Float64Array[] {
  const columns = indicators.map(() => new Float64Array(units.length).fill(Number.NaN));
  for (let u = 0; u < units.length; u += 1) {
    const row = values[u]!;
    for (let i = 0; i < indicators.length; i += 1) {
      const value = row[i];
      if (value != null) columns[i]![u] = indicators[i]!.direction * value;
    }
  }
  return columns;
}

/** The column on its scale, written over the values given. */
function column(x: Float64Array, { direction, goalposts }: Indicator, method: Normalise["method"]): Column {
  const present = new Uint8Array(x.length);
  let measured = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let u = 0; u < x.length; u += 1) {
    const value = x[u]!;
    if (Number.isNaN(value)) continue;
    present[u] = 1;
    measured += 1;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const constant = measured > 0 && min === max;
  if (method === "goalposts") {
    if (direction === 1) toUnit(x, present, goalposts![0], goalposts![1]);
    else toUnit(x, present, -goalposts![1], -goalposts![0]);
  } else if (min < max) {
    if (method === "rank") toPlaces(x, present);
    else toUnit(x, present, min, max);
    if (method === "zscore") standardise(x, present, measured);
  } else {
    x.fill(0);
    present.fill(0);
  }
  return { values: x, present, constant };
}

/** (x − low)/(high − low), held within 0 and 1; 0 where missing. */
function toUnit(x: Float64Array, present: Uint8Array, low: number, high: number): void {
  for (let u = 0; u < x.length; u += 1) x[u] = present[u] === 1 ? Math.min(1, Math.max(0, (x[u]! - low) / (high - low))) : 0;
}

/** 1 + the number of units that are worse. */
function toPlaces(x: Float64Array, present: Uint8Array): void {
  const sorted = x.filter((_, u) => present[u] === 1).toSorted();
  for (let u = 0; u < x.length; u += 1) x[u] = present[u] === 1 ? 1 + below(sorted, x[u]!) : 0;
}

/** Z-scores of values from 0 to 1; they are those of the values as measured, and no square can be too large or too small. */
function standardise(x: Float64Array, present: Uint8Array, n: number): void {
  let sum = 0;
  for (let u = 0; u < x.length; u += 1) sum += x[u]!;
  const mean = sum / n;
  let squares = 0;
  for (let u = 0; u < x.length; u += 1) if (present[u] === 1) squares += (x[u]! - mean) * (x[u]! - mean);
  const deviation = Math.sqrt(squares / (n - 1));
  for (let u = 0; u < x.length; u += 1) if (present[u] === 1) x[u] = (x[u]! - mean) / deviation;
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

/** Spreads the columns over the range, in place; rounding may not leave it. */
function spread(columns: readonly Column[], method: Normalise["method"], [low, high]: readonly [number, number]): void {
  let worst = 0;
  let best = 1;
  if (method === "zscore") [worst, best] = extremes(columns);
  for (const { values, present } of columns) {
    if (method === "rank") {
      worst = 1;
      best = 0;
      for (const one of present) best += one;
    }
    for (let u = 0; u < values.length; u += 1) if (present[u] === 1) values[u] = Math.min(high, ((values[u]! - worst) / (best - worst)) * (high - low) + low);
  }
}

/** Lowest and highest value of all columns. */
function extremes(columns: readonly Column[]): [number, number] {
  let worst = Infinity;
  let best = -Infinity;
  for (const { values, present } of columns) {
    for (let u = 0; u < values.length; u += 1) {
      if (present[u] === 0) continue;
      if (values[u]! < worst) worst = values[u]!;
      if (values[u]! > best) best = values[u]!;
    }
  }
  return [worst, best];
}
