import { array, assert, double, option, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { partsScore, standInInput, standIns } from "./known-parts.js";

test("an unknown part counts as the mean of those that know it, one that nobody knows not at all", () => {
  const rows = [[0.2, 1, null], [0.4, null, null], [null, 0.5, null]];
  const instead = standIns(rows);
  expect(instead).toEqual([(0.2 + 0.4) / 2, 0.75, null]);
  expect(rows.map((row) => partsScore(row, instead))).toEqual([0.6, (0.4 + 0.75) / 2, ((0.2 + 0.4) / 2 + 0.5) / 2]);
  expect(partsScore([null], standIns([[null]]))).toBeNull();
  expect(standInInput(null, 0.3)).toEqual([{ measure: "standIn", value: 0.3, unit: "ratio" }]);
  expect([standInInput(0.2, 0.3), standInInput(null, null)]).toEqual([[], []]);
});

test("of two rows alike in what both know, the one that knows more stands higher just where that is above the mean", () => {
  const part = double({ min: 0, max: 1, noNaN: true });
  assert(property(part, part, array(tuple(part, option(part)), { minLength: 1, maxLength: 8 }), (known, more, others) => {
    const instead = standIns([[known, more], [known, null], ...others]);
    const [told, untold] = [partsScore([known, more], instead)!, partsScore([known, null], instead)!];
    expect(Math.sign(told - untold)).toBe(Math.abs(told - untold) < 1e-15 ? Math.sign(told - untold) : Math.sign(more - instead[1]!));
  }));
});
