import type { IndustryShare } from "@chengqi/domain/zones/zone";
import { expect, test } from "vitest";
import { declaredShare, partOf, quotientFigure, shareFigure, shareMeasureOf } from "./share-figures.js";

const share = (code: string, employees: number, declared: boolean): IndustryShare => ({
  code, name: { zh: code, en: null }, level: "division", firms: 1, employees, revenueCny: "100.00", valueAddedCny: "40.50",
  locationQuotient: 1.5, declared,
});
const whole = {
  measure: "valueAddedCny", value: "81.00", unit: "cny", period: "2020", mark: "synthetic", dataset: "firms", source: null,
  method: "sum-of-firms", inputs: [], reason: null,
} as const;

test("the declared part is a share of what all industries have", () => {
  expect(declaredShare([share("39", 30, true), share("65", 10, false)], "employees")).toBe(0.75);
});

test("where no industry has anything the declared part is undefined", () => {
  expect(declaredShare([share("39", 0, true)], "employees")).toBeNull();
  expect(declaredShare([], "employees")).toBeNull();
});

test("a part of a synthetic whole is synthetic, and so is its location quotient", () => {
  expect(shareFigure(share("39", 1, true), "valueAddedCny", { ...whole, inputs: [] })).toMatchObject({ value: "40.50", mark: "synthetic", unit: "cny" });
  expect(quotientFigure(share("39", 1, true), { ...whole, inputs: [] })).toMatchObject({ value: 1.5, mark: "synthetic", unit: "index" });
});

test("a location quotient of published sums is derived, an undefined one says why", () => {
  const figure = quotientFigure({ ...share("39", 1, true), locationQuotient: null }, { ...whole, mark: "published", inputs: [] });
  expect(figure).toMatchObject({ value: null, mark: "derived", reason: "zero-base" });
});

test("a value added that is not shown says why, and then nobody's part of it is known", () => {
  const hidden = { ...share("65", 1, false), valueAddedCny: null };
  expect(shareFigure(hidden, "valueAddedCny", { ...whole, inputs: [] })).toMatchObject({ value: null, reason: "suppressed" });
  expect(partOf([share("39", 1, true), hidden], share("39", 1, true), "valueAddedCny")).toBeNull();
  expect(partOf([share("39", 1, true), hidden], hidden, "revenueCny")).toBe(0.5);
});

test("an unknown measure in the address is revenue", () => {
  expect(shareMeasureOf("nothing", [share("39", 1, true)])).toBe("revenueCny");
  expect(shareMeasureOf("nothing", [{ ...share("39", 1, true), revenueCny: null }])).toBe("firms");
  expect(shareMeasureOf("firms", [])).toBe("firms");
});
