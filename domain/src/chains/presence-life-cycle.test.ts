import { expect, test } from "vitest";
import { linkLifeCycles } from "./presence-life-cycle.js";

const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020];

test("a link whose firms and revenue rise is growing, one whose both fall declines, one without firms has no stage", () => {
  const found = linkLifeCycles(years, [
    { link: "up", firms: [12, 16, 21, 28, 36, 47, 61.5], revenueCny: [10, 13, 17, 22, 29, 38, 50] },
    { link: "down", firms: [60.3, 50, 41, 33, 27, 22, 18], revenueCny: [50, 44, 39, 34, 30, 26, 23] },
    { link: "none", firms: [0, 0, 0, 0, 0, 0, 0], revenueCny: [0, 0, 0, 0, 0, 0, 0] },
  ]);
  expect([...found].map(([link, { stage }]) => [link, stage])).toEqual([["up", "growth"], ["down", "decline"], ["none", null]]);
});

test("a link that never had three firms is being introduced, a steady one of four is mature", () => {
  const found = linkLifeCycles(years, [2.5, 4].map((firms) => ({ link: String(firms), firms: years.map(() => firms), revenueCny: years.map(() => 10) })));
  expect([...found].map(([link, { stage }]) => [link, stage])).toEqual([["2.5", "introduction"], ["4", "maturity"]]);
});

test("a link that ends in fractions ends at nought", () => {
  expect(() => linkLifeCycles(years, [{ link: "end", firms: [0.1 + 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0], revenueCny: years.map(() => null) }])).not.toThrow();
});
