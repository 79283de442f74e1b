import { expect, test } from "vitest";
import { nextSorting, orderedRows, sortingOf, sortingText } from "./row-order.js";

test("undefined values come last in both directions", () => {
  expect(orderedRows([null, 2, 1], (row) => row, false)).toEqual([1, 2, null]);
  expect(orderedRows([null, 2, 1], (row) => row, true)).toEqual([2, 1, null]);
});

test("numbers inside texts count as numbers", () => {
  expect(orderedRows(["Z10", "Z2"], (row) => row, false)).toEqual(["Z2", "Z10"]);
});

test("rows of the same value keep their order", () => {
  const rows = [{ id: "b", value: 1 }, { id: "a", value: 1 }];
  expect(orderedRows(rows, (row) => row.value, true).map(({ id }) => id)).toEqual(["b", "a"]);
});

test("a click on a new column of numbers shows the largest first, a second one turns around", () => {
  const first = nextSorting(sortingOf("name"), "areaM2", true);
  expect(sortingText(first)).toBe("-areaM2");
  expect(sortingText(nextSorting(first, "areaM2", true))).toBe("areaM2");
  expect(sortingText(nextSorting(first, "name", false))).toBe("name");
});
