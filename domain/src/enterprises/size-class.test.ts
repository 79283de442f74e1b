import { describe, expect, it } from "vitest";
import { sizeClass } from "./size-class.js";

describe("sizeClass", () => {
  // Bounds of the table in 统计上大中小微型企业划分办法(2017); revenue in 10,000 CNY.
  it.each([
    ["3973", 1000, 40_000, "large"], ["3973", 999, 40_000, "medium"], ["3973", 300, 1999, "small"], ["3973", 19, 90_000, "micro"],
    ["4610", 300, 2000, "medium"], ["0111", 1, 20_000, "large"], ["0111", 900, 49, "micro"], ["4710", 2, 6000, "medium"],
    ["5171", 200, 40_000, "large"], ["5171", 5, 1000, "small"], ["5211", 50, 500, "medium"], ["5430", 20, 200, "small"],
    ["5910", 200, 30_000, "small"], ["5920", 200, 30_000, "large"], ["6020", 300, 2000, "medium"], ["6210", 300, 10_000, "large"],
    ["6450", 300, 10_000, "medium"], ["6510", 300, 10_000, "large"], ["6510", 10, 50, "small"], ["7010", 3, 200_000, "large"],
    ["7020", 1000, 5000, "large"], ["7224", 300, 1, "large"], ["7320", 99, 1, "small"], ["8411", 9, 900_000, "micro"],
  ] as const)("puts %s with %i employees and %i × 10,000 CNY into %s", (code, employees, revenue10k, size) =>
    expect(sizeClass(code, employees, revenue10k * 10_000)).toBe(size));

  it("is null where a needed measure is unknown", () =>
    expect([sizeClass("3973", null, 1e9), sizeClass("3973", 10, null), sizeClass("7320", null, 1e9), sizeClass("7320", 10, null)])
      .toEqual([null, null, null, "small"]));
});
