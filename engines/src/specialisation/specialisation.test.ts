import { array, assert, constantFrom, integer, oneof, property } from "fast-check";
import { describe, expect, it } from "vitest";
import * as engine from "./index.js";

const cell = oneof(integer({ min: 0, max: 1e9 }), constantFrom(0, 0, 1, 2));
const tables = array(array(cell, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 7 });
const named = (values: readonly (readonly number[])[]) => ({ regions: values.map((_, z) => `z${z}`), industries: (values[0] ?? []).map((_, i) => `i${i}`), values });
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** Equal shape, equal nulls, numbers within 10⁻⁹. */
function alike(found: unknown, due: unknown): void {
  if (Array.isArray(due)) {
    expect(found).toHaveLength(due.length);
    due.forEach((item, i) => alike((found as unknown[])[i], item));
  } else if (due === null) expect(found).toBeNull();
  else expect(Math.abs((found as number) - (due as number))).toBeLessThan(1e-9);
}

const within = (values: readonly (number | null)[], top: number) => values.every((found) => found === null || (found >= 0 && found <= top + 1e-9));

describe("specialisation", () => {
  it("is null where a zone or an industry has no output, and never 0, NaN or Infinity", () => {
    const output = [[4, 0, 0], [0, 0, 0], [2, 0, 2]];
    expect(engine.locationQuotients(output)).toEqual([[8 / 6, null, 0], [null, null, null], [0.5 / 0.75, null, 2]]);
    const byZone = [engine.krugmanIndices, engine.herfindahlIndices, engine.entropies, engine.hachmanIndices];
    for (const measure of byZone) expect(measure(output).map((value) => value === null)).toEqual([false, true, false]);
    for (const measure of [engine.krugmanDistances, engine.cosineSimilarities, engine.overlaps]) {
      expect(measure(output)[1]).toEqual([null, null, null]);
      expect(measure(output)[0]![1]).toBeNull();
    }
    for (const measure of [engine.rawConcentrations, engine.locationalGinis]) {
      expect(measure(output).map((value) => value === null)).toEqual([false, true, false]);
    }
    expect(engine.rawConcentrations([[1, 2]])).toEqual([null, null]);
  });

  it("names the place of a wrong value", () => {
    expect(() => engine.locationQuotients([[1, 2], [3]])).toThrow("output[1] has 1 values, expected 2");
    expect(() => engine.entropies([[1, -2]])).toThrow("entropies: output[0][1] is -2, expected a finite number ≥ 0");
    expect(() => engine.overlaps([[Number.NaN]])).toThrow(RangeError);
    expect(() => engine.specialisation({ regions: ["a"], industries: ["x"], values: [] })).toThrow("values has 0 rows, expected one for each of 1 regions");
    expect(() => engine.specialisation({ regions: ["a"], industries: ["x"], values: [[1, 2]] })).toThrow("values[0] has 2 values");
  });

  it("keeps every measure within its bounds, and overlap and Krugman distance tell the same", () => {
    assert(property(tables, (table) => {
      const found = engine.specialisation(named(table));
      const told = found.krugmanPairwise.every((row, i) => row.every((gap, j) => gap === null || Math.abs(found.similarityOverlap[i]![j]! - (1 - gap / 2)) < 1e-15));
      expect(told && within(found.krugmanIndex, 2) && within(found.herfindahl, 1) && within(found.entropy, 1.3862943611198906 + 1e-12)).toBe(true);
      expect(within(found.hachman, 1) && within(found.locationalGini, 1) && found.similarityCosine.every((row) => within(row, 1))).toBe(true);
    }));
  });

  it("is what each definition says, term by term", () => {
    assert(property(tables, (values) => {
      const found = engine.specialisation(named(values));
      const zones = values.map(sum);
      const all = sum(zones);
      const columns = values[0]!.map((_, i) => values.map((row) => row[i]!));
      const shares = values.map((row) => row.map((value) => value / sum(row)));
      const pair = (measure: (a: number[], b: number[]) => number) => shares.map((a, i) => shares.map((b, j) => (zones[i] && zones[j] ? measure(a, b) : null)));
      alike(found.similarityOverlap, pair((a, b) => sum(a.map((s, i) => Math.min(s, b[i]!)))));
      alike(found.krugmanPairwise, pair((a, b) => sum(a.map((s, i) => Math.abs(s - b[i]!)))));
      const dot = (a: number[], b: number[]) => sum(a.map((s, i) => s * b[i]!));
      alike(found.similarityCosine, pair((a, b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
      alike(found.hachman, shares.map((a, z) => (zones[z] ? 1 / sum(a.map((s, i) => (s > 0 ? (s * s * all) / sum(columns[i]!) : 0))) : null)));
      alike(found.entropy, shares.map((a, z) => (zones[z] ? sum(a.map((s) => (s > 0 ? -s * Math.log(s) : 0))) : null)));
      // The Gini by all pairs: Σ |s_a w_b − s_b w_a| / 2 over the industry's shares s and the weights w of all industries together.
      const weights = zones.map((zone) => zone / all);
      alike(found.locationalGini, columns.map((column) => {
        const own = column.map((value) => value / sum(column));
        return sum(column) ? sum(own.flatMap((a, k) => own.map((b, l) => Math.abs(a * weights[l]! - b * weights[k]!)))) / 2 : null;
      }));
      alike(found.rawConcentration, columns.map((column) =>
        (sum(column) && zones.filter(Boolean).length > 1 ? sum(column.map((value, z) => (value / sum(column) - weights[z]!) ** 2)) / (1 - dot(weights, weights)) : null)));
    }));
  });

  it("is the same in another unit, and goes with zones and industries into another order", () => {
    assert(property(tables, (values) => {
      const { similarityCosine, locationalGini, krugmanIndex } = engine.specialisation(named(values));
      const turned = engine.specialisation(named(values.toReversed().map((row) => row.toReversed().map((value) => value * 0.3))));
      alike(turned.similarityCosine.toReversed().map((row) => row.toReversed()), similarityCosine);
      alike(turned.locationalGini.toReversed(), locationalGini);
      alike(turned.krugmanIndex.toReversed(), krugmanIndex);
    }));
  });

  it("compares more zones and industries than fit into one stretch as few", () => {
    const values = Array.from({ length: 7 }, (_, z) => Array.from({ length: 1100 }, (__, i) => (z === 3 ? 0 : (z * 31 + i * 17 + z * i) % 13)));
    const found = engine.krugmanDistances(values);
    const two = (a: number, b: number) => engine.krugmanDistances([values[a]!, values[b]!])[0]![1];
    found.forEach((row, a) => row.forEach((gap, b) => alike(gap, two(a, b)!)));
    expect(engine.overlaps([[1, 0], [0, 3]])).toEqual([[1, 0], [0, 1]]);
  });

  it("gives the Ellison–Glaeser index where plants are known, and null elsewhere", () => {
    const values = [[3, 1, 0, 2], [1, 1, 0, 2]];
    const found = engine.specialisation({ ...named(values), plantSizes: [[1, 1, 1, 1], null, [2, 2], [4]] });
    // Shares 3/4 and 1/4 against 0.6 and 0.4: G = 0.045, 1 − Σx² = 0.48, H = 1/4.
    alike(found.ellisonGlaeser, [(0.045 / 0.48 - 0.25) / 0.75, null, null, null]);
    expect(engine.ellisonGlaeserIndices([[1, 2]], [[1, 2], [0, 0]])).toEqual([null, null]);
    expect("ellisonGlaeser" in engine.specialisation(named(values))).toBe(false);
    expect(() => engine.ellisonGlaeserIndices(values, [[1]])).toThrow("plantSizes has 1 entries, expected one for each of 4 industries");
    expect(() => engine.ellisonGlaeserIndices([[1], [2]], [[1, -1]])).toThrow("plantSizes[0][1] is -1, expected a finite number ≥ 0");
  });

  it("shows the sums and shares it starts from", () => {
    expect(engine.specialisation({ ...named([[1, 3], [0, 0]]), explain: true }).steps)
      .toEqual({ regionTotal: [4, 0], industryTotal: [1, 3], total: 4, share: [[0.25, 0.75], null], shareTogether: [0.25, 0.75] });
    expect(engine.specialisation({ ...named([[0], [0]]), explain: true }).steps).toMatchObject({ total: 0, shareTogether: null });
  });

  it("gives nothing for nothing", () => {
    expect(engine.specialisation(named([]))).toMatchObject({ locationQuotient: [], similarityCosine: [], locationalGini: [] });
    expect(engine.specialisation(named([[], []]))).toMatchObject({ locationQuotient: [[], []], krugmanIndex: [null, null], rawConcentration: [] });
  });
});
