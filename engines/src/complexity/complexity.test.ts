import { array, assert, constantFrom, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { complexityIndices } from "./complexity-indices.js";
import { complexity } from "./complexity.js";
import { densities, sumsOverPairs, sumsOverProducts } from "./densities.js";
import { fitness } from "./fitness.js";
import { outlookGains, outlookGainsOfAll } from "./outlook.js";
import { presence } from "./presence.js";
import { proximities } from "./proximities.js";

const tables = tuple(integer({ min: 2, max: 9 }), integer({ min: 2, max: 12 })).chain(([rows, columns]) =>
  array(array(constantFrom(0, 0, 1, 2, 3, 5, 8, 13), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));
/** Large enough for every group of bits to be used, and connected with one second eigenvalue in all but rare cases. */
const wide = tuple(integer({ min: 30, max: 40 }), integer({ min: 33, max: 70 })).chain(([rows, columns]) =>
  array(array(constantFrom(0, 1, 2, 4, 9), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));

const dense = (values: number[][]) => {
  const made = presence(values);
  return { made, m: complexity({ regions: values.map(String), products: values[0]!.map(String), values, explain: true }).steps!.made };
};
const near = (a: number, b: number, within = 1e-9) => Math.abs(a - b) <= within * Math.max(1, Math.abs(b));
const allNear = (a: ArrayLike<number>, b: ArrayLike<number>, within = 1e-9) => a.length === b.length && Array.from(a).every((value, i) => near(value, b[i]!, within));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Eigenvalues of a symmetric matrix from the largest down, by Jacobi's rotations. */
function jacobi(matrix: number[][]): number[] {
  const a = matrix.map((row) => [...row]);
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        if (Math.abs(a[p]![q]!) < 1e-18) continue;
        const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const turn = (row: number[]) => [row[p], row[q]] = [c * row[p]! - t * c * row[q]!, t * c * row[p]! + c * row[q]!];
        a.forEach(turn);
        for (let k = 0; k < n; k += 1) [a[p]![k], a[q]![k]] = [c * a[p]![k]! - t * c * a[q]![k]!, t * c * a[p]![k]! + c * a[q]![k]!];
      }
    }
  }
  return a.map((row, i) => row[i]!).toSorted((x, y) => y - x);
}

/** Eigenvalues of D^-½MU⁻¹MᵀD^-½ from the largest down, by another method on the whole table. */
function spectrum(m: number[][]): number[] {
  const d = m.map(sum);
  const u = m[0]!.map((_, p) => sum(m.map((row) => row[p]!)));
  return jacobi(m.map((one, r) => m.map((other, s) => sum(one.map((bit, p) => (bit * other[p]!) / u[p]!)) / Math.sqrt(d[r]! * d[s]!))));
}

describe("presence", () => {
  it("is an advantage of at least 1, and every row and column kept has one", () => {
    assert(property(tables, (values) => {
      const { made, m } = dense(values);
      made.keptRegions.forEach((_, r) => made.keptProducts.forEach((__, p) => {
        if (Math.abs(made.advantage(r, p) - 1) > 1e-9) expect(m[r]![p]).toBe(made.advantage(r, p) >= 1 ? 1 : 0);
      }));
      expect(m.every((row) => sum(row) > 0)).toBe(true);
      expect([...made.diversity]).toEqual(m.map(sum));
      expect([...made.ubiquity]).toEqual(made.keptProducts.map((_, p) => sum(m.map((row) => row[p]!))));
    }));
  });

  it("counts an advantage of exactly 1, whatever the unit", () => {
    for (const unit of [1, 0.1, 1 / 3, 1e-200, 1e200]) expect([...presence([[1, 2, 3], [2, 4, 6], [3, 6, 9]].map((row) => row.map((value) => value * unit))).diversity]).toEqual([3, 3, 3]);
  });

  it("names the place of a wrong value", () => {
    expect(() => presence([[1, 2], [3]])).toThrow("presence: values[1] has 1 values, expected 2 as in the first row");
    expect(() => presence([[1, 2], [3, -1]])).toThrow("presence: values[1][1] is -1, expected a finite number ≥ 0");
    expect(() => presence([[1, Number.NaN]])).toThrow("values[0][1] is NaN");
    expect(() => presence([[1e308, 1e308]])).toThrow("sum of values is Infinity");
    expect(() => complexity({ regions: ["a"], products: ["x"], values: [] })).toThrow("complexity: values has 0 rows, expected one for each of 1 regions");
    expect(() => complexity({ regions: ["a"], products: ["x"], values: [[1, 2]] })).toThrow("complexity: values[0] has 2 values, expected one for each of 1 products");
    expect(() => complexity({ regions: ["a"], products: ["x"], values: [[1]], fitnessIterations: 1.5 })).toThrow("fitness: iterations is 1.5, expected a whole number ≥ 0");
  });
});

