import { array, assert, double, integer, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { randomStream } from "../numbers/index.js";
import * as engine from "./index.js";

type Rows = readonly (readonly number[])[];

/** Solves m · s = right by elimination with exchange of rows: a second opinion in the plainest form. */
function solve(m: Rows, right: readonly number[]): number[] {
  const rows = m.map((row, i) => [...row, right[i]!]);
  rows.forEach((_, k) => {
    const best = rows.slice(k).reduce((found, row, i) => (Math.abs(row[k]!) > Math.abs(rows[found]![k]!) ? i + k : found), k);
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    rows.forEach((row, i) => {
      if (i === k || row[k] === 0) return;
      const factor = row[k]! / rows[k]![k]!;
      row.forEach((__, j) => (row[j]! -= factor * rows[k]![j]!));
    });
  });
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, value) => all + value!, 0);
const column = (table: Rows, j: number) => table.map((row) => row[j]!);
const times = (table: Rows, vector: readonly number[]) => table.map((row) => sum(row.map((value, j) => value * vector[j]!)));
const unitLess = (table: Rows) => table.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value));
const transposed = (table: Rows) => table.map((_, j) => column(table, j));
const inverseOf = (table: Rows) => transposed(table.map((_, j) => solve(table, table.map((__, i) => (i === j ? 1 : 0)))));
const near = (found: Rows, due: Rows, tolerance = 1e-9) => {
  const off = found.flatMap((row, i) => row.map((value, j) => Math.abs(value - due[i]![j]!) / Math.max(1, Math.abs(due[i]![j]!))));
  expect(found.length).toBe(due.length);
  expect(Math.max(0, ...off)).toBeLessThan(tolerance);
};

