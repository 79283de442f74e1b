/** One class of a legend: values above `from` (the first class includes it) up to `to`, and how many fall in it. */
export interface LegendClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The next value not below `value` that reads well: 1, 2 or 5 times a power of ten. */
function readable(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = [1, 2, 5, 10].find((step) => step * power >= value * (1 - 1e-9)) ?? 10;
  return lead * power;
}

/**
 * Classes of about equal count with readable borders; fewer than asked for where borders coincide. Every value falls in
 * exactly one class, so the counts add up to the number of values. Empty without values.
 *
 * @throws RangeError if a value is negative or not finite.
 */
export function legendClasses(values: readonly number[], classes: number): LegendClass[] {
  const wrong = values.find((value) => !Number.isFinite(value) || value < 0);
  if (wrong !== undefined) throw new RangeError(`legendClasses: values must be finite and not negative, found ${wrong}`);
  const sorted = values.toSorted((a, b) => a - b);
  const largest = sorted.at(-1);
  if (largest === undefined) return [];
  const quantiles = Array.from({ length: classes - 1 }, (_, index) =>
    readable(sorted[Math.min(sorted.length - 1, Math.floor(((index + 1) * sorted.length) / classes))] ?? 0));
  const inner = quantiles.filter((border) => border < largest);
  const borders = [...new Set([sorted[0] ?? 0, ...inner, largest])].toSorted((a, b) => a - b);
  const spans = borders.length === 1 ? [[largest, largest] as const] : borders.slice(1).map((to, index) => [borders[index] ?? 0, to] as const);
  return spans.map(([from, to], index) => ({
    from, to, count: sorted.filter((value) => value <= to && (index === 0 || value > from)).length,
  }));
}

/** Index of the class a value falls in; -1 when above all of them. */
export const classOf = (classes: readonly LegendClass[], value: number): number => classes.findIndex(({ to }) => value <= to);
