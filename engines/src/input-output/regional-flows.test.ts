import { array, assert, constantFrom, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { inputOutput, regionalFlows, simpleQuotients, supplyShares } from "./index.js";

const national = [100, 300, 600];
const regional = [20, 30, 0];

const regions = integer({ min: 1, max: 6 }).chain((size) => record({
  national: array(integer({ min: 0, max: 1000 }), { minLength: size, maxLength: size }),
  part: array(double({ min: 0, max: 1, noNaN: true }), { minLength: size, maxLength: size }),
})).map(({ national: nation, part }) => ({ nation, region: nation.map((value, i) => value * part[i]!) }));

describe("location quotients of a table", () => {
  it("are those computed by hand", () => {
    expect(simpleQuotients(regional, national)).toEqual([4, 2, 0]);
    expect(supplyShares(regional, national, "slq")).toEqual([[1, 1, 0], [1, 1, 0], [0, 0, 0]]);
    expect(supplyShares(regional, national, "cilq")).toEqual([[1, 1, 0], [0.5, 1, 0], [0, 0, 0]]);
    // λ = (log₂ 1.05)^0.3 = 0.4541…
    const flegg = supplyShares(regional, national, "flq");
    const lambda = Math.log2(1.05) ** 0.3;
    expect(flegg[1]![0]).toBeCloseTo(0.5 * lambda, 14);
    expect(flegg[1]![1]).toBeCloseTo(2 * lambda, 14);
    expect(flegg[0]![0]).toBe(1);
  });

  it("are null or 0 where there is no output, and never NaN", () => {
    expect(simpleQuotients([0, 0], [5, 0])).toEqual([null, null]);
    expect(simpleQuotients([1, 0], [5, 0])).toEqual([1, null]);
    for (const quotient of ["slq", "cilq", "flq"] as const) {
      expect(supplyShares([0, 0], [5, 0], quotient)).toEqual([[0, 0], [0, 0]]);
      expect(supplyShares([], [], quotient)).toEqual([]);
    }
  });

  it("lie between 0 and 1; Flegg's is never above the cross-industry one and falls as δ grows", () => {
    assert(property(regions, double({ min: 0, max: 1, noNaN: true }), ({ nation, region }, delta) => {
      const cross = supplyShares(region, nation, "cilq");
      const flegg = supplyShares(region, nation, "flq", delta);
      const more = supplyShares(region, nation, "flq", Math.min(1, delta + 0.2));
      cross.forEach((row, i) => row.forEach((value, j) => {
        expect(value >= 0 && value <= 1).toBe(true);
        expect(flegg[i]![j]!).toBeLessThanOrEqual(value * (1 + 1e-12));
        expect(more[i]![j]!).toBeLessThanOrEqual(flegg[i]![j]! * (1 + 1e-12));
      }));
    }));
  });

  it("leave the nation as it is, when the region is the nation", () => {
    const z = [[10, 30, 60], [20, 90, 120], [30, 60, 240]];
    assert(property(constantFrom("slq", "cilq", "flq" as const), (quotient) => {
      regionalFlows(z, national, national, quotient).forEach((row, i) => row.forEach((flow, j) => expect(flow).toBeCloseTo(z[i]![j]!, 10)));
    }));
  });

  it("make an estimate that says so, with the nation's value added per unit of output and smaller multipliers", () => {
    const z = [[10, 30, 60], [20, 90, 120], [30, 60, 240]];
    const nation = inputOutput({ z, x: national, origin: "domestic" });
    const region = inputOutput({ z, x: national, origin: "domestic", regional: { x: regional, quotient: "flq" } });
    expect(region.estimate).toEqual({ quotient: "flq", delta: 0.3 });
    expect(nation.estimate).toBeNull();
    expect(region.origin).toBe("domestic");
    expect(region.valueAdded[0]).toBeCloseTo((nation.valueAdded[0]! / 100) * 20, 12);
    expect(region.valueAdded[2]).toBe(0);
    region.outputMultiplier.forEach((value, j) => expect(value).toBeLessThan(nation.outputMultiplier[j]!));
    expect(inputOutput({ z, x: national, regional: { x: regional, quotient: "slq", delta: 0.2 } }).estimate).toEqual({ quotient: "slq", delta: null });
  });

  it("refuse a region larger than the nation and a δ outside 0 to 1", () => {
    expect(() => simpleQuotients([2], [1])).toThrow("simpleQuotients: regional output[0] is 2, expected at most the national 1");
    expect(() => simpleQuotients([1, 2], [1])).toThrow(RangeError);
    expect(() => supplyShares([1], [1], "flq", 1.5)).toThrow("supplyShares: delta is 1.5, expected a number from 0 to 1");
    expect(() => regionalFlows([[1, 2]], [1], [1], "slq")).toThrow("regionalFlows: z[0] has 2 values, expected 1");
  });
});
