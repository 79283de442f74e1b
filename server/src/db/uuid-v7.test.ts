import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7.js";

test("an id has version 7, the variant of the standard, and sorts by its time", () => {
  const ids = [0, 1, 1_700_000_000_000, 2 ** 48 - 1].map((ms) => uuidV7(ms));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[2]).toMatch(/^018bcfe5-6800-7/);
});

test("no two ids of one instant are equal", () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(5))).size).toBe(1000);
});
