import { array, assert, integer, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../numbers/index.js";
import { gammaFrom } from "./gamma.js";
import { allChoices, composite, rankCounts, rankIntervals, rankShifts, type Scheme } from "./index.js";
import { percentile } from "./percentile.js";

const goalposts = [0, 10] as const;
const scheme = (values: Scheme["values"], rest: Partial<Scheme> = {}): Scheme => ({
  units: values.map((_, u) => `u${u}`),
  indicators: [
    { id: "a", parent: "g", weight: 3, direction: 1, goalposts }, { id: "b", parent: "g", weight: 1, direction: -1, goalposts },
    { id: "c", parent: "top", weight: 2, direction: 1, goalposts },
  ],
  groups: [{ id: "g", weight: 2, parent: "top" }, { id: "top", weight: 1, parent: null }],
  values, normalise: { method: "minmax" }, aggregate: "arithmetic", ...rest,
});
const mixed = scheme([[1, 4, 6], [8, 7, 2], [6, null, 3], [4, 2, 9], [9, 8, 1]]);
const every = allChoices(mixed);

/** Two units that differ in two indicators only, best in one each. */
const duel = (first: number, second: number) => scheme([[10, 0], [0, 10]], {
  indicators: [{ id: "a", parent: "top", weight: first, direction: 1 }, { id: "b", parent: "top", weight: second, direction: 1 }],
  groups: [{ id: "top", weight: 1, parent: null }],
});

describe("gammaFrom", () => {
  it.each([0.05, 0.4, 1, 2.5, 30])("has mean and variance a for shape a = %s", (shape) => {
    const n = 20_000;
    const stream = randomStream(9);
    const drawn = Array.from({ length: n }, (_, k) => gammaFrom(stream.at(k), shape));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / n;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / n;
    // Five standard errors; the fourth central moment of the distribution is 3a² + 6a.
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / n));
    expect(Math.abs(variance - shape)).toBeLessThan(5 * Math.sqrt((2 * shape * shape + 6 * shape) / n));
    expect(Math.min(...drawn)).toBeGreaterThan(0);
  });
});

describe("percentile", () => {
  it("is the value at its place in the sorted list of cases", () => {
    assert(property(array(nat(5), { minLength: 1, maxLength: 9 }), integer({ min: 1, max: 100 }), (counts, percent) => {
      const sorted = counts.flatMap((count, k) => Array.from({ length: count }, () => k + 3));
      const due = sorted.length === 0 ? null : sorted[Math.ceil((sorted.length * percent) / 100) - 1]!;
      return percentile(Int32Array.from(counts), 3, percent) === due;
    }));
  });
});

