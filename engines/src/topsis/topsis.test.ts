import { array, assert, constantFrom, double, integer, nat, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { topsis, topsisNormalisations, type TopsisInput } from "./index.js";

const question = tuple(integer({ min: 1, max: 4 }), nat(6), constantFrom(...topsisNormalisations)).chain(([n, m, normalise]) => {
  const row = <T>(of: T) => ({ minLength: n, maxLength: n, of });
  return tuple(array(array(integer({ min: -9, max: 9 }), row(0)), { minLength: m, maxLength: m }), array(constantFrom(1, -1), row(0)), array(nat(5), row(0)))
    .map(([values, directions, weights]): TopsisInput => ({ values, directions, weights, normalise }));
});
const runs = { numRuns: 300, seed: 2 };

/** The steps of the method on whole columns, with the functions of the language. */
function naive({ values, directions, weights, normalise }: TopsisInput): (number | null)[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const columns = directions.flatMap((direction, i) => {
    const column = values.map((row) => row[i]!);
    const size = normalise === "vector" ? Math.hypot(...column) : Math.max(...column) - Math.min(...column);
    if (size === 0 || total === 0) return [];
    return [column.map((value) => (direction * value * weights[i]!) / size / total)];
  });
  return values.map((_, a) => {
    const to = (pick: (...list: number[]) => number) => Math.hypot(...columns.map((column) => column[a]! - pick(...column)));
    const [best, worst] = [to(Math.max), to(Math.min)];
    return best + worst < 1e-12 ? null : worst / (best + worst);
  });
}
const close = (found: readonly (number | null)[], due: readonly (number | null)[]) => found.every((score, a) => (score === null || due[a] === null ? score === due[a] : Math.abs(score - due[a]!) < 1e-9));

describe("topsis", () => {
  it("gives what the definition gives, from 0 to 1, and ranks by it with ties on the better rank", () => {
    assert(property(question, (input) => {
      const { scores, rank } = topsis(input);
      return scores.length === input.values.length && close(scores, naive(input)) && scores.every((score) => score === null || (score >= 0 && score <= 1))
        && rank.every((place, a) => place === (scores[a] === null ? null : 1 + scores.filter((other) => other! > scores[a]!).length));
    }), runs);
  });

  it("does not change with the unit of a criterion, a common factor of the weights or the order of alternatives", () => {
    assert(property(question, double({ min: 0.01, max: 100, noNaN: true }), (input, factor) => {
      const { scores } = topsis(input);
      return close(topsis({ ...input, values: input.values.map((row) => row.with(0, row[0]! * factor)) }).scores, scores)
        && close(topsis({ ...input, weights: input.weights.map((weight) => weight * factor) }).scores, scores)
        && close(topsis({ ...input, values: input.values.toReversed() }).scores.toReversed(), scores);
    }), runs);
  });

  it.each(topsisNormalisations)("gives 1 to the best in everything and 0 to the worst (%s)", (normalise) => {
    expect(topsis({ values: [[9, 1, 5], [3, 4, 5], [1, 8, 5]], directions: [1, -1, 1], weights: [1, 2, 3], normalise })).toMatchObject({ scores: [1, expect.any(Number), 0], rank: [1, 2, 3] });
  });

  it("leaves out and names a criterion of zeros (vector) or of one value (minmax), as if it had no weight", () => {
    const values = [[0, 5, 1], [0, 5, 3], [0, 5, 2]];
    const of = (normalise: TopsisInput["normalise"]) => topsis({ values, directions: [1, 1, -1], weights: [2, 2, 1], normalise }, true);
    expect(of("vector")).toMatchObject({ nullCriteria: [0], scores: [1, 0, 0.5], steps: { normalised: [[null, expect.closeTo(5 / Math.sqrt(75), 12), expect.any(Number)], expect.any(Array), expect.any(Array)] } });
    expect(of("minmax")).toMatchObject({ nullCriteria: [0, 1], scores: [1, 0, 0.5], steps: { ideal: [null, null, 0.2], antiIdeal: [null, null, 0] } });
  });

  it.each<[string, Partial<TopsisInput>]>([
    ["equal alternatives", { values: [[1, 2], [1, 2]] }], ["one alternative", { values: [[1, 2]] }], ["no weight", { weights: [0, 0] }],
  ])("is null for %s", (_, change) => {
    const input: TopsisInput = { values: [[1, 2], [2, 1]], directions: [1, 1], weights: [1, 1], normalise: "minmax", ...change };
    expect(topsis(input)).toMatchObject({ scores: input.values.map(() => null), rank: input.values.map(() => null) });
    expect(topsis({ ...input, normalise: "vector" }).scores).toEqual(input.values.map(() => null));
  });

  it("is empty without alternatives", () => expect(topsis({ values: [], directions: [1], weights: [1], normalise: "vector" }, true)).toMatchObject({ scores: [], rank: [] }));

  it("shows the steps from which the scores follow", () => {
    const { scores, steps } = topsis({ values: [[3, 4], [4, 3]], directions: [1, -1], weights: [1, 3], normalise: "vector" }, true);
    expect(steps).toMatchObject({ normalised: [[0.6, 0.8], [0.8, 0.6]], ideal: [expect.closeTo(0.2, 12), expect.closeTo(0.45, 12)], antiIdeal: [expect.closeTo(0.15, 12), expect.closeTo(0.6, 12)] });
    scores.forEach((score, a) => expect(score).toBe(steps!.distanceToAntiIdeal[a]! / (steps!.distanceToIdeal[a]! + steps!.distanceToAntiIdeal[a]!)));
  });

  it.each<[string, Partial<TopsisInput>]>([
    ["weights has 1 values, expected one for each of 2 directions", { weights: [1] }],
    ["weights[1] is -1, expected a finite number ≥ 0", { weights: [1, -1] }],
    ["directions[0] is 0, expected 1 or -1", { directions: [0, 1] }],
    ["values[1] has 3 values, expected one for each of 2 directions", { values: [[1, 2], [1, 2, 3]] }],
    ["values[0][1] is Infinity, expected a finite number", { values: [[1, Infinity]] }],
    ['normalise is "sum", expected one of vector, minmax', { normalise: "sum" as "vector" }],
  ])("refuses: %s", (message, change) => {
    const input: TopsisInput = { values: [[1, 2], [2, 1]], directions: [1, 1], weights: [1, 1], normalise: "minmax", ...change };
    expect(() => topsis(input)).toThrow(RangeError);
    expect(() => topsis(input)).toThrow(message);
  });
});
