/** Classes of a sequential map: class `i` holds values from `breaks[i]` up to, not including, `breaks[i + 1]`; the last has no end. */
export interface Classes {
  readonly breaks: readonly number[];
  readonly counts: readonly number[];
  /** Places without a value; they are in no class. */
  readonly undefinedCount: number;
}

/**
 * At most `most` classes of about equal count, their breaks rounded to two digits. Equal values never part; classes that
 * rounding leaves empty are joined.
 */
export function quantileClasses(values: readonly (number | null)[], most = 5): Classes {
  if (!Number.isInteger(most) || most < 1) throw new RangeError(`quantileClasses: most is ${most}, expected an integer of at least 1`);
  const defined = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const undefinedCount = values.length - defined.length;
  const least = defined[0];
  if (least === undefined) return { breaks: [], counts: [], undefinedCount };
  const breaks = [roundedDown(least)];
  for (let i = 1; i < most; i += 1) {
    const at = roundedDown(defined[Math.floor((i * defined.length) / most)] ?? least);
    if (at > (breaks.at(-1) ?? at)) breaks.push(at);
  }
  const filled = breaks.filter((from, i) => defined.some((value) => value >= from && value < (breaks[i + 1] ?? Infinity)));
  const counts = filled.map((from, i) => defined.filter((value) => value >= from && value < (filled[i + 1] ?? Infinity)).length);
  return { breaks: filled, counts, undefinedCount };
}

/** Class of a value; null where it has none or there is no value. */
export function classOf(value: number | null, { breaks }: Pick<Classes, "breaks">): number | null {
  if (value === null) return null;
  const index = breaks.findLastIndex((from) => value >= from);
  return index === -1 ? null : index;
}

/** The value, or the next one below with two significant digits. */
function roundedDown(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return step >= 1 ? Math.floor(value / step) * step : value;
}