/** A table whose sectors all leave something: output is 1.05 to 3 times what is bought or sold, whichever is more. */
const economies = integer({ min: 1, max: 7 }).chain((size) => record({
  z: array(array(integer({ min: 0, max: 900 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  room: array(double({ min: 1.05, max: 3, noNaN: true }), { minLength: size, maxLength: size }),
}).map(({ z, room }) => ({ z, x: room.map((factor, i) => factor * Math.max(1, sum(z[i]!), sum(column(z, i)))) })));

/** Coefficients of an economy of any size; each column adds up to less than 0.9. */
function coefficients(size: number, seed: number): number[][] {
  const random = randomStream(seed, size);
  return Array.from({ length: size }, () => Array.from({ length: size }, () => (random.unit() * 0.9) / size));
}

describe("the inverses", () => {
  it.each([1, 2, 3, 4, 5, 11, 12, 13, 47, 48, 49, 50, 60, 97, 145])("agree with elimination row by row for %i sectors", (size) => {
    const a = coefficients(size, 7);
    near(engine.leontiefInverse(a), inverseOf(unitLess(a)), 1e-12);
  });

  it("exchange rows where the diagonal is 0 or small", () => {
    const a = coefficients(53, 3).map((row, i) => row.map((value, j) => (i === j ? 1 : value * 53 - 0.4)));
    near(engine.leontiefInverse(a), inverseOf(unitLess(a)), 1e-9);
    expect(engine.leontiefInverse([[1, -1], [-1, 1]])).toEqual([[0, 1], [1, 0]]);
  });

  it("are those of I − A and I − B for any table", () => {
    assert(property(economies, ({ z, x }) => {
      const { a, b, leontief, ghosh } = engine.inputOutput({ z, x });
      near(leontief, inverseOf(unitLess(a)));
      near(ghosh, inverseOf(unitLess(b)));
    }));
  });

  it("hold for sectors without output, whatever is written in their row and column", () => {
    assert(property(economies, nat({ max: 127 }), ({ z, x }, mask) => {
      const output = x.map((value, i) => ((mask >> i) & 1 ? 0 : value));
      const { a, b, leontief, ghosh } = engine.inputOutput({ z, x: output });
      output.forEach((value, i) => {
        if (value > 0) return;
        expect(column(a, i)).toEqual(x.map(() => 0));
        expect(b[i]).toEqual(x.map(() => 0));
      });
      near(leontief, inverseOf(unitLess(a)));
      near(ghosh, inverseOf(unitLess(b)), 1e-8);
    }));
  });

  it("say which sectors make I − A singular", () => {
    const z = [[1, 0, 0, 0], [0, 2, 3, 0], [0, 6, 1, 0], [0, 0, 0, 1]];
    const run = () => engine.inputOutput({ z, x: [9, 8, 4, 5], sectors: ["a", "b", "c", "d"] });
    expect(run).toThrow(RangeError);
    expect(run).toThrow('inputOutput: I − A is singular at sector 2 "c" (pivot 0, bound up with 1 "b"), expected that these sectors do not use up all that they make');
    expect(() => engine.leontiefInverse([[1]])).toThrow("leontiefInverse: I − A is singular at sector 0 (pivot 0)");
    const large = coefficients(80, 5).map((row, i) => row.map((value, j) => (i === 70 || j === 70 ? (i === j ? 1 : 0) : value)));
    expect(() => engine.leontiefInverse(large)).toThrow("singular at sector 70 (pivot 0)");
  });
});

describe("the measures", () => {
  it("balance: x = L f, v = v G, and each multiplier is the sum of its column", () => {
    assert(property(economies, ({ z, x }) => {
      const found = engine.inputOutput({ z, x });
      near([times(found.leontief, found.finalDemand)], [x]);
      near([times(transposed(found.ghosh), found.valueAdded)], [x]);
      near([found.outputMultiplier], [x.map((_, j) => sum(column(found.leontief, j)))]);
      near([found.ghoshForward], [found.ghosh.map(sum)]);
      near([found.directBackward], [x.map((output, j) => sum(column(z, j)) / output)]);
      near([found.directForward], [z.map((row, i) => sum(row) / x[i]!)]);
      expect(found.warnings).toEqual([]);
    }));
  });

  it("lose by extraction what a solved economy without the sector lacks", () => {
    assert(property(economies, ({ z, x }) => {
      const { a, finalDemand, extractionLoss } = engine.inputOutput({ z, x });
      x.forEach((_, gone) => {
        const left = solve(unitLess(a.map((row, i) => row.map((value, j) => (i === gone || j === gone ? 0 : value)))), finalDemand.map((value, i) => (i === gone ? 0 : value)));
        expect(Math.abs(extractionLoss[gone]! - (sum(x) - sum(left)))).toBeLessThan(1e-9 * sum(x));
      });
    }));
  });

  it("are at least 1 for an economy that produces, and 1 on average where compared with the mean", () => {
    assert(property(economies, ({ z, x }) => {
      const found = engine.inputOutput({ z, x });
      for (const values of [found.outputMultiplier, found.leontiefRowSum, found.ghoshForward]) expect(Math.min(...values)).toBeGreaterThanOrEqual(1 - 1e-12);
      for (const values of [found.powerOfDispersion, found.sensitivityLeontief, found.sensitivityGhosh]) expect(Math.abs(sum(values) / x.length - 1)).toBeLessThan(1e-12);
      found.extractionLoss.forEach((loss, j) => expect(loss!).toBeGreaterThanOrEqual(x[j]! * (1 - 1e-12)));
      expect(found.backwardSpread.every((value) => (x.length < 2 ? value === null : value! >= 0))).toBe(true);
    }));
  });

  it("do not depend on the unit, nor on the order of the sectors", () => {
    assert(property(economies, double({ min: 0.001, max: 1000, noNaN: true }), nat({ max: 6 }), ({ z, x }, unit, turn) => {
      const plain = engine.inputOutput({ z, x });
      const scaled = engine.inputOutput({ z: z.map((row) => row.map((value) => value * unit)), x: x.map((value) => value * unit) });
      near([scaled.outputMultiplier, scaled.ghoshForward], [plain.outputMultiplier, plain.ghoshForward]);
      near([scaled.extractionLoss as number[]], [plain.extractionLoss.map((value) => value! * unit)]);
      const order = x.map((_, i) => (i + turn) % x.length);
      const turned = engine.inputOutput({ z: order.map((i) => order.map((j) => z[i]![j]!)), x: order.map((i) => x[i]!) });
      near(turned.leontief, order.map((i) => order.map((j) => plain.leontief[i]![j]!)));
      near([turned.extractionLoss as number[]], [order.map((i) => plain.extractionLoss[i]!)]);
    }));
  });

  it("grow where a sector comes to need more of another", () => {
    assert(property(economies, nat({ max: 6 }), nat({ max: 6 }), ({ z, x }, from, to) => {
      const i = from % x.length;
      const j = to % x.length;
      const more = z.map((row, r) => row.map((value, c) => (r === i && c === j ? value + 0.02 * x[j]! : value)));
      const before = engine.inputOutput({ z, x }).outputMultiplier;
      engine.inputOutput({ z: more, x }).outputMultiplier.forEach((value, sector) => expect(value).toBeGreaterThan(before[sector]! * (1 - 1e-12) + (sector === j ? 0.02 : 0) * (1 - 1e-9)));
    }));
  });

  it("come with steps that add up", () => {
    const { outputMultiplier, extractionLoss, leontief, steps } = engine.inputOutput({ z: [[150, 500], [200, 100]], x: [1000, 2000], explain: true });
    expect(steps!.meanMultiplier).toBe(sum(outputMultiplier) / 2);
    steps!.multiplier.forEach(({ own, direct, further }, j) => expect(own + direct + further).toBeCloseTo(outputMultiplier[j]!, 12));
    steps!.extraction.forEach((parts, j) => expect(parts!.own + parts!.others).toBeCloseTo(extractionLoss[j]!, 9));
    expect(steps!.mainSuppliers[1]).toEqual([{ sector: 0, output: leontief[0]![1] }, { sector: 1, output: leontief[1]![1]! - 1 }]);
  });
});

describe("tables that are empty, odd or wrong", () => {
  it("give empty results, or null for a single sector's spread", () => {
    expect(engine.inputOutput({ z: [], x: [] })).toMatchObject({ leontief: [], ghosh: [], outputMultiplier: [], powerOfDispersion: [], extractionLoss: [], warnings: [] });
    expect(engine.inputOutput({ z: [[0]], x: [0] })).toMatchObject({ a: [[0]], leontief: [[1]], ghosh: [[1]], backwardSpread: [null], extractionLoss: [0], powerOfDispersion: [1] });
    expect(engine.overMean([1, -1])).toEqual([null, null]);
    expect(engine.columnSpreads([[1, 1], [-1, 1]])).toEqual([null, 0]);
    expect(engine.extractionLosses([[0, 1], [1, 0]], [3, 4])).toEqual([null, null]);
  });

  it("are named: negative flows, inputs above output, purchases without output, an inverse below 0", () => {
    const codes = (z: Rows, x: readonly number[]) => engine.inputOutput({ z, x }).warnings;
    expect(codes([[1, -2], [3, 1]], [10, 10])).toEqual([{ code: "negative-flow", sectors: [1] }]);
    expect(codes([[1, 0], [9.5, 0]], [10, 20])).toEqual([{ code: "negative-value-added", sectors: [0] }]);
    expect(codes([[1, 4], [1, 0]], [10, 0])).toEqual([{ code: "flow-without-output", sectors: [1] }]);
    expect(codes([[20, 1], [1, 1]], [10, 10]).map(({ code }) => code)).toEqual(["negative-value-added", "not-productive"]);
  });

  it("carry their origin, and lose the imports that they include", () => {
    const imports = [[10, 100], [50, 0]];
    const domestic = [[140, 400], [150, 100]];
    const x = [1000, 2000];
    const given = engine.inputOutput({ z: domestic, x, origin: "domestic", imports });
    expect(engine.inputOutput({ z: [[150, 500], [200, 100]], x, origin: "total", imports })).toEqual(given);
    expect(given.origin).toBe("domestic");
    expect(given.valueAdded).toEqual([650, 1400]);
    near([given.importMultiplier!], [[0.06, 0.05].map((_, j) => 0.06 * given.leontief[0]![j]! + 0.05 * given.leontief[1]![j]!)], 1e-14);
    expect(engine.inputOutput({ z: domestic, x }).origin).toBeNull();
    expect(engine.inputOutput({ z: domestic, x, origin: "total" }).origin).toBe("total");
    expect(() => engine.inputOutput({ z: domestic, x, imports })).toThrow('origin is missing, expected "total" if z includes the imports or "domestic"');
  });

  it("are refused by place, value and expectation", () => {
    expect(() => engine.inputOutput({ z: [[1, 2]], x: [1] })).toThrow("inputOutput: z[0] has 2 values, expected 1");
    expect(() => engine.inputOutput({ z: [[1]], x: [1, 2] })).toThrow("inputOutput: z has 1 rows, expected 2");
    expect(() => engine.inputOutput({ z: [[Number.NaN]], x: [1] })).toThrow("inputOutput: z[0][0] is NaN, expected a finite number");
    expect(() => engine.inputOutput({ z: [[1]], x: [-1] })).toThrow("inputOutput: x[0] is -1, expected a finite number ≥ 0");
    expect(() => engine.inputOutput({ z: [[1]], x: [5e-324] })).toThrow("inputOutput: x[0] is 5e-324, expected outputs and flows whose ratios and sums stay below 1.8e308");
    expect(() => engine.inputOutput({ z: [[1]], x: [3], sectors: [] })).toThrow("sectors has 0 names, expected 1");
    expect(() => engine.inputCoefficients([[1]], [])).toThrow("x has 0 values, expected one for each of 1 sectors");
    expect(() => engine.outputCoefficients([[1]], [Infinity])).toThrow("x[0] is Infinity");
    expect(() => engine.ghoshInverse([[1]], [[1, 2]], [1])).toThrow("ghoshInverse: z[0] has 2 values, expected 1");
    expect(() => engine.leontiefInverse([[0.5], [0.1]])).toThrow("leontiefInverse: a[0] has 1 values, expected 2");
  });
});
