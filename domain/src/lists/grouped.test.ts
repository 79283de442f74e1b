import { expect, it } from "vitest";
import { grouped } from "./grouped.js";

it("rows are grouped by their key, groups by their first row, rows in their order", () => {
  const groups = grouped([3, 10, 5, 12, 7], (row) => (row < 10 ? "one sign" : "two signs"));
  expect([...groups]).toEqual([["one sign", [3, 5, 7]], ["two signs", [10, 12]]]);
});

it("no rows make no groups", () => expect(grouped([], String).size).toBe(0));
