import { describe, expect, it } from "vitest";
import { largestEigenpair, type Estimate } from "./largest-eigenpair.js";

const scaling = (factors: readonly number[]) => (x: Float64Array, into: Float64Array) => factors.forEach((factor, i) => {
  into[i] = factor * x[i]!;
});
const unit = (size: number, place: number) => Float64Array.from({ length: size }, (_, i) => (i === place ? 1 : 0));
const exact = ({ residual, gap }: Estimate) => residual < 1e-12 * gap;

describe("the largest eigenpair", () => {
  it.each([1e-2, 1e-4, 1e-6])("is told from the next at a distance of %d to eight places", (distance) => {
    const factors = Array.from({ length: 400 }, (_, i) => (i === 0 ? 0.7 : i === 1 ? 0.7 - distance : (0.69 * i) / 400));
    const { value, vector } = largestEigenpair(400, scaling(factors), [], 1, exact)!;
    expect(value).toBeCloseTo(0.7, 13);
    expect(Math.abs(vector[0]!)).toBeCloseTo(1, 12);
    expect(vector.every((item, i) => i === 0 || Math.abs(item) < 1e-8)).toBe(true);
  });

  it("leaves out the vectors set apart, and finds a repeated eigenvalue again beside its first vector", () => {
    const factors = [1, 0.5, 0.5, 0.2, 0];
    const apart = [unit(5, 0)];
    const second = largestEigenpair(5, scaling(factors), apart, 1, exact)!;
    expect(second.value).toBeCloseTo(0.5, 14);
    const third = largestEigenpair(5, scaling(factors), [...apart, second.vector], 2, exact)!;
    expect(third.value).toBeCloseTo(0.5, 14);
    const fourth = largestEigenpair(5, scaling(factors), [...apart, second.vector, third.vector], 3, exact)!;
    expect(fourth.value).toBeCloseTo(0.2, 14);
  });

  it("is null where nothing is left, and 0 for an operator that is 0", () => {
    expect(largestEigenpair(1, scaling([0.5]), [unit(1, 0)], 1, exact)).toBeNull();
    expect(largestEigenpair(3, scaling([0, 0, 0]), [], 1, exact)!.value).toBeCloseTo(0, 14);
  });
});
