import { randomStream } from "@chengqi/engines/numbers";
import { describe, expect, it } from "vitest";
import { employeesAt, relativeSize, scaleForMean } from "./sizes.js";

describe("scaleForMean", () => {
  it.each([1.05, 2.5, 7, 32, 85.6])("gives firms with %s employees on average", (mean) => {
    const scale = scaleForMean(mean, 5000);
    const chance = randomStream(9).at(0);
    const draws = 200_000;
    let sum = 0;
    for (let i = 0; i < draws; i += 1) sum += employeesAt(scale, relativeSize((i + chance.unit()) / draws), 5000);
    expect(Math.abs(sum / draws / mean - 1)).toBeLessThan(0.03);
  });

  it.each([0.9, 2000, Number.NaN])("refuses a mean of %s for at most 5,000", (mean) =>
    expect(() => scaleForMean(mean, 5000)).toThrow(RangeError));
});

describe("relativeSize", () => {
  it("never falls as the quantile rises, and joins body and tail without a jump", () => {
    const sizes = Array.from({ length: 9999 }, (_, i) => relativeSize((i + 1) / 10_000));
    expect(sizes.every((size, i) => i === 0 || size >= (sizes[i - 1] ?? 0))).toBe(true);
    expect(relativeSize(0.98000001) / relativeSize(0.97999999)).toBeCloseTo(1, 5);
  });
});
