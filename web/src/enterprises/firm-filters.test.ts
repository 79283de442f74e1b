import { expect, test } from "vitest";
import { firmDefaults, firmParams, isFiltered } from "./firm-filters.js";

test("the list begins with the largest revenue", () => {
  expect(firmParams(firmDefaults, {})).toMatchObject({ sort: "revenue", order: "desc", q: "" });
});

test("what an embedded list is fixed to wins over the address", () => {
  expect(firmParams({ ...firmDefaults, zone: "Z02", q: " 集成 " }, { zone: "Z01" })).toMatchObject({ zone: "Z01", q: "集成" });
});

test("fixed filters do not count as filters of the reader", () => {
  expect(isFiltered({ ...firmDefaults, zone: "Z01" }, { zone: "Z01" })).toBe(false);
  expect(isFiltered({ ...firmDefaults, size: "large" }, { zone: "Z01" })).toBe(true);
});
