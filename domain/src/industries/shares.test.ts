import { expect, test } from "vitest";
import type { Industry } from "./industry.js";
import { industryShares, isDeclared, type ClassSum } from "./shares.js";

const named = (code: string, section: string): [string, Pick<Industry, "code" | "name" | "section">] => [code, { code, section, name: { zh: `${code}名`, en: null } }];
const classification = new Map([named("C", "C"), named("I", "I"), named("39", "C"), named("27", "C"), named("65", "I")]);
const sum = (code: string, firms: number, employees: number, revenueCny: string): ClassSum => ({ code, firms, employees, revenueCny });

const city = [sum("3911", 4, 40, "400.00"), sum("3973", 4, 60, "600.00"), sum("2710", 8, 100, "1000.00"), sum("6510", 2, 200, "50.00")];
const zone = [sum("3911", 1, 10, "0.10"), sum("3973", 2, 30, "0.20"), sum("6510", 1, 10, "9007199254740993.07")];

test("shares of a zone add up by division, exactly, and the largest revenue comes first", () => {
  const shares = industryShares("division", zone, city, classification, ["397"]);
  expect(shares).toMatchObject([
    { code: "65", name: { zh: "65名" }, firms: 1, employees: 10, revenueCny: "9007199254740993.07", declared: false },
    { code: "39", firms: 3, employees: 40, revenueCny: "0.30", declared: true },
  ]);
});

test("value added is shown as far as it is known: of a section only with all its divisions, at finer levels never", () => {
  const valueAdded = (level: "section" | "division" | "group", known: [string, string][]) =>
    industryShares(level, city, city, classification, [], new Map(known)).map(({ code, valueAddedCny }) => [code, valueAddedCny]);
  expect(valueAdded("division", [["39", "7.00"], ["65", "1.50"]])).toEqual([["27", null], ["39", "7.00"], ["65", "1.50"]]);
  expect(valueAdded("section", [["39", "7.00"], ["65", "1.50"]])).toEqual([["C", null], ["I", "1.50"]]);
  expect(valueAdded("section", [["39", "7.00"], ["27", "9007199254740993.07"]])).toEqual([["C", "9007199254741000.07"], ["I", null]]);
  expect(valueAdded("group", [["39", "7.00"]]).every(([, value]) => value === null)).toBe(true);
});

test("the location quotient is the share here over the share in the city", () => {
  const [, electronics] = industryShares("division", zone, city, classification);
  // 40 of 50 here, 100 of 400 in the city.
  expect(electronics?.locationQuotient).toBeCloseTo(3.2, 12);
  expect(industryShares("division", [sum("3911", 1, 0, "1.00")], city, classification)[0]?.locationQuotient).toBeNull();
});

test("where no firm of the city has figures sums are unknown, and the quotient is of firms", () => {
  const register = [sum("3911", 6, 0, "0"), sum("6510", 2, 0, "0"), sum("2710", 8, 0, "0")];
  const [first, second] = industryShares("division", [sum("6510", 1, 0, "0"), sum("3911", 3, 0, "0")], register, classification);
  expect([first, second]).toMatchObject([{ code: "39", firms: 3, employees: null, revenueCny: null }, { code: "65", firms: 1 }]);
  // 3 of 4 here, 6 of 16 in the city.
  expect(first?.locationQuotient).toBeCloseTo(2, 12);
});

test("sections gather their divisions, and are declared when they hold a declared code", () => {
  const shares = industryShares("section", zone, city, classification, ["27"]);
  expect(shares.map(({ code, declared, level }) => [code, declared, level])).toEqual([["I", false, "section"], ["C", true, "section"]]);
});

test.each([
  ["3973", "C", ["397"], true], ["397", "C", ["3973"], true], ["39", "C", ["C"], true], ["39", "C", ["27"], false], ["C", "C", ["C"], true], ["I", "I", ["C"], false],
] as const)("%s of section %s with %j declared: %s", (code, section, declared, expected) => {
  expect(isDeclared(code, section, declared)).toBe(expected);
});
