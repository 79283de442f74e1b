import { locationQuotients } from "@chengqi/engines/specialisation";

/** Something counted in an area and an industry. */
export interface AreaCount {
  readonly area: string;
  readonly industry: string;
  readonly value: number;
}

export interface AreaComparison {
  readonly area: string;
  /** Spearman's rank correlation of the location quotients over the industries; null where one of the two does not vary. */
  readonly rank: number | null;
  /** Part of the industries of which both say specialised, or both say not. */
  readonly agree: number;
  /** The industry whose quotients differ most, as a ratio of the second to the first. */
  readonly widest: { readonly industry: string; readonly first: number; readonly second: number } | null;
}

/**
 * Specialisation of areas told by two counts of the same areas and industries, e.g. establishments and jobs.
 *
 * @returns by area; industries without a value in one of the two counts over the whole city are left out.
 */
export function comparedAreas(first: readonly AreaCount[], second: readonly AreaCount[]): AreaComparison[] {
  const totals = [first, second].map((rows) => new Set(rows.filter(({ value }) => value > 0).map(({ industry }) => industry)));
  const industries = [...totals[0]!].filter((industry) => totals[1]!.has(industry)).toSorted();
  const areas = [...new Set(first.map(({ area }) => area))].filter((area) => second.some((row) => row.area === area)).toSorted();
  const [one, other] = [first, second].map((rows) => locationQuotients(tableOf(rows, areas, industries)));
  return areas.map((area, at) => {
    const pairs = industries.map((industry, i) => ({ industry, first: one![at]![i] ?? 0, second: other![at]![i] ?? 0 }));
    const told = pairs.filter(({ first: x, second: y }) => x > 0 && y > 0);
    const widest = told.toSorted((x, y) => spread(y) - spread(x))[0] ?? null;
    return {
      area, rank: spearman(pairs.map((pair) => pair.first), pairs.map((pair) => pair.second)),
      agree: pairs.filter(({ first: x, second: y }) => (x >= 1) === (y >= 1)).length / pairs.length, widest,
    };
  });
}

const spread = ({ first, second }: { readonly first: number; readonly second: number }): number => Math.max(first / second, second / first);

function tableOf(rows: readonly AreaCount[], areas: readonly string[], industries: readonly string[]): number[][] {
  const table = areas.map(() => industries.map(() => 0));
  for (const { area, industry, value } of rows) {
    const row = table[areas.indexOf(area)];
    const column = industries.indexOf(industry);
    if (row && column >= 0) row[column]! += value;
  }
  return table;
}

/** Spearman's rank correlation, equal values sharing the mean of their ranks; null where one of the two does not vary. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  const [a, b] = [ranks(x), ranks(y)];
  const mean = (x.length + 1) / 2;
  const sum = (of: (at: number) => number) => a.reduce((all, _, at) => all + of(at), 0);
  const [ab, aa, bb] = [sum((at) => (a[at]! - mean) * (b[at]! - mean)), sum((at) => (a[at]! - mean) ** 2), sum((at) => (b[at]! - mean) ** 2)];
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).toSorted((x, y) => x.value - y.value);
  const found = values.map(() => 0);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]!.value === order[from]!.value) to += 1;
    for (let at = from; at < to; at += 1) found[order[at]!.at] = (from + to + 1) / 2;
  }
  return found;
}
