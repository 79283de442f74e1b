import { array, assert, constantFrom, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { ahp, randomIndex } from "./index.js";

const scale = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9];
/** Reciprocal matrix of judgements above the diagonal, row by row. */
function reciprocal(n: number, judgements: readonly number[]): number[][] {
  const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => 1));
  let k = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      matrix[i]![j] = judgements[k]!;
      matrix[j]![i] = 1 / judgements[k]!;
      k += 1;
    }
  }
  return matrix;
}
const anyMatrix = integer({ min: 1, max: 7 }).chain((n) => array(constantFrom(...scale), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 }).map((judgements) => reciprocal(n, judgements)));
const runs = { numRuns: 200, seed: 8 };

describe("ahp", () => {
  it("gives the eigenvector: positive, sum 1, and the matrix times it is λ times it, λ never below n", () => {
    assert(property(anyMatrix, (matrix) => {
      const { weights, lambdaMax } = ahp([matrix]);
      const sum = weights.reduce((all, weight) => all + weight, 0);
      return Math.abs(sum - 1) < 1e-12 && weights.every((weight) => weight > 0) && lambdaMax >= matrix.length - 1e-9
        && matrix.every((row, i) => Math.abs(row.reduce((all, entry, j) => all + entry * weights[j]!, 0) / weights[i]! - lambdaMax) < 1e-9);
    }), runs);
  });

  it("finds the weights that judgements without contradiction were made of, and nothing inconsistent", () => {
    assert(property(array(double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 15 }), (made) => {
      const total = made.reduce((sum, weight) => sum + weight, 0);
      const { weights, consistencyIndex, mostInconsistent, acceptable } = ahp([made.map((one) => made.map((other) => one / other)).map((row, i) => row.with(i, 1))]);
      return weights.every((weight, i) => Math.abs(weight - made[i]! / total) < 1e-12) && consistencyIndex! < 1e-12 && mostInconsistent === null && acceptable;
    }), runs);
  });

  it("follows the order of what is compared", () => {
    assert(property(anyMatrix, (matrix) => {
      const turned = matrix.toReversed().map((row) => row.toReversed());
      const [one, other] = [ahp([matrix]).weights, ahp([turned]).weights.toReversed()];
      return one.every((weight, i) => Math.abs(weight - other[i]!) < 1e-12);
    }), runs);
  });

  it("finds what numpy.linalg.eig finds for the six cities' distances from Philadelphia (Saaty 1977)", () => {
    const { weights, lambdaMax, consistencyRatio } = ahp([reciprocal(6, [1 / 3, 8, 3, 3, 7, 9, 3, 3, 9, 1 / 6, 1 / 5, 2, 1 / 3, 6, 6])]);
    [0.26185275, 0.39748637, 0.03343474, 0.11638655, 0.16424056, 0.02659903].forEach((due, i) => expect(Math.abs(weights[i]! - due)).toBeLessThan(1e-8));
    expect(lambdaMax).toBeCloseTo(6.453629623143705, 12);
    expect(consistencyRatio).toBeCloseTo(0.453629623143705 / 5 / 1.24, 12);
  });

  it("is not acceptable above a consistency ratio of 0.1 and names the judgement farthest from the weights", () => {
    const { acceptable, consistencyRatio, mostInconsistent, weights, warnings } = ahp([reciprocal(4, [2, 1 / 9, 8, 2, 4, 2])]);
    expect([consistencyRatio! > 0.1, acceptable, warnings]).toEqual([true, false, ["inconsistent-judgements"]]);
    expect(mostInconsistent).toMatchObject({ row: 0, column: 2, judged: 1 / 9, consistent: weights[0]! / weights[2]! });
    expect(ahp([reciprocal(4, [2, mostInconsistent!.consistent, 8, 2, 4, 2])]).consistencyRatio!).toBeLessThan(consistencyRatio!);
  });

  it("converges where the judgements go round in a circle at the ends of what is allowed", () => {
    const { weights, lambdaMax } = ahp([reciprocal(3, [1e9, 1e-9, 1e9])]);
    weights.forEach((weight) => expect(weight).toBeCloseTo(1 / 3, 12));
    expect(lambdaMax / (1 + 1e9 + 1e-9)).toBeCloseTo(1, 12);
  });

  it("has no ratio where nothing can contradict", () => {
    expect(ahp([[[1]]])).toMatchObject({ weights: [1], lambdaMax: 1, consistencyIndex: null, consistencyRatio: null, acceptable: true, mostInconsistent: null });
    expect(ahp([[[1, 4], [0.25, 1]]])).toMatchObject({ weights: [expect.closeTo(0.8, 12), expect.closeTo(0.2, 12)], consistencyIndex: expect.closeTo(0, 12), consistencyRatio: null, acceptable: true });
  });

  it("joins the judgements of several people by their geometric mean, whatever their order", () => {
    const judges = [reciprocal(3, [2, 4, 2]), reciprocal(3, [8, 4, 1 / 2]), reciprocal(3, [1, 1, 1])];
    const { steps, weights } = ahp(judges, true);
    [[0, 1], [0, 2], [1, 2]].forEach(([i, j]) => expect(steps!.matrix[i!]![j!]!).toBeCloseTo(Math.cbrt(judges.reduce((product, judge) => product * judge[i!]![j!]!, 1)), 12));
    ahp(judges.toReversed()).weights.forEach((weight, i) => expect(weight).toBeCloseTo(weights[i]!, 12));
    expect(ahp([judges[0]!, judges[0]!]).weights.map((weight) => weight.toFixed(12))).toEqual(ahp([judges[0]!]).weights.map((weight) => weight.toFixed(12)));
    expect(steps!.judgements.length).toBe(3);
  });

  it("states a random index for every size it takes", () => expect([randomIndex.length, randomIndex[2], randomIndex[7]]).toEqual([15, 0.58, 1.41]));

  it.each<[string, number[][][]]>([
    ["matrices is empty, expected at least one matrix", []],
    ["matrix has 0 rows, expected 1 to 15", [[]]],
    ["matrix has 16 rows, expected 1 to 15", [reciprocal(16, Array.from({ length: 120 }, () => 1))]],
    ["matrix[1] has 1 values, expected 2", [[[1, 2], [0.5]]]],
    ["matrix[0][1] is -2, expected a number from 1e-9 to 1e9", [[[1, -2], [-0.5, 1]]]],
    ["matrix[0][1] is 0, expected a number from 1e-9 to 1e9", [[[1, 0], [0, 1]]]],
    ["matrix[0][0] is 2, expected 1 on the diagonal", [[[2, 2], [0.5, 1]]]],
    ["matrix[1][0] is 0.33, expected 0.3333333333333333, the reciprocal of matrix[0][1]", [[[1, 3], [0.33, 1]]]],
    ["matrices[1] has 1 rows, expected 2 as in the first", [[[1, 3], [1 / 3, 1]], [[1]]]],
  ])("refuses: %s", (message, matrices) => {
    expect(() => ahp(matrices)).toThrow(RangeError);
    expect(() => ahp(matrices)).toThrow(message);
  });
});
