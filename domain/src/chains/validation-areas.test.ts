import { expect, it } from "vitest";
import { comparedAreas, spearman } from "./validation-areas.js";

const count = (area: string, industry: string, value: number) => ({ area, industry, value });

it("correlates ranks, equal ones sharing theirs", () => {
  expect(spearman([1, 2, 3], [10, 20, 40])).toBe(1);
  expect(spearman([1, 2, 3], [3, 2, 1])).toBe(-1);
  // Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: Σ = 4.5, 4.5 and 5.
  expect(spearman([1, 2, 2, 3], [1, 5, 3, 9])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
  expect(spearman([1, 1], [1, 2])).toBeNull();
});

it("tells areas by two counts, and where they differ most", () => {
  const shops = [count("east", "shops", 30), count("east", "banks", 10), count("west", "shops", 10), count("west", "banks", 10), count("west", "farms", 5)];
  const jobs = [count("east", "shops", 60), count("east", "banks", 20), count("west", "shops", 10), count("west", "banks", 90), count("north", "shops", 1)];
  const [east, west, ...none] = comparedAreas(shops, jobs);
  expect(none).toEqual([]);
  expect([east?.area, east?.rank, east?.agree]).toEqual(["east", 1, 1]);
  // West: shops (10/20)/(40/60) and (10/100)/(70/180); banks (10/20)/(20/60) and (90/100)/(110/180).
  expect(west?.widest?.industry).toBe("shops");
  expect(west?.widest?.first).toBeCloseTo(0.75, 12);
  expect(west?.widest?.second).toBeCloseTo(18 / 70, 12);
});