describe("eci and pci", () => {
  it("have the second eigenvalue that another solver finds, or say why they are undefined", () => {
    assert(property(tables, (values) => {
      const { made, m } = dense(values);
      const { eci, secondEigenvalue, warnings } = complexityIndices(made);
      const [, second = 0, third = -1] = m.length > 0 ? spectrum(m) : [];
      if (warnings.includes("disconnected")) expect(second).toBeCloseTo(1, 9);
      else if (warnings.includes("same-products")) expect(second).toBeCloseTo(0, 9);
      else if (warnings.includes("repeated-eigenvalue")) expect(second).toBeCloseTo(third, 8);
      else if (!warnings.includes("empty")) {
        expect(second).toBeLessThan(1 - 1e-9);
        expect(near(secondEigenvalue!, second, 1e-10)).toBe(true);
      }
      expect(eci === null).toBe(warnings.some((warning) => warning !== "sign-undetermined"));
    }));
  });

  it("make a region's eci the mean pci of its products, and a product's pci the mean eci of its regions, stretched", () => {
    assert(property(wide, (values) => {
      const { made, m } = dense(values);
      const { eci, pci, secondEigenvalue } = complexityIndices(made);
      if (!eci || !pci) return;
      expect(allNear(m.map((row, r) => sum(row.map((bit, p) => bit * pci[p]!)) / made.diversity[r]!), eci)).toBe(true);
      expect(near(sum([...eci]), 0) && near(sum([...eci].map((value) => value * value)) / eci.length, 1)).toBe(true);
      const back = [...pci].map((_, p) => sum(m.map((row, r) => row[p]! * eci[r]!)) / made.ubiquity[p]!);
      const shift = back[0]! - secondEigenvalue! * pci[0]!;
      expect(allNear(back, pci.map((value) => secondEigenvalue! * value + shift), 1e-8)).toBe(true);
      const along = sum([...eci].map((value, r) => value * made.diversity[r]!));
      expect(along).toBeGreaterThanOrEqual(-1e-9);
    }), { numRuns: 30 });
  });

  it("are the same for regions and products in another order and in another unit", () => {
    assert(property(wide, (values) => {
      const { eci, pci, warnings } = complexityIndices(presence(values));
      const turned = complexityIndices(presence(values.toReversed().map((row) => row.toReversed().map((value) => value * 0.7))));
      expect(turned.warnings).toEqual(warnings);
      if (!eci || !pci || warnings.length > 0) return;
      expect(allNear(turned.eci!.toReversed(), eci, 1e-7)).toBe(true);
      expect(allNear(turned.pci!.toReversed(), pci, 1e-7)).toBe(true);
    }), { numRuns: 30 });
  });

  it("are the same to the last bit when computed again", () => {
    const values = Array.from({ length: 40 }, (_, r) => Array.from({ length: 30 }, (__, p) => (r * 7919 + p * 104729 + r * p * 31) % 17));
    expect(complexityIndices(presence(values))).toEqual(complexityIndices(presence(values)));
  });

  it.each([
    ["no table", [], "empty"],
    ["no value", [[0, 0], [0, 0]], "empty"],
    ["one region", [[1, 2, 3]], "same-products"],
    ["one product", [[1], [2]], "same-products"],
    ["the same mix everywhere", [[1, 2], [2, 4], [5, 10]], "same-products"],
    ["each its own product", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], "disconnected"],
    ["two pieces", [[3, 2, 0, 0], [1, 5, 0, 0], [0, 0, 1, 2]], "disconnected"],
    ["a ring of three", [[1, 1, 0], [0, 1, 1], [1, 0, 1]], "repeated-eigenvalue"],
    ["a ring of six", Array.from({ length: 6 }, (_, r) => Array.from({ length: 6 }, (__, p) => (p === r || p === (r + 1) % 6 ? 1 : 0))), "repeated-eigenvalue"],
  ] as const)("are null for %s", (_, values, warning) => {
    expect(complexityIndices(presence(values))).toEqual({ eci: null, pci: null, secondEigenvalue: null, warnings: [warning] });
  });

  it("say when diversity does not tell the sign", () => {
    const path = [[1, 0, 0, 1], [1, 1, 0, 0], [0, 1, 1, 0]].map((row) => row.map((bit) => bit * 6));
    const { eci, warnings } = complexityIndices(presence(path));
    expect(warnings).toEqual(["sign-undetermined"]);
    expect(eci![0]).toBeGreaterThan(0);
  });
});

