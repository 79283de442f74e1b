import { array, assert, constantFrom, double, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { weightMethods, weights, type WeightsInput } from "./index.js";

type Method = WeightsInput["method"];
const table = tuple(integer({ min: 1, max: 4 }), integer({ min: 0, max: 7 })).chain(([n, m]) =>
  tuple(array(array(integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }), array(constantFrom(1, -1), { minLength: n, maxLength: n })));
const of = (method: Method, values: readonly (readonly number[])[], directions = values[0]!.map(() => 1)) => weights({ method, values, directions }).weights;
const close = (found: readonly (number | null)[], due: readonly (number | null)[], tolerance = 1e-9) =>
  found.length === due.length && found.every((value, i) => (value === null || due[i] === null ? value === due[i] : Math.abs(value - due[i]!) <= tolerance));
const runs = { numRuns: 200, seed: 3 };

/** The three formulas with the functions of the language. */
function naive(method: Method, values: readonly (readonly number[])[], directions: readonly number[]): (number | null)[] {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const product = (one: readonly number[], other: readonly number[]) => one.reduce((sum, value, u) => sum + (value - mean(one)) * (other[u]! - mean(other)), 0);
  const columns = directions.map((_, i) => values.map((row) => row[i]!));
  const constant = columns.map((column) => new Set(column).size < 2);
  const scores = columns.map((column, i) => column.map((value) => ((value - Math.min(...column)) / (Math.max(...column) - Math.min(...column))) * directions[i]!));
  const raw = columns.map((column, i) => {
    if (constant[i]) return null;
    const total = column.reduce((sum, value) => sum + value, 0);
    if (method === "entropy") return 1 + column.reduce((sum, value) => (value > 0 ? sum + (value / total) * Math.log(value / total) : sum), 0) / Math.log(column.length);
    if (method === "standard-deviation") return Math.sqrt(product(column, column) / (column.length - 1));
    const conflict = scores.reduce((sum, other, k) => (constant[k] ? sum : sum + 1 - product(scores[i]!, other) / Math.sqrt(product(scores[i]!, scores[i]!) * product(other, other))), 0);
    return Math.sqrt(product(scores[i]!, scores[i]!) / (column.length - 1)) * conflict;
  });
  const all = raw.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return raw.map((value) => (value === null || all < 1e-9 ? null : value / all));
}

describe.each(weightMethods)("weights by %s", (method) => {
  it("are what the formula gives, sum to 1 and lie between 0 and 1", () => {
    assert(property(table, ([values, directions]) => {
      const { weights: found } = weights({ method, values, directions });
      const sum = found.reduce<number>((all, weight) => all + (weight ?? 0), 0);
      return close(found, naive(method, values, directions)) && (found.every((weight) => weight === null) || Math.abs(sum - 1) < 1e-12) && found.every((weight) => weight === null || (weight >= 0 && weight <= 1));
    }), runs);
  });

  it("do not depend on the order of the units, and follow the order of the indicators", () => {
    assert(property(table, ([values, directions]) => {
      const found = of(method, values, directions);
      return close(of(method, values.toReversed(), directions), found) && close(of(method, values.map((row) => row.toReversed()), directions.toReversed()), found.toReversed());
    }), runs);
  });

  it("give null to a constant indicator, as if it were not there", () => {
    const values = [[1, 5, 3, 0], [4, 5, 1, 0], [2, 5, 9, 0]];
    const without = of(method, values.map(([a, , c]) => [a!, c!]));
    expect(of(method, values)).toEqual([without[0], null, without[1], null]);
  });

  it("are null without two units or any difference", () => {
    expect(weights({ method, values: [], directions: [1, 1] }).weights).toEqual([null, null]);
    expect(of(method, [[3, 4]])).toEqual([null, null]);
    expect(of(method, [[3, 4], [3, 4]])).toEqual([null, null]);
  });

  it("always carry the warning that they measure spread", () => {
    const { warnings } = weights({ method, values: [[1, 5], [2, 5]], directions: [1, 1] });
    expect(warnings).toContain("spread-not-importance");
    expect(warnings.includes("depends-on-units")).toBe(method === "standard-deviation");
    expect(warnings).toContain("constant-columns");
  });

  it("survive values as large and as small as allowed", () => {
    const found = of(method, [[1e150, 1e-150], [2e149, 3e-150], [0, 9e-150]]);
    expect(found.every((weight) => weight !== null && weight >= 0 && weight <= 1)).toBe(true);
  });

  it.each<[string, unknown[][], number[]]>([
    ["values[1] has 1 values, expected one for each of 2 directions", [[1, 2], [3]], [1, 1]],
    ["values[0][1] is NaN, expected a finite number", [[1, Number.NaN]], [1, 1]],
    ["directions[1] is 2, expected 1 or -1", [[1, 2]], [1, 2]],
    ["directions is empty, expected one for each indicator", [], []],
  ])("refuse: %s", (message, values, directions) => {
    expect(() => weights({ method, values: values as number[][], directions })).toThrow(RangeError);
    expect(() => weights({ method, values: values as number[][], directions })).toThrow(message);
  });
});

describe("entropy weights", () => {
  it("refuse negative values", () => expect(() => of("entropy", [[1, 2], [3, -1]])).toThrow("entropyWeights: values[1][1] is -1, expected a finite number ≥ 0"));

  it("do not change with the unit of measurement", () => {
    assert(property(table, double({ min: 0.01, max: 100, noNaN: true }), ([values, directions], factor) => close(of("entropy", values.map((row) => row.map((value, i) => (i === 0 ? value * factor : value))), directions), of("entropy", values, directions))), runs);
  });

  it("are all that one unit has for an indicator of one unit alone, and its entropy 0", () => {
    expect(weights({ method: "entropy", values: [[8, 1], [0, 1], [0, 1]], directions: [1, 1] }, true)).toMatchObject({ weights: [1, null], steps: { entropy: [0, null] } });
  });
});

describe("CRITIC weights", () => {
  it("do not change with unit and zero of measurement", () => {
    assert(property(table, double({ min: 0.01, max: 100, noNaN: true }), integer({ min: -9, max: 9 }), ([values, directions], factor, zero) => close(of("critic", values.map((row) => row.map((value, i) => (i === 0 ? value * factor + zero : value))), directions), of("critic", values, directions))), runs);
  });

  it("are null for all where every indicator says the same", () => expect(of("critic", [[1, 10], [2, 20], [4, 40]])).toEqual([null, null]));

  it("show deviation, correlation, conflict and their product", () => {
    const { steps } = weights({ method: "critic", values: [[0, 1], [1, 0]], directions: [1, 1] }, true);
    expect(steps).toEqual({ deviation: [Math.sqrt(0.5), Math.sqrt(0.5)], correlation: [[1, -1], [-1, 1]].map((row) => row.map((r) => (r === 1 ? 1 : expect.closeTo(-1, 12)))), conflict: [expect.closeTo(2, 12), expect.closeTo(2, 12)], information: [expect.closeTo(Math.SQRT2, 12), expect.closeTo(Math.SQRT2, 12)] });
  });
});

it("there is no other method", () => expect(() => of("pca" as Method, [[1], [2]])).toThrow('weights: method is "pca", expected one of entropy, critic, standard-deviation'));
