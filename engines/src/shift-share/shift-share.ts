import { addEffects, byRegion, noEffects, type Benchmark, type Rows } from "./effects.js";

export type ShiftShareInput = {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly values: readonly Rows[];
  readonly benchmark?: Rows | undefined;
  readonly dynamic?: boolean | undefined;
  readonly explain?: boolean | undefined;
};

/**
 * Shift-share analysis: the change of every industry in every region as the growth of the benchmark, the mix of industries and the
 * region's own lead (Dunn), the last in two: what the lead is worth with the benchmark's mix, and what specialisation in leading
 * industries adds (Esteban-Marquillas). Change = benchmarkGrowth + industryMix + competitive, and competitive = netCompetitive +
 * allocation + entry; an industry that begins from 0 has no growth rate, so all of it is entry.
 *
 * @param input values[date][region][industry] ≥ 0, two dates or more in order; benchmark[date][industry], all regions together if not
 *   given; dynamic decomposes every step from date to date and adds them up (Barff and Knight), otherwise only the first and the last
 *   date count; explain adds the growth rates of each step.
 * @returns the parts as tables [region][industry] of Float64Array in the unit of the values, and their sums by region.
 * @throws RangeError if there are fewer than two dates, a table does not fit the regions and industries, a value is negative or not
 *   finite, or the benchmark lacks an industry that a region has.
 * @see Dunn (1960), A statistical and analytical technique for regional analysis; Esteban-Marquillas (1972), A reinterpretation of
 *   shift-share analysis; Barff and Knight (1988), Dynamic shift-share analysis.
 */
export function shiftShare({ regions, industries, values, benchmark, dynamic = false, explain = false }: ShiftShareInput) {
  check(regions.length, industries.length, values, benchmark);
  const all = values.map((rows, date) => benchmarkOf(benchmark ? [benchmark[date]!] : rows, industries.length));
  if (benchmark) checkHolds(values, benchmark);
  const dates = dynamic ? [...values.keys()] : [0, values.length - 1];
  const effects = noEffects(regions.length, industries.length);
  const steps = dates.slice(1).map((to, k) => {
    const from = dates[k]!;
    addEffects(effects, values[from]!, values[to]!, all[from]!, all[to]!);
    return { from, to, ...(explain ? growthRates(values[from]!, values[to]!, all[from]!, all[to]!) : {}) };
  });
  return { ...effects, byRegion: byRegion(effects), ...(explain ? { steps } : {}) };
}

function benchmarkOf(rows: Rows, industries: number): Benchmark {
  const byIndustry = new Float64Array(industries);
  for (const row of rows) for (let i = 0; i < industries; i += 1) byIndustry[i]! += row[i]!;
  return { byIndustry, all: byIndustry.reduce((sum, value) => sum + value, 0) };
}

const rate = (from: number, to: number): number | null => (from > 0 ? to / from - 1 : null);
const rates = (from: ArrayLike<number>, to: ArrayLike<number>) => Array.from(from, (value, i) => rate(value, to[i]!));

const growthRates = (before: Rows, after: Rows, from: Benchmark, to: Benchmark) => ({
  benchmarkRate: rate(from.all, to.all),
  industryRate: rates(from.byIndustry, to.byIndustry),
  regionRate: before.map((row, r) => rates(row, after[r]!)),
});

function check(regions: number, industries: number, values: readonly Rows[], benchmark: Rows | undefined): void {
  if (values.length < 2) throw new RangeError(`shiftShare: values has ${values.length} dates, expected at least 2`);
  if (benchmark && benchmark.length !== values.length) throw new RangeError(`shiftShare: benchmark has ${benchmark.length} dates, expected ${values.length} as in values`);
  values.forEach((rows, date) => {
    if (rows.length !== regions) throw new RangeError(`shiftShare: values[${date}] has ${rows.length} rows, expected one for each of ${regions} regions`);
    rows.forEach((row, r) => checkRow(row, industries, `values[${date}][${r}]`));
  });
  benchmark?.forEach((row, date) => checkRow(row, industries, `benchmark[${date}]`));
}

function checkRow(row: ArrayLike<number>, industries: number, where: string): void {
  if (row.length !== industries) throw new RangeError(`shiftShare: ${where} has ${row.length} values, expected one for each of ${industries} industries`);
  for (let i = 0; i < industries; i += 1) {
    if (!(row[i]! >= 0 && row[i]! < Infinity)) throw new RangeError(`shiftShare: ${where}[${i}] is ${row[i]}, expected a finite number ≥ 0`);
  }
}

function checkHolds(values: readonly Rows[], benchmark: Rows): void {
  values.forEach((rows, date) => rows.forEach((row, r) => {
    for (let i = 0; i < row.length; i += 1) {
      if (row[i]! > benchmark[date]![i]!) throw new RangeError(`shiftShare: benchmark[${date}][${i}] is ${benchmark[date]![i]}, expected at least the ${row[i]} of values[${date}][${r}][${i}]`);
    }
  }));
}
