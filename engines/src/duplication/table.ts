/** What a zone has of the items it has any of. */
export interface ZoneItems {
  /** Places of the items, ascending. */
  readonly items: readonly number[];
  /** Firms, shares of firms, or their revenue, above 0; one unit throughout. */
  readonly values: readonly number[];
  /** Firms behind the values, where these are not firms themselves. */
  readonly firms?: number;
}

export interface DuplicationInput {
  readonly zones: readonly ZoneItems[];
  /** The whole city by item, what lies outside the zones included. */
  readonly city: readonly number[];
  /** k: firms at which what a zone has counts by half; ≥ 0. */
  readonly reliabilityFirms: number;
}

const positive = (value: number | undefined): value is number => value !== undefined && value >= 0 && value < Infinity;

/** The sum of what a zone has, and the firms behind it. */
export interface ZoneSize {
  readonly total: number;
  readonly firms: number;
}

/** @returns of every zone its sum and its firms. @throws RangeError naming the value that is wrong. */
export function checkTable({ zones, city, reliabilityFirms }: DuplicationInput): ZoneSize[] {
  if (!positive(reliabilityFirms)) throw new RangeError(`duplications: reliabilityFirms is ${reliabilityFirms}, expected a finite number ≥ 0`);
  city.forEach((value, item) => {
    if (!positive(value)) throw new RangeError(`duplications: city[${item}] is ${value}, expected a finite number ≥ 0`);
  });
  return zones.map(({ items, values, firms }, zone) => {
    if (firms !== undefined && !positive(firms)) throw new RangeError(`duplications: zones[${zone}].firms is ${firms}, expected a finite number ≥ 0`);
    if (items.length !== values.length) throw new RangeError(`duplications: zones[${zone}].values has ${values.length} values, expected one for each of ${items.length} items`);
    items.forEach((item, at) => {
      const before = items[at - 1] ?? -1;
      if (!Number.isInteger(item) || item <= before || item >= city.length) throw new RangeError(`duplications: zones[${zone}].items[${at}] is ${item}, expected a whole number above ${before} and below ${city.length}`);
      if (!(positive(values[at]) && values[at] > 0)) throw new RangeError(`duplications: zones[${zone}].values[${at}] is ${values[at]}, expected a finite number above 0`);
    });
    const total = values.reduce((sum, value) => sum + value, 0);
    return { total, firms: firms ?? total };
  });
}
