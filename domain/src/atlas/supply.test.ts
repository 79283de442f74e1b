import { expect, test } from "vitest";
import { chooseSuppliers, divisionsOfSector, placesBySector, supplySector, supplyShares } from "./supply.js";

// Sector 1 buys 60 from 2 and 40 from itself; sector 3 buys 10 from 2 and 90 from 3.
const flows = [
  { from: "2", to: "1", value: 60 }, { from: "1", to: "1", value: 40 }, { from: "2", to: "3", value: 10 }, { from: "3", to: "3", value: 90 },
];

test("supply shares weigh each buying sector by its revenue", () => {
  const shares = supplyShares(flows, new Map([["1", 300], ["3", 100]]), 0);
  expect(shares.map(({ sector }) => sector)).toEqual(["2", "1", "3"]);
  expect(shares.map(({ shareRatio }) => shareRatio)).toEqual([0.75 * 0.6 + 0.25 * 0.1, 0.75 * 0.4, 0.25 * 0.9].map((value) => expect.closeTo(value, 12)));
});

test("small suppliers are left out, and without revenue there are none", () => {
  expect(supplyShares(flows, new Map([["3", 1]]), 0.2).map(({ sector }) => sector)).toEqual(["3"]);
  expect(supplyShares(flows, new Map())).toEqual([]);
});

test("all places are given in proportion to the shares", () => {
  const places = placesBySector([{ sector: "a", shareRatio: 0.5 }, { sector: "b", shareRatio: 0.3 }, { sector: "c", shareRatio: 0.2 }], 7);
  expect(places).toEqual([4, 2, 1]);
});

test("places a sector cannot fill go to the largest firms that remain", () => {
  const shares = [{ sector: "a", shareRatio: 0.5 }, { sector: "b", shareRatio: 0.5 }];
  const chosen = chooseSuppliers(shares, [[{ id: 1, revenue: 5 }], [{ id: 2, revenue: 9 }, { id: 3, revenue: 8 }, { id: 4, revenue: 7 }]], 4);
  expect(chosen.map(({ firm }) => firm.id)).toEqual([1, 2, 3, 4]);
  expect(chosen[3]?.share.sector).toBe("b");
});

test("every division of sections A to S belongs to one sector of the table", () => {
  const divisions = Array.from({ length: 96 }, (_, index) => String(index + 1).padStart(2, "0"));
  expect(divisions.filter((division) => !divisionsOfSector(supplySector(`${division}10`) ?? "").includes(division))).toEqual([]);
  expect(supplySector("9900")).toBeNull();
});
