import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { classOf, legendClasses } from "./class-breaks.js";

test("counts of the classes add up to the number of values, and each value is in the class it is counted in", () => {
  assert(property(array(integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 }), integer({ min: 1, max: 6 }), (values, count) => {
    const classes = legendClasses(values, count);
    expect(classes.reduce((sum, one) => sum + one.count, 0)).toBe(values.length);
    expect(classes.length).toBeLessThanOrEqual(count);
    classes.forEach((one, index) => expect(values.filter((value) => classOf(classes, value) === index)).toHaveLength(one.count));
  }));
});

test("inner borders read well", () => {
  const classes = legendClasses([1, 3, 4, 7, 9, 13, 28, 55, 140, 900], 4);
  expect(classes.map(({ to }) => to)).toEqual([5, 20, 100, 900]);
});

test("no values, no classes; wrong values are refused", () => {
  expect(legendClasses([], 5)).toEqual([]);
  expect(() => legendClasses([1, -2], 3)).toThrow(RangeError);
});
