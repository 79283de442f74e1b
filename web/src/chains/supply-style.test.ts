import { expect, it } from "vitest";
import { supplyFeatures } from "./supply-style.js";

const zones = [{ id: "A", name: "甲", centre: [104, 30] }, { id: "B", name: "乙", centre: [104.2, 30] }] as const;

it("draws the larger flow wider, both directions beside each other, and what stays within a zone not at all", () => {
  const { lines } = supplyFeatures([{ from: "A", to: "B", valueCny: 4 }, { from: "A", to: "A", valueCny: 90 }, { from: "B", to: "A", valueCny: 1 }], zones, "A");
  expect(lines.features.map(({ properties }) => properties)).toEqual([{ width: 2.25, towards: true }, { width: 9, towards: false }]);
  const [back, there] = lines.features.map(({ geometry }) => geometry.coordinates[8]!);
  expect(there![1]).toBeGreaterThan(30);
  expect(back![1]).toBeLessThan(30);
});

it("leaves out flows of zones without a place", () => {
  expect(supplyFeatures([{ from: "A", to: "C", valueCny: 1 }], zones, null).lines.features).toEqual([]);
});
