import { describe, expect, it } from "vitest";
import { ageInDays, assignDatasetSchema, isLate } from "./dataset.js";

describe("the age of a dataset", () => {
  it.each([
    ["2020-12-31", "2020-12-31", 0], ["2020-12-31", "2021-01-01", 1], ["2020-02-28", "2020-03-01", 2], ["2019-12-31", "2020-12-31", 366], ["2021-01-02", "2021-01-01", -1],
  ])("from %s to %s is %i days", (asOf, today, days) => expect(ageInDays(asOf, today)).toBe(days));

  it.each([
    ["on its last day", 365, "2021-12-31", false], ["a day later", 365, "2022-01-01", true], ["ever, if no refresh is agreed", null, "2050-01-01", false],
  ])("is too great %s", (_, refreshDays, today, late) => expect(isLate({ asOf: "2020-12-31", refreshDays }, today)).toBe(late));
});

it.each([
  [{ owner: "statistics-bureau", refreshDays: 30, reason: "按月" }, true],
  [{ owner: "statistics-bureau", refreshDays: null, reason: "不再更新" }, true],
  [{ owner: "statistics-bureau", refreshDays: 0, reason: "x" }, false],
  [{ owner: "statistics-bureau", refreshDays: 36_501, reason: "x" }, false],
  [{ owner: "statistics-bureau", refreshDays: 30, reason: " " }, false],
])("an owner and an interval as %j", (asked, sound) => {
  expect(assignDatasetSchema.safeParse(asked).success).toBe(sound);
});
