import { array, assert, double, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf, completeClusters, duplications, duplicationScores, type DuplicationInput } from "./index.js";

const sparse = (row: readonly number[]) => {
  const items = row.flatMap((value, item) => (value > 0 ? [item] : []));
  return { items, values: items.map((item) => row[item]!) };
};
const columns = (rows: readonly (readonly number[])[]) => rows[0]!.map((_, item) => rows.reduce((sum, row) => sum + row[item]!, 0));
const inputOf = (rows: readonly (readonly number[])[], outside: readonly number[], reliabilityFirms: number): DuplicationInput =>
  ({ zones: rows.map(sparse), city: columns([...rows, outside]), reliabilityFirms });
const counts = (length: number) => array(integer({ min: 0, max: 40 }), { minLength: length, maxLength: length });

describe("duplication of zones", () => {
  it("is what both do beyond the rest of the city, worked out by hand", () => {
    // Of the other 100 firms 10 are of the first item; both zones have it far more often.
    const [pair, ...others] = duplications(inputOf([[8, 2, 0], [10, 0, 10]], [10, 40, 50], 10));
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ a: 0, b: 1 });
    expect(pair?.items.map(({ item }) => item)).toEqual([0]);
    expect(pair?.score).toBeCloseTo(Math.min((10 / 20) * (0.8 - 0.1), (20 / 30) * (0.5 - 0.1)), 14);
  });

  it("says nothing of what is everywhere, of zones without firms, and of those that share nothing", () => {
    expect(duplications(inputOf([[5, 5], [6, 6]], [50, 50], 10))).toEqual([]);
    expect(duplications(inputOf([[5, 5], [0, 0]], [1, 0], 10))).toEqual([]);
    expect(duplications(inputOf([[5, 0], [0, 5]], [0, 0], 10))).toEqual([]);
  });

  it("has the same scores without items and chance", () => {
    assert(property(tuple(counts(6), counts(6), counts(6), counts(6)), ([one, other, third, outside]) => {
      const input = inputOf([one, other, third], outside, 10);
      expect(duplicationScores(input)).toEqual(duplications(input).map(({ a, b, score }) => ({ a, b, score })));
    }));
  });

  it("is the overlap of the mixes where there is nothing else and every firm counts whole", () => {
    assert(property(tuple(counts(5), counts(5)), ([one, other]) => {
      const [pair] = duplications(inputOf([one, other], [0, 0, 0, 0, 0], 0));
      const [all, rest] = [one, other].map((row) => row.reduce((sum, value) => sum + value, 0));
      const overlap = !all || !rest ? 0 : one.reduce((sum, value, item) => sum + Math.min(value / all, other[item]! / rest), 0);
      expect(pair?.score ?? 0).toBeCloseTo(overlap, 12);
    }));
  });

  it("sums to the score in its own order, lies within 0 and 1, and does not depend on the order of the zones", () => {
    assert(property(tuple(counts(6), counts(6), counts(6), counts(6)), ([one, two, three, outside]) => {
      const found = duplications(inputOf([one, two, three], outside, 10));
      for (const { score, chance, items } of found) {
        expect(items.reduce((sum, { part }) => sum + part, 0)).toBe(score);
        expect(score > 0 && score < 1 && chance >= 0 && chance <= 1).toBe(true);
      }
      const turned = duplications(inputOf([three, two, one], outside, 10));
      expect(turned.map(({ score }) => score).toSorted((x, y) => x - y)).toEqual(found.map(({ score }) => score).toSorted((x, y) => x - y));
    }));
  });

  it("trusts many firms more than few", () => {
    const score = (times: number) => duplications(inputOf([[2 * times, times], [times, 0]], [0, 1000], 10))[0]!;
    expect(score(10).score).toBeGreaterThan(score(1).score);
    expect(score(10).chance).toBeLessThan(score(1).chance);
  });

  it("names the value that is wrong", () => {
    const good = inputOf([[1, 2], [3, 4]], [1, 1], 10);
    expect(() => duplications({ ...good, reliabilityFirms: -1 })).toThrow("duplications: reliabilityFirms is -1, expected a finite number ≥ 0");
    expect(() => duplications({ ...good, city: [1, Number.NaN] })).toThrow("city[1] is NaN");
    expect(() => duplications({ ...good, zones: [{ items: [1, 0], values: [1, 1] }] })).toThrow("zones[0].items[1] is 0, expected a whole number above 1 and below 2");
    expect(() => duplications({ ...good, zones: [{ items: [0], values: [0] }] })).toThrow("zones[0].values[0] is 0, expected a finite number above 0");
    expect(() => duplications({ ...good, zones: [{ items: [0], values: [] }] })).toThrow("zones[0].values has 0 values, expected one for each of 1 items");
  });
});

describe("chance", () => {
  /** P(X ≥ k) of a binomial, summed from its terms. */
  const tail = (k: number, n: number, p: number) => {
    let [term, sum] = [(1 - p) ** n, 0];
    for (let x = 0; x <= n; x += 1) {
      if (x >= k) sum += term;
      term *= ((n - x) / (x + 1)) * (p / (1 - p));
    }
    return sum;
  };

  it("is never below the true chance of a binomial", () => {
    assert(property(integer({ min: 1, max: 60 }), double({ min: 0.01, max: 0.9, noNaN: true }), double({ min: 0, max: 1, noNaN: true }), (n, p, part) => {
      const k = Math.round(part * n);
      expect(chanceOf(k / n, n, p)).toBeGreaterThanOrEqual(tail(k, n, p) * (1 - 1e-9));
    }));
  });

  it("is 1 for what is as frequent as expected, 0 for what is nowhere else", () => {
    expect(chanceOf(0.1, 30, 0.1)).toBe(1);
    expect(chanceOf(0.1, 30, 0)).toBe(0);
    expect(chanceOf(1, 30, 0.5)).toBeCloseTo(0.5 ** 30, 20);
  });
});

describe("groups of zones", () => {
  it("hold only those of which every two are alike", () => {
    const chain = [{ a: 0, b: 1, score: 0.5 }, { a: 1, b: 2, score: 0.4 }, { a: 3, b: 4, score: 0.3 }, { a: 5, b: 6, score: 0.1 }];
    expect(completeClusters(7, chain, 0.2)).toEqual([[0, 1], [3, 4]]);
    expect(completeClusters(7, [...chain, { a: 0, b: 2, score: 0.25 }], 0.2)).toEqual([[0, 1, 2], [3, 4]]);
  });

  it("join the lowest places of equal ones, and refuse a pair of one", () => {
    expect(completeClusters(3, [{ a: 0, b: 1, score: 0.5 }, { a: 1, b: 2, score: 0.5 }], 0.2)).toEqual([[0, 1]]);
    expect(() => completeClusters(2, [{ a: 1, b: 1, score: 1 }], 0.2)).toThrow("completeClusters: a pair is of 1 and 1, expected two different places below 2");
  });
});
