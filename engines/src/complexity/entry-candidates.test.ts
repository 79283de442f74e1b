import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { complexity, entryCandidates } from "./index.js";

const tables = array(array(constantFrom(0, 0, 1, 2, 3, 5, 8), { minLength: 8, maxLength: 8 }), { minLength: 6, maxLength: 6 });
const named = (values: readonly (readonly number[])[]) => ({ regions: values.map((_, r) => `r${r}`), products: (values[0] ?? []).map((_, p) => `p${p}`), values });

describe("entry candidates", () => {
  it("are the products a region has no advantage in, nearest first, with the density of the whole method", () => {
    assert(property(tables, (values) => {
      const { products, density, steps } = complexity({ ...named(values), explain: true });
      const { candidates } = entryCandidates({ ...named(values), perRegion: 99 });
      candidates.forEach((list, r) => {
        expect(list.map(({ product }) => product).toSorted()).toEqual(products.filter((_, p) => steps!.made[r]![p] === 0).toSorted());
        list.forEach((candidate, k) => {
          const p = products.indexOf(candidate.product);
          expect(candidate.density).toBe(density[r]![p]);
          expect(candidate.advantage).toBe(steps!.advantage[r]![p]);
          if (k > 0) expect(candidate.density).toBeLessThanOrEqual(list[k - 1]!.density);
        });
      });
    }));
  });

  it("gain exactly what the outlook rises by when the product is made", () => {
    assert(property(tables, (values) => {
      const { products, proximity, pci, outlook, steps } = complexity({ ...named(values), explain: true });
      if (!pci) return;
      const { candidates } = entryCandidates({ ...named(values), perRegion: 99 });
      candidates.forEach((list, r) => {
        for (const { product, gain } of list) {
          const made = steps!.made[r]!.with(products.indexOf(product), 1);
          const after = products.reduce((sum, _, q) => {
            if (made[q] === 1) return sum;
            const phi = proximity[q]!;
            return sum + (phi.reduce((near, value, s) => near + value * made[s]!, 0) / phi.reduce((all, value) => all + value, 0)) * pci[q]!;
          }, 0);
          expect(gain).toBeCloseTo(after - outlook![r]!, 9);
        }
      });
    }));
  });

  it("have scores that are the sums of their contributions, in falling order, with weights that add to 1", () => {
    assert(property(tables, (values) => {
      const { candidates, warnings } = entryCandidates({ ...named(values), weights: { density: 3, complexity: 2, gain: 1 }, perRegion: 99, explain: true });
      for (const list of candidates) {
        list.forEach(({ score, steps }, k) => {
          if (warnings.some((warning) => warning !== "sign-undetermined") || list.length === 1) {
            expect(score).toBeNull();
            return;
          }
          if (score === null) {
            expect(steps!.every(({ weight, standardised }) => weight === 0 && standardised === null)).toBe(true);
            return;
          }
          expect(steps!.reduce((sum, step) => sum + step.contribution!, 0)).toBeCloseTo(score, 12);
          expect(steps!.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(1, 12);
          if (k > 0) expect(score).toBeLessThanOrEqual(list[k - 1]!.score!);
        });
        if (list[0]?.steps?.some(({ standardised }) => standardised !== null)) {
          const density = list.map(({ steps }) => steps![0]!.standardised ?? 0);
          expect(density.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
        }
      }
    }));
  });

  it("give no score where the complexity that counts is undefined, and stand by density then", () => {
    const values = [[3, 2, 1, 0, 0], [1, 5, 0, 0, 0], [0, 0, 0, 1, 2]];
    const { candidates, warnings } = entryCandidates({ ...named(values), weights: { density: 1, complexity: 1 } });
    expect(warnings).toEqual(["disconnected"]);
    for (const list of candidates) {
      expect(list.every(({ score, complexity: level, gain }) => score === null && level === null && gain === null)).toBe(true);
      expect(list.map(({ density }) => density)).toEqual(list.map(({ density }) => density).toSorted((a, b) => b - a));
    }
    expect(entryCandidates(named(values)).candidates.map((list) => list.every(({ score }) => score !== null))).toEqual(entryCandidates(named(values)).candidates.map((list) => new Set(list.map(({ density }) => density)).size > 1));
  });

  it("are none where there is no table or everything is made", () => {
    expect(entryCandidates(named([]))).toEqual({ droppedRegions: [], droppedProducts: [], regions: [], products: [], candidates: [], warnings: ["empty"] });
    expect(entryCandidates(named([[1, 2], [2, 4]])).candidates).toEqual([[], []]);
  });

  it.each([
    [{ perRegion: 0 }, "entryCandidates: perRegion is 0, expected a whole number ≥ 1"],
    [{ weights: { gain: -1 } }, "entryCandidates: weights.gain is -1, expected a finite number ≥ 0"],
    [{ weights: { density: 0 } }, "entryCandidates: weights add to 0, expected a finite sum above 0"],
  ])("refuse %j", (options, message) => {
    expect(() => entryCandidates({ ...named([[1, 2], [2, 1]]), ...options })).toThrow(new RangeError(message));
  });
});
