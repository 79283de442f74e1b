/** What a zone has of the items it has any of. */
export interface ZoneItems {
  /** Places of the items, ascending. */
  readonly items: readonly number[];
  /** Firms, or shares of firms, above 0. */
  readonly values: readonly number[];
}

export interface DuplicationInput {
  readonly zones: readonly ZoneItems[];
  /** The whole city by item, what lies outside the zones included. */
  readonly city: readonly number[];
  /** k: firms at which what a zone has counts by half; ≥ 0. */
  readonly reliabilityFirms: number;
}

const positive = (value: number | undefined): value is number => value !== undefined && value >= 0 && value < Infinity;

/** @returns the sum of every zone. @throws RangeError naming the value that is wrong. */
export function checkTable({ zones, city, reliabilityFirms }: DuplicationInput): number[] {
  if (!positive(reliabilityFirms)) throw new RangeError(`duplications: reliabilityFirms is ${reliabilityFirms}, expected a finite number ≥ 0`);
  city.forEach((value, item) => {
    if (!positive(value)) throw new RangeError(`duplications: city[${item}] is ${value}, expected a finite number ≥ 0`);
  });
  return zones.map(({ items, values }, zone) => {
    if (items.length !== values.length) throw new RangeError(`duplications: zones[${zone}].values has ${values.length} values, expected one for each of ${items.length} items`);
    items.forEach((item, at) => {
      const before = items[at - 1] ?? -1;
      if (!Number.isInteger(item) || item <= before || item >= city.length) throw new RangeError(`duplications: zones[${zone}].items[${at}] is ${item}, expected a whole number above ${before} and below ${city.length}`);
      if (!(positive(values[at]) && values[at] > 0)) throw new RangeError(`duplications: zones[${zone}].values[${at}] is ${values[at]}, expected a finite number above 0`);
    });
    return values.reduce((sum, value) => sum + value, 0);
  });
}
