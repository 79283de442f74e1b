import { expect, test } from "vitest";
import { faultsOfDuties } from "./duties.js";

test("a sound list has each item once, with one side that answers and at most the other beside it", () => {
  expect(faultsOfDuties([{ item: "招商", main: "zone", cooperating: null }, { item: "安全生产", main: "town", cooperating: "zone" }])).toEqual([]);
});

test("what is wrong is told item by item", () => {
  expect(faultsOfDuties([{ item: "招商", main: "zone", cooperating: "zone" }, { item: "招商", main: "town", cooperating: null }, { item: " ", main: "zone", cooperating: null }])).toEqual([
    { item: "招商", fault: "cooperates-with-itself" }, { item: "招商", fault: "listed-twice" }, { item: " ", fault: "no-item" },
  ]);
});
