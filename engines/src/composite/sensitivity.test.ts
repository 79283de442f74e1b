import { describe, expect, it } from "vitest";
import { allChoices, composite, sensitivity, type Scheme, type Variant } from "./index.js";

const scheme: Scheme = {
  units: ["n", "o", "p", "q", "r", "s"],
  indicators: [
    { id: "a", parent: "g", weight: 3, direction: 1 }, { id: "b", parent: "g", weight: 1, direction: -1 },
    { id: "c", parent: "h", weight: 2, direction: 1 }, { id: "d", parent: "h", weight: 2, direction: 1 },
  ],
  groups: [{ id: "g", weight: 2, parent: "top" }, { id: "h", weight: 1, parent: "top" }, { id: "top", weight: 1, parent: null }],
  values: [[1, 4, 6, 20], [8, 7, 2, 90], [5, null, 3, 15], [4, 2, 9, 11], [9, 9, 1, 12], [3, 3, 3, 60]],
  normalise: { method: "minmax" }, aggregate: "arithmetic",
};
const weighed = (change: (id: string, weight: number) => number): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((node) => ({ ...node, weight: change(node.id, node.weight) })),
  groups: scheme.groups.map((node) => ({ ...node, weight: change(node.id, node.weight) })),
});

/** The scheme that a variant stands for, written out. */
function written({ change, subject }: Variant, step: number): Scheme {
  if (change === "drop-indicator") {
    const at = scheme.indicators.findIndex(({ id }) => id === subject);
    return { ...scheme, indicators: scheme.indicators.toSpliced(at, 1), values: scheme.values.map((row) => row.toSpliced(at, 1)) };
  }
  if (change === "normalisation") return { ...scheme, normalise: { method: subject as "rank" } };
  if (change === "aggregation") return { ...scheme, aggregate: subject as "geometric" };
  if (change === "equal-weights") return weighed(() => 1);
  return weighed((id, weight) => (id === subject ? weight * (change === "weight-up" ? 1 + step : 1 - step) : weight));
}

describe("the variants of sensitivity", () => {
  const { rank, variants } = sensitivity(scheme, { step: 0.5, samples: 0 });

  it("rank as the scheme does with the one choice made otherwise", () => {
    expect(rank).toEqual(composite(scheme).rank);
    for (const variant of variants) {
      const due = composite(written(variant, 0.5)).rank;
      expect(variant.rank).toEqual(due);
      const shift = rank.map((own, u) => own! - due[u]!);
      expect(variant.shift).toEqual(shift);
      expect(variant.maxShift).toBe(Math.max(...shift.map(Math.abs)));
      expect(variant.meanShift).toBeCloseTo(shift.reduce((sum, places) => sum + Math.abs(places), 0) / 6, 12);
    }
  });

  it("try every indicator, normalisation and aggregation that can be, equal weights, and each weight both ways", () => {
    const count = (change: Variant["change"]) => variants.filter((variant) => variant.change === change).map(({ subject }) => subject);
    expect(count("drop-indicator")).toEqual(["a", "b", "c", "d"]);
    expect(count("normalisation")).toEqual(["zscore", "rank"]);
    expect(count("aggregation")).toEqual(["geometric", "harmonic"]);
    expect(count("equal-weights")).toEqual([null]);
    expect(count("weight-up")).toEqual(["a", "b", "c", "d", "g", "h"]);
    expect(count("weight-down")).toEqual(count("weight-up"));
  });

  it("take only the choices given, another range of the same method being another choice", () => {
    const found = sensitivity(scheme, { normalisations: [{ method: "minmax" }, { method: "minmax", range: [1, 5] }], aggregations: ["arithmetic"], samples: 0 });
    expect(found.variants.filter(({ change }) => change === "normalisation" || change === "aggregation").map(({ subject }) => subject)).toEqual(["minmax"]);
  });

  it("are null where dropping leaves nothing to rank by", () => {
    const one: Scheme = { units: ["n", "o"], indicators: [{ id: "a", parent: "top", weight: 1, direction: 1 }], groups: [{ id: "top", weight: 1, parent: null }], values: [[1], [2]], normalise: { method: "minmax" }, aggregate: "arithmetic" };
    const { variants: [dropped], sobol } = sensitivity(one, { samples: 8 });
    expect(dropped).toEqual({ change: "drop-indicator", subject: "a", rank: [null, null], shift: [null, null], meanShift: null, maxShift: null });
    expect(sobol).toEqual({ samples: 8, mean: 0, variance: 0, indices: null });
  });
});

