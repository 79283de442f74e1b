import { assert, integer, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { visibleRows } from "./use-visible-rows.js";

test("every row in sight is drawn, wherever the box is scrolled to", () => {
  assert(property(nat(2_000_000), integer({ min: 1, max: 3000 }), integer({ min: 0, max: 50_000 }), (scrollTop, height, count) => {
    const { first, end } = visibleRows(scrollTop, height, 48, count);
    const firstSeen = Math.min(Math.floor(scrollTop / 48), count);
    const endSeen = Math.min(Math.ceil((scrollTop + height) / 48), count);
    expect(first).toBeLessThanOrEqual(firstSeen);
    expect(end).toBeGreaterThanOrEqual(endSeen);
    expect(end).toBeLessThanOrEqual(count);
  }));
});

test("only rows near the sight are drawn", () => {
  const { first, end } = visibleRows(48_000, 480, 48, 100_000);
  expect(first).toBeGreaterThan(970);
  expect(end).toBeLessThan(1040);
});
