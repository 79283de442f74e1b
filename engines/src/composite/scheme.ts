/** One measured column. */
export interface Indicator {
  readonly id: string;
  /** 1 if more is better, −1 if less is better. */
  readonly direction: number;
  /** ≥ 0; only its share among the children of one parent counts. */
  readonly weight: number;
  /** Id of the group it belongs to. */
  readonly parent: string;
  /** Value worth nothing and value worth everything (the other way round if less is better); for the method `goalposts`. */
  readonly goalposts?: readonly [low: number, high: number] | undefined;
}

/** A dimension, or the index itself (parent null). */
export interface Group {
  readonly id: string;
  readonly weight: number;
  readonly parent: string | null;
}

export const normaliseMethods = ["minmax", "zscore", "rank", "goalposts"] as const;
export const aggregates = ["arithmetic", "geometric", "harmonic"] as const;
export type Aggregate = (typeof aggregates)[number];

export interface Normalise {
  readonly method: (typeof normaliseMethods)[number];
  /** Lowest and highest normalised value. */
  readonly range?: readonly [low: number, high: number] | undefined;
}

/** Everything a composite score follows from. */
export interface Scheme {
  readonly units: readonly string[];
  readonly indicators: readonly Indicator[];
  readonly groups: readonly Group[];
  /** values[unit][indicator]; null where not measured. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly normalise: Normalise;
  readonly aggregate: Aggregate;
}

/** Beyond this size squares and differences of values would no longer be finite. */
const largest = 1e150;
const isNumber = (value: unknown): value is number => typeof value === "number" && Math.abs(value) <= largest;

/** @throws RangeError naming the first field that a score cannot be made of. */
export function checkScheme(where: string, scheme: Scheme): void {
  const refuse = (field: string, found: unknown, expected: string): never => {
    throw new RangeError(`${where}: ${field} is ${typeof found === "number" ? String(found) : JSON.stringify(found)}, expected ${expected}`);
  };
  const { units, indicators, groups, values, normalise, aggregate } = scheme;
  checkChoice(where, normalise, aggregate);
  const groupIds = new Set(groups.map(({ id }) => id));
  const seen = new Set<string>();
  for (const [name, nodes] of [["indicators", indicators], ["groups", groups]] as const) {
    nodes.forEach(({ id, weight, parent }, index) => {
      if (seen.has(id)) refuse(`${name}[${index}].id`, id, "an id used once");
      seen.add(id);
      if (!isNumber(weight) || weight < 0) refuse(`${name}[${index}].weight`, weight, "a finite number ≥ 0");
      const top = name === "groups" && parent === null;
      if (!top && (parent === null || !groupIds.has(parent))) refuse(`${name}[${index}].parent`, parent, "the id of a group");
    });
  }
  indicators.forEach(({ direction, goalposts }, i) => {
    if (direction !== 1 && direction !== -1) refuse(`indicators[${i}].direction`, direction, "1 or -1");
    if (normalise.method === "goalposts" || goalposts) checkPair(`${where}: indicators[${i}].goalposts`, goalposts);
  });
  const tops = groups.filter(({ parent }) => parent === null).length;
  if (tops !== 1) throw new RangeError(`${where}: groups has ${tops} groups with parent null, expected 1`);
  if (values.length !== units.length) throw new RangeError(`${where}: values has ${values.length} rows, expected one for each of ${units.length} units`);
  values.forEach((row, u) => {
    if (row.length !== indicators.length) throw new RangeError(`${where}: values[${u}] has ${row.length} values, expected one for each of ${indicators.length} indicators`);
    for (let i = 0; i < row.length; i += 1) {
      if (row[i] !== null && !isNumber(row[i])) refuse(`values[${u}][${i}]`, row[i], "null or a finite number of at most 1e150 in size");
    }
  });
}

/** @throws RangeError for a method or range that does not exist. */
export function checkChoice(where: string, normalise: Normalise, aggregate: Aggregate): void {
  if (!normaliseMethods.includes(normalise.method)) throw new RangeError(`${where}: normalise.method is ${JSON.stringify(normalise.method)}, expected one of ${normaliseMethods.join(", ")}`);
  if (!aggregates.includes(aggregate)) throw new RangeError(`${where}: aggregate is ${JSON.stringify(aggregate)}, expected one of ${aggregates.join(", ")}`);
  if (normalise.range) checkPair(`${where}: normalise.range`, normalise.range);
}

function checkPair(field: string, pair: readonly number[] | undefined): void {
  if (pair?.length === 2 && pair.every(isNumber) && pair[0]! < pair[1]!) return;
  throw new RangeError(`${field} is ${pair ? `[${pair.join(", ")}]` : "missing"}, expected two finite numbers [low, high] with low < high`);
}
