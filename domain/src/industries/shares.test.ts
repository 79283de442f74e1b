import { expect, test } from "vitest";
import type { Industry } from "./industry.js";
import { industryShares, isDeclared, type ClassSum } from "./shares.js";

const named = (code: string, section: string): [string, Pick<Industry, "code" | "name" | "section">] => [code, { code, section, name: { zh: `${code}名`, en: null } }];
const classification = new Map([named("C", "C"), named("I", "I"), named("39", "C"), named("27", "C"), named("65", "I")]);
const sum = (code: string, firms: number, employees: number, valueAddedCny: string): ClassSum => ({ code, firms, employees, revenueCny: valueAddedCny, valueAddedCny });

const city = [sum("3911", 4, 40, "400.00"), sum("3973", 4, 60, "600.00"), sum("2710", 8, 100, "1000.00"), sum("6510", 2, 200, "50.00")];
const zone = [sum("3911", 1, 10, "0.10"), sum("3973", 2, 30, "0.20"), sum("6510", 1, 10, "9007199254740993.07")];

test("shares of a zone add up by division, exactly, and the largest value added comes first", () => {
  const shares = industryShares("division", zone, city, classification, ["397"]);
  expect(shares).toMatchObject([
    { code: "65", name: { zh: "65名" }, firms: 1, employees: 10, valueAddedCny: "9007199254740993.07", declared: false },
    { code: "39", firms: 3, employees: 40, valueAddedCny: "0.30", declared: true },
  ]);
});

test("the location quotient is the share here over the share in the city", () => {
  const [, electronics] = industryShares("division", zone, city, classification);
  // 40 of 50 here, 100 of 400 in the city.
  expect(electronics?.locationQuotient).toBeCloseTo(3.2, 12);
  expect(industryShares("division", [sum("3911", 1, 0, "1.00")], city, classification)[0]?.locationQuotient).toBeNull();
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
