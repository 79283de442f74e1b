import { expect, test } from "vitest";
import { knownOn, observedFigure, preferred, type Observation } from "./observed.js";
import { totalFigures, yearOn, type Totals } from "./totals.js";

const row = (over: Partial<Observation>): Observation => ({
  measure: "areaM2", period: "2019", value: "1000", unit: "m2", mark: "published", dataset: "d", source: null, ...over,
});

test("an observation becomes a figure; money keeps every digit", () => {
  expect(observedFigure(row({}))).toMatchObject({ value: 1000, reason: null });
  expect(observedFigure(row({ unit: "cny", value: "90071992547409931.07" }))).toMatchObject({ value: "90071992547409931.07" });
  expect(observedFigure(row({ value: null }))).toMatchObject({ value: null, reason: "not-published" });
  expect(() => observedFigure(row({ unit: "acre" }))).toThrow("found acre");
});

test("the most trusted observation is shown, then the latest known on the day", () => {
  const rows = [row({ period: "2021", mark: "estimated" }), row({ period: "2018", value: "1" }), row({ period: "2020", value: "2" }), row({ period: "2022", value: null })];
  expect(preferred(rows, "areaM2")?.value).toBe("2");
  expect(preferred(rows, "areaM2", "2019-06-30")?.value).toBe("1");
  expect(preferred(rows, "startAreaM2")).toBeUndefined();
});

test.each([["2020-11-01", "2020-10-31", false], ["2020-11-01", "2020-11-01", true], ["2020", "2020-01-01", true], ["2020", "2019-12-31", false]])(
  "a value of %s is known on %s: %s", (period, day, known) => {
    expect(knownOn(period, day)).toBe(known);
  });

test.each([["2015-12-31", null], ["2016-01-01", 2016], ["2018-07-01", 2018], ["2025-01-01", 2020]])("on %s the firms' figures are of %s", (day, year) => {
  expect(yearOn(day, [2016, 2017, 2018, 2019, 2020])).toBe(year);
});

const origin = { mark: "synthetic", dataset: "synthetic-firms" } as const;
const totals: Totals = {
  firms: 2, revenueCny: "10.00", valueAddedCny: "3.00", taxCny: "1.00", employees: 7, landM2: 1, energyTce: 2, waterM3: 3, emissionsTCO2e: 4, rdCny: "0.50",
};

test("sums over firms say how they were made and of how many", () => {
  const figures = totalFigures(totals, 2020, origin);
  expect(figures["employees"]).toMatchObject({ value: 7, unit: "person", period: "2020", method: "sum-of-firms", mark: "synthetic", inputs: [{ measure: "firms", value: 2 }] });
  expect(figures["firms"]).toMatchObject({ value: 2, method: "count-of-firms" });
});

test("without firms, or before the first year, sums are undefined and say why", () => {
  expect(totalFigures(null, 2020, origin)["firms"]).toMatchObject({ value: null, reason: "no-firms" });
  expect(totalFigures(null, 2020, origin, "no-outline")["employees"]).toMatchObject({ value: null, reason: "no-outline" });
  expect(totalFigures(null, null, origin, "no-outline")["firms"]).toMatchObject({ value: null, reason: "no-data-for-date" });
  expect(totalFigures(null, null, origin)["revenueCny"]).toMatchObject({ value: null, period: null, reason: "no-data-for-date" });
});