describe("rankIntervals", () => {
  it("gives the same counts whole and in any parts", () => {
    const options = { concentration: 10, seed: 4, ...every };
    const whole = rankCounts(mixed, options, 0, 300);
    for (const cut of [1, 150, 299]) {
      const rest = rankCounts(mixed, options, cut, 300);
      expect(rankCounts(mixed, options, 0, cut).map((count, at) => count + rest[at]!)).toEqual(whole);
    }
    expect(rankIntervals(mixed, { ...options, to: 300 }).counts.flat()).toEqual(Array.from(whole).filter((_, at) => at % 6 > 0));
  });

  it("gives the rank itself when nothing is varied", () => {
    const { rank, lower, median, upper } = rankIntervals(mixed, { concentration: null, to: 20 });
    expect(rank).toEqual(composite(mixed).rank);
    expect([lower, median, upper]).toEqual([rank, rank, rank]);
  });

  it("comes back to the rank itself as the weights are held more and more closely", () => {
    const { rank, lower, upper } = rankIntervals(mixed, { concentration: 1e9, to: 200 });
    expect([lower, upper]).toEqual([rank, rank]);
  });

  it("finds the probabilities of the Dirichlet distribution", () => {
    // One unit is first if the share of its indicator is above one half: Beta(3, 2) has 11/16 of its mass there, Beta(0.5, 0.5) one half.
    const first = (weights: [number, number], concentration: number) => rankIntervals(duel(...weights), { concentration, to: 20_000, top: 1 }).shareFirst[0]!;
    expect(Math.abs(first([0.6, 0.4], 5) - 11 / 16)).toBeLessThan(0.013);
    expect(Math.abs(first([1, 1], 1) - 1 / 2)).toBeLessThan(0.014);
  });

  it("draws every choice equally often and each alone as the scheme with that choice would rank", () => {
    const ranks = every.normalisations.flatMap((normalise) => every.aggregations.map((aggregate) => composite({ ...mixed, normalise, aggregate }).rank));
    const { counts } = rankIntervals(mixed, { ...every, concentration: null, to: 12_000 });
    mixed.units.forEach((_, u) => counts[u]!.forEach((count, place) => {
      const due = ranks.filter((rank) => rank[u] === place + 1).length / ranks.length;
      expect(Math.abs(count / 12_000 - due)).toBeLessThan(5 * Math.sqrt((due * (1 - due)) / 12_000) + 1e-12);
    }));
  });

  it("puts a unit that is best in everything always first, and equal units always level", () => {
    const { lower, upper, shareFirst, shareTop, counts } = rankIntervals(scheme([[5, 5, 5], [9, 1, 9], [5, 5, 5]]), { ...every, concentration: 2, to: 500, top: 2 });
    expect([lower, upper, shareFirst, shareTop]).toEqual([[2, 1, 2], [2, 1, 2], [0, 1, 0], [1, 1, 1]]);
    expect(counts[0]).toEqual([0, 500, 0]);
  });

  it("is null for a unit without any score, which takes no place", () => {
    const found = rankIntervals(scheme([[1, 2, 3], [null, null, null], [2, 3, 1]]), { to: 50 });
    expect([found.lower[1], found.median[1], found.upper[1], found.shareFirst[1], found.shareTop[1], found.rank[1]]).toEqual([null, null, null, null, null, null]);
    expect(found.counts.map((row) => row.reduce((sum, count) => sum + count, 0))).toEqual([50, 0, 50]);
    expect(rankIntervals(scheme([]), { to: 5 })).toMatchObject({ rank: [], lower: [], counts: [] });
  });

  it("gives counts in the order of the units whatever that order is", () => {
    const turned = { ...mixed, units: mixed.units.toReversed(), values: mixed.values.toReversed() };
    expect(rankIntervals(turned, { to: 400, concentration: 5 }).counts).toEqual(rankIntervals(mixed, { to: 400, concentration: 5 }).counts.toReversed());
  });

  it("tells in its steps how far each weight is varied", () => {
    const { steps } = rankIntervals(mixed, { to: 1, concentration: 15, explain: true });
    expect(steps!.weights.slice(1)).toEqual([{ id: "c", parent: "top", share: 0.5, deviation: 0.125 }, { id: "g", parent: "top", share: 0.5, deviation: 0.125 }].map((row) => expect.objectContaining(row))
      .toSpliced(2, 0, expect.objectContaining({ id: "a", share: 0.75 }), expect.objectContaining({ id: "b", deviation: Math.sqrt(0.1875 / 16) })));
    expect(steps).toMatchObject({ normalisations: [{ method: "minmax" }], aggregations: ["arithmetic"] });
  });

  it.each([
    ["concentration is 0, expected a number from 1 to 1e9, or null", { concentration: 0 }],
    ["top is 0, expected a whole number ≥ 1", { top: 0 }],
    ["from is -1, expected a whole number ≥ 0", { from: -1 }],
    ["to is 3, expected a whole number from 5", { from: 5, to: 3 }],
    ["seed must be an integer", { seed: 1.5 }],
    ['normalise.method is "log", expected one of', { normalisations: [{ method: "log" as "rank" }] }],
  ])("refuses: %s", (message, options) => {
    expect(() => rankIntervals(mixed, options)).toThrow(RangeError);
    expect(() => rankIntervals(mixed, options)).toThrow(message);
  });

  it("refuses goalposts as a choice where an indicator has none, and stops when told", () => {
    expect(() => rankIntervals(duel(1, 1), { normalisations: [{ method: "goalposts" }] })).toThrow("indicators[0].goalposts is missing");
    expect(allChoices(duel(1, 1)).normalisations.map(({ method }) => method)).toEqual(["minmax", "zscore", "rank"]);
    expect(() => rankIntervals(mixed, {}, () => true)).toThrow("stopped at replication 0");
  });

  it("gives the counts written down here on every machine", () => {
    const { counts } = rankIntervals(mixed, { ...every, concentration: 3, seed: 2 ** 40 + 7, to: 2000 });
    expect(counts.map((row) => row.join(" "))).toMatchInlineSnapshot(`
      [
        "0 454 167 506 873",
        "112 275 993 620 0",
        "160 1076 601 163 0",
        "1604 92 186 118 0",
        "124 103 53 593 1127",
      ]
    `);
  });
});

describe("rankShifts", () => {
  const options = { concentration: 5, to: 400 };

  it("finds no shift between a scheme and itself, or with what has no weight added: the draws are the same", () => {
    const added = { ...mixed, indicators: [{ id: "new", parent: "g", weight: 0, direction: 1 }, ...mixed.indicators], values: mixed.values.map((row, u) => [u, ...row]) };
    for (const after of [mixed, added]) {
      const { lower, upper, shareBetter, shareWorse } = rankShifts(mixed, after, options);
      expect([lower, upper, shareBetter, shareWorse].flat()).toEqual(Array.from({ length: 20 }, () => 0));
    }
  });

  it("is the difference of the two ranks, replication by replication", () => {
    const after = { ...mixed, aggregate: "geometric" as const, groups: [{ id: "g", weight: 1, parent: "top" }, { id: "top", weight: 1, parent: null }] };
    const one = (of: Scheme, from: number) => rankIntervals(of, { ...options, from, to: from + 1 }).median;
    const gained = Array.from({ length: 100 }, (_, k) => mixed.units.map((_u, u) => one(mixed, k)[u]! - one(after, k)[u]!));
    const found = rankShifts(mixed, after, { ...options, to: 100 });
    mixed.units.forEach((_, u) => {
      const sorted = gained.map((row) => row[u]!).toSorted((a, b) => a - b);
      expect([found.lower[u], found.median[u], found.upper[u]]).toEqual([sorted[4], sorted[49], sorted[94]]);
      expect(found.shareBetter[u]).toBe(sorted.filter((places) => places > 0).length / 100);
      expect(found.shareWorse[u]).toBe(sorted.filter((places) => places < 0).length / 100);
    });
  });

  it("refuses other units", () => {
    expect(() => rankShifts(mixed, { ...mixed, units: ["u0", "u1", "u3", "u2", "u4"] }, options)).toThrow('units[2] of the second scheme is "u3", expected the same units in the same order');
  });
});
