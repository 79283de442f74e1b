import * as fc from "fast-check";
import { expect, test } from "vitest";
import { classOf, quantileClasses } from "./classes.js";

test("classes hold about equal counts and their breaks have two digits", () => {
  const values = Array.from({ length: 100 }, (_, i) => 1000 + i * 37);
  expect(quantileClasses(values)).toEqual({ breaks: [1000, 1700, 2400, 3200, 3900], counts: [19, 19, 22, 19, 21], undefinedCount: 0 });
});

test("every value stands in the class that counted it, and no class is empty", () => {
  const value = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1_000_000_000 }));
  fc.assert(fc.property(fc.array(value, { maxLength: 80 }), fc.integer({ min: 1, max: 7 }), (values, most) => {
    const classes = quantileClasses(values, most);
    const found = classes.breaks.map((_, i) => values.filter((one) => classOf(one, classes) === i).length);
    expect(found).toEqual(classes.counts);
    expect(classes.counts.every((count) => count > 0)).toBe(true);
    expect(classes.counts.length).toBeLessThanOrEqual(most);
    expect(found.reduce((a, b) => a + b, 0) + classes.undefinedCount).toBe(values.length);
  }));
});

test("places without a value are in no class", () => {
  const classes = quantileClasses([null, 5, null]);
  expect(classes).toEqual({ breaks: [5], counts: [1], undefinedCount: 2 });
  expect(classOf(null, classes)).toBeNull();
  expect(quantileClasses([]).breaks).toEqual([]);
});

test("equal values never part", () => {
  expect(quantileClasses([7, 7, 7, 7, 7, 7])).toEqual({ breaks: [7], counts: [6], undefinedCount: 0 });
});

test("a number of classes that is none is refused", () => {
  expect(() => quantileClasses([1], 0)).toThrow(RangeError);
});
