import { expect, it } from "vitest";
import { demonstration } from "./demonstration.js";
import { miniCity } from "./mini-city.js";

it("is what the firms that are drawn come to, but for chance", () => {
  const count = 40_000;
  const firms = demonstration(miniCity, { seed: 4, count });
  const drawn = new Map<string, Map<string, number>>();
  for (const { zoneId, industryCode } of firms.firms()) {
    const own = drawn.get(zoneId ?? "") ?? new Map<string, number>();
    drawn.set(zoneId ?? "", own.set(industryCode, (own.get(industryCode) ?? 0) + 1));
  }
  const expected = firms.expected();
  const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((total, value) => total + value, 0);
  expect([...expected.values()].reduce((total, of) => total + sum(of), 0)).toBeCloseTo(count, 4);
  expect([...expected.keys()].toSorted()).toEqual([...drawn.keys()].toSorted());
  for (const [zone, classes] of expected) {
    for (const [code, due] of classes) {
      // Five standard deviations of a count.
      const gap = Math.abs((drawn.get(zone)?.get(code) ?? 0) - due);
      expect([zone, code, gap <= 5 * Math.sqrt(due) + 3]).toEqual([zone, code, true]);
    }
    expect([...(drawn.get(zone)?.keys() ?? [])].filter((code) => !classes.has(code))).toEqual([]);
  }
});
