export const topsisNormalisations = ["vector", "minmax"] as const;

export interface TopsisInput {
  /** values[alternative][criterion]. */
  readonly values: readonly (readonly number[])[];
  /** 1 if more is better, −1 if less is better. */
  readonly directions: readonly number[];
  /** ≥ 0; only their proportions count. */
  readonly weights: readonly number[];
  readonly normalise: (typeof topsisNormalisations)[number];
}

export interface Topsis {
  readonly scores: (number | null)[];
  readonly rank: (number | null)[];
  /** Criteria that cannot be normalised and are left out. */
  readonly nullCriteria: number[];
  readonly steps?: {
    readonly normalised: (number | null)[][];
    readonly weighted: (number | null)[][];
    readonly ideal: (number | null)[];
    readonly antiIdeal: (number | null)[];
    readonly distanceToIdeal: number[];
    readonly distanceToAntiIdeal: number[];
  };
}

type Column = Float64Array | null;

/**
 * Closeness to the ideal alternative (TOPSIS; Hwang and Yoon 1981), d⁻ / (d⁺ + d⁻): d⁺ and d⁻ are the Euclidean distances to the best and the worst
 * value of each criterion, after normalisation and times its share of the weights. `vector`: x / √(Σ x²), the worst and best by direction;
 * `minmax`: (x − min)/(max − min), or (max − x)/(max − min) if less is better.
 *
 * @returns `scores` from 0 (worst in everything) to 1 (best in everything); null for all if no criterion with weight tells the alternatives apart.
 *   A criterion of zeros (vector) or of one value (minmax) has no normalised value: it is null, left out and named in `nullCriteria`. `rank` by
 *   the unrounded scores, ties share the better rank.
 * @throws RangeError if rows differ in length, a value is not finite, a weight is negative or a direction not 1 or −1.
 */
export function topsis(input: TopsisInput, explained = false): Topsis {
  check(input);
  const { values, directions, weights, normalise } = input;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const columns = directions.map((direction, i) => {
    const column = Float64Array.from(values, (row) => row[i]!);
    return normalise === "vector" ? vectorColumn(column) : minMaxColumn(column, direction);
  });
  const weighted = columns.map((column, i) => column && column.map((value) => (total > 0 ? value * (weights[i]! / total) : 0)));
  const extreme = (side: number) => weighted.map((column, i) => column && best(column, normalise === "vector" ? side * directions[i]! : side));
  const ideal = extreme(1);
  const antiIdeal = extreme(-1);
  const toIdeal = values.map((_, a) => distance(weighted, ideal, a));
  const toAntiIdeal = values.map((_, a) => distance(weighted, antiIdeal, a));
  const scores = toIdeal.map((far, a) => (far + toAntiIdeal[a]! > 0 ? toAntiIdeal[a]! / (far + toAntiIdeal[a]!) : null));
  const rows = (table: readonly Column[]) => values.map((_, a) => table.map((column) => (column ? column[a]! : null)));
  return {
    scores,
    rank: scores.map((score) => (score === null ? null : 1 + scores.filter((other) => other !== null && other > score).length)),
    nullCriteria: columns.flatMap((column, i) => (column ? [] : [i])),
    ...(explained ? { steps: { normalised: rows(columns), weighted: rows(weighted), ideal, antiIdeal, distanceToIdeal: toIdeal, distanceToAntiIdeal: toAntiIdeal } } : {}),
  };
}

function vectorColumn(column: Float64Array): Column {
  // Divided by the largest size first, so that no square is too large or too small.
  const size = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (size === 0) return null;
  const length = Math.sqrt(column.reduce((sum, value) => sum + (value / size) * (value / size), 0));
  return column.map((value) => value / size / length);
}

function minMaxColumn(column: Float64Array, direction: number): Column {
  const directed = column.map((value) => direction * value);
  const worst = best(directed, -1);
  const top = best(directed, 1);
  return worst < top ? directed.map((value) => (value - worst) / (top - worst)) : null;
}

/** Highest value for side 1, lowest for −1. */
const best = (column: Float64Array, side: number): number =>
  side * column.reduce((most, value) => Math.max(most, side * value), -Infinity);

function distance(weighted: readonly Column[], point: readonly (number | null)[], alternative: number): number {
  let sum = 0;
  weighted.forEach((column, i) => {
    if (!column) return;
    const apart = column[alternative]! - point[i]!;
    sum += apart * apart;
  });
  return Math.sqrt(sum);
}

function check({ values, directions, weights, normalise }: TopsisInput): void {
  if (!topsisNormalisations.includes(normalise)) throw new RangeError(`topsis: normalise is ${JSON.stringify(normalise)}, expected one of ${topsisNormalisations.join(", ")}`);
  if (weights.length !== directions.length) throw new RangeError(`topsis: weights has ${weights.length} values, expected one for each of ${directions.length} directions`);
  weights.forEach((weight, i) => {
    if (!(weight >= 0 && weight <= 1e150)) throw new RangeError(`topsis: weights[${i}] is ${weight}, expected a finite number ≥ 0`);
    if (directions[i] !== 1 && directions[i] !== -1) throw new RangeError(`topsis: directions[${i}] is ${directions[i]}, expected 1 or -1`);
  });
  values.forEach((row, a) => {
    if (row.length !== directions.length) throw new RangeError(`topsis: values[${a}] has ${row.length} values, expected one for each of ${directions.length} directions`);
    const wrong = row.findIndex((value) => !(Math.abs(value) <= 1e150));
    if (wrong >= 0) throw new RangeError(`topsis: values[${a}][${wrong}] is ${row[wrong]}, expected a finite number of at most 1e150 in size`);
  });
}
