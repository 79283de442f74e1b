/** Parts into which the change of each industry in each region falls, as tables [region][industry] that are added to. */
export interface Effects {
  readonly change: Float64Array[];
  readonly benchmarkGrowth: Float64Array[];
  readonly industryMix: Float64Array[];
  readonly competitive: Float64Array[];
  readonly netCompetitive: Float64Array[];
  readonly allocation: Float64Array[];
  readonly entry: Float64Array[];
}

/** What a benchmark is at one date: its industries and their sum. */
export interface Benchmark {
  readonly byIndustry: ArrayLike<number>;
  readonly all: number;
}

export type Rows = readonly ArrayLike<number>[];

const names = ["change", "benchmarkGrowth", "industryMix", "competitive", "netCompetitive", "allocation", "entry"] as const;

/** Tables of 0. */
export function noEffects(regions: number, industries: number): Effects {
  const table = () => Array.from({ length: regions }, () => new Float64Array(industries));
  return Object.fromEntries(names.map((name) => [name, table()])) as unknown as Effects;
}

/**
 * Adds the parts of the change from one date to the next. With growth rates g of the benchmark, g_i of its industry and g_ri of the
 * industry in the region: x_ri g, x_ri (g_i − g) and x_ri (g_ri − g_i), the last in two: with x_r X_i / X in the place of x_ri, and the
 * rest. What begins from 0 has no growth rate and is entry.
 */
export function addEffects(effects: Effects, before: Rows, after: Rows, from: Benchmark, to: Benchmark): void {
  const growth = from.all > 0 ? to.all / from.all - 1 : 0;
  before.forEach((row, r) => {
    let inRegion = 0;
    for (let i = 0; i < row.length; i += 1) inRegion += row[i]!;
    for (let i = 0; i < row.length; i += 1) {
      const start = row[i]!;
      const end = after[r]![i]!;
      effects.change[r]![i]! += end - start;
      if (start === 0) {
        effects.competitive[r]![i]! += end;
        effects.entry[r]![i]! += end;
        continue;
      }
      const ofIndustry = to.byIndustry[i]! / from.byIndustry[i]! - 1;
      const lead = end / start - 1 - ofIndustry;
      const expected = (inRegion * from.byIndustry[i]!) / from.all;
      effects.benchmarkGrowth[r]![i]! += start * growth;
      effects.industryMix[r]![i]! += start * (ofIndustry - growth);
      effects.competitive[r]![i]! += start * lead;
      effects.netCompetitive[r]![i]! += expected * lead;
      effects.allocation[r]![i]! += (start - expected) * lead;
    }
  });
}

/** Sum of every part over the industries of each region. */
export const byRegion = (effects: Effects): Record<keyof Effects, number[]> =>
  Object.fromEntries(names.map((name) => [name, effects[name].map((row) => row.reduce((sum, value) => sum + value, 0))])) as Record<keyof Effects, number[]>;