describe("proximity, density and fitness", () => {
  it("are those of their definitions, term by term", () => {
    assert(property(wide, (values) => {
      const { made, m } = dense(values);
      const proximity = proximities(made);
      const { ubiquity } = made;
      const due = [...ubiquity].map((mine, p) => [...ubiquity].map((theirs, q) => sum(m.map((row) => row[p]! * row[q]!)) / Math.max(mine, theirs)));
      expect(proximity.map((row) => [...row])).toEqual(due);
      const density = densities(made, proximity);
      expect(density.every((row, r) => allNear(row, due.map((phi) => sum(phi.map((value, q) => value * m[r]![q]!)) / sum(phi)), 1e-12))).toBe(true);
      expect(density.every((row) => row.every((value) => value >= 0 && value <= 1))).toBe(true);
      expect(allNear(sumsOverPairs(made), sumsOverProducts(made, proximity), 1e-12)).toBe(true);
    }), { numRuns: 20 });
  });

  it("give the outlook gains of all regions at once that each has by the definition", () => {
    assert(property(wide, (values) => {
      const { made, m } = dense(values);
      const { pci } = complexityIndices(made);
      if (!pci) return;
      const proximity = proximities(made);
      const density = densities(made, proximity);
      const totals = Float64Array.from(proximity, (row) => sum([...row]));
      const gains = outlookGainsOfAll(made, density, pci, totals);
      expect(gains.every((row, r) => allNear(row, outlookGains(m[r]!.map((bit) => bit === 1), density[r]!, pci, proximity, totals), 1e-11))).toBe(true);
    }), { numRuns: 20 });
  });

  it("take both vectors of fitness from the step before, with mean 1", () => {
    assert(property(tables, integer({ min: 0, max: 5 }), (values, steps) => {
      const { made, m } = dense(values);
      let f = m.map(() => 1);
      let q = [...made.ubiquity].map(() => 1);
      for (let step = 0; step < steps; step += 1) {
        const fNext = m.map((row) => sum(row.map((bit, p) => bit * q[p]!)));
        const qNext = q.map((_, p) => 1 / sum(m.map((row, r) => row[p]! / f[r]!)));
        f = fNext.map((value) => (value * f.length) / sum(fNext));
        q = qNext.map((value) => (value * q.length) / sum(qNext));
      }
      const found = fitness(made, steps);
      expect(allNear(found.fitness, f) && allNear(found.quality, q)).toBe(true);
    }));
  });

  it("stay numbers after many steps, where the fitness of some regions goes to 0", () => {
    assert(property(tables, (values) => {
      const found = fitness(presence(values), 5000);
      expect([...found.fitness, ...found.quality].every(Number.isFinite)).toBe(true);
    }), { numRuns: 20 });
  });

  it("are empty without any value, and left-out names are told", () => {
    const found = complexity({ regions: ["a", "b"], products: ["x"], values: [[0], [0]] });
    expect(found).toMatchObject({ droppedRegions: ["a", "b"], droppedProducts: ["x"], regions: [], products: [], proximity: [], density: [], outlook: null, warnings: ["empty"] });
    expect([found.fitness.length, found.quality.length, found.diversity.length]).toEqual([0, 0, 0]);
    const part = complexity({ regions: ["a", "b"], products: ["x", "y"], values: [[0, 0], [0, 4]] });
    expect(part).toMatchObject({ droppedRegions: ["a"], droppedProducts: ["x"], regions: ["b"], products: ["y"] });
    expect(part.proximity.map((row) => [...row])).toEqual([[1]]);
  });
});