describe("the Sobol indices", () => {
  it("of two choices are those of the full table of their combinations", () => {
    const { normalisations, aggregations } = allChoices(scheme);
    const own = composite(scheme).rank;
    const table = normalisations.map((normalise) => aggregations.map((aggregate) => composite({ ...scheme, normalise, aggregate }).rank.reduce<number>((sum, rank, u) => sum + Math.abs(rank! - own[u]!) / 6, 0)));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = (values: readonly number[]) => mean(values.map((value) => (value - mean(values)) ** 2));
    const byRow = table.map(mean);
    const byColumn = aggregations.map((_, k) => mean(table.map((row) => row[k]!)));
    const all = spread(table.flat());
    const due = [[spread(byRow) / all, 1 - spread(byColumn) / all], [spread(byColumn) / all, 1 - spread(byRow) / all]];
    const { sobol } = sensitivity(scheme, { concentration: null, samples: 4000, seed: 3 });
    expect(sobol!.indices!.map(({ factor }) => factor)).toEqual(["normalisation", "aggregation"]);
    expect(Math.abs(sobol!.mean - mean(table.flat()))).toBeLessThan(5 * Math.sqrt(all / 8000));
    expect(sobol!.variance / all).toBeCloseTo(1, 1);
    sobol!.indices!.forEach(({ first, total, firstError, totalError }, f) => {
      expect(Math.abs(first - due[f]![0]!)).toBeLessThan(5 * firstError + 0.02);
      expect(Math.abs(total - due[f]![1]!)).toBeLessThan(5 * totalError + 0.02);
    });
  });

  it("give everything to the one choice there is, and their errors shrink with the samples", () => {
    const flat: Scheme = { ...scheme, indicators: scheme.indicators.map((node) => ({ ...node, parent: "top" })), groups: [{ id: "top", weight: 1, parent: null }] };
    const only = { normalisations: [{ method: "minmax" } as const], aggregations: ["arithmetic"] as const, concentration: 3 };
    const { sobol } = sensitivity(flat, { ...only, samples: 500 });
    const [weights, ...others] = sobol!.indices!;
    expect([weights!.factor, weights!.group, others.length]).toEqual(["weights", "top", 0]);
    // With a single choice A with the choice from B is B itself.
    expect(weights!.first).toBe(1);
    expect(Math.abs(weights!.total - 1)).toBeLessThan(5 * weights!.totalError);
    expect(sensitivity(flat, { ...only, samples: 50 }).sobol!.indices![0]!.totalError).toBeGreaterThan(weights!.totalError);
  });

  it("are null where nothing varies or none are asked for", () => {
    const still = { concentration: null, normalisations: [{ method: "minmax" } as const], aggregations: ["arithmetic"] as const };
    expect(sensitivity(scheme, { ...still, samples: 10 }).sobol).toMatchObject({ variance: 0, indices: null });
    expect(sensitivity(scheme, { samples: 0 }).sobol).toBeNull();
  });

  it.each([
    ["samples is 1, expected a whole number ≥ 2, or 0 for none", { samples: 1 }],
    ["step is 1, expected a number between 0 and 1", { step: 1 }],
    ["stopped at sample 0, expected to reach 256", {}],
  ])("refuse: %s", (message, options) => expect(() => sensitivity(scheme, options, () => true)).toThrow(message));
});
