import * as fc from "fast-check";
import { expect, test } from "vitest";
import { drawnAreas, drawTerritories, type DrawnTerritory, type Region, type Site } from "./draw.js";
import { inRing, ringArea, type MultiPolygon, type Point } from "./grid.js";

const square = (id: string, west: number, south: number, side: number): Region =>
  ({ id, polygons: [[[[west, south], [west + side, south], [west + side, south + side], [west, south + side]]]] });

/** Two districts side by side, 20 km each way. */
const regions = [square("left", 0, 0, 20_000), square("right", 20_000, 0, 20_000)];
const inRegions = (site: Site, [x, y]: Point) =>
  y >= 0 && y <= 20_000 && x >= (site.regions.includes("left") ? 0 : 20_000) && x <= (site.regions.includes("right") ? 40_000 : 20_000);

const covers = (polygons: MultiPolygon, point: Point) =>
  polygons.some(([outer, ...holes]) => outer && inRing(outer, point) && !holes.some((hole) => inRing(hole, point)));
const cornersOf = (polygons: MultiPolygon) => polygons.flat(2) as Point[];

const site = fc.record({
  x: fc.integer({ min: -1000, max: 41_000 }), y: fc.integer({ min: -1000, max: 21_000 }),
  km2: fc.integer({ min: 2, max: 30 }), startShare: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  regions: fc.constantFrom(["left"], ["right"], ["left", "right"]), communities: fc.integer({ min: 3, max: 6 }),
});
const sites = fc.array(site, { minLength: 1, maxLength: 8 }).map((list) => list.map((one, index): Site => ({
  id: `z${index}`, centre: [one.x, one.y], areaM2: one.km2 * 1e6, startAreaM2: one.km2 * 1e6 * one.startShare,
  regions: one.regions, communities: one.communities,
})));

/** A lattice of points over the map that no outline runs along. */
const lattice = Array.from({ length: 80 * 40 }, (_, k): Point => [(k % 80) * 500 + 231.7, Math.floor(k / 80) * 500 + 187.3]);

const check = (property: (list: readonly Site[], drawn: readonly DrawnTerritory[]) => void) =>
  fc.assert(fc.property(sites, (list) => property(list, drawTerritories(list, regions, 200))), { numRuns: 25, seed: 42 });

test("territories never overlap, and none leaves its regions", () => {
  check((list, drawn) => {
    for (const point of lattice) expect(drawn.filter((one) => covers(one.outline, point)).length).toBeLessThan(2);
    for (const [index, one] of drawn.entries()) {
      for (const point of cornersOf(one.outline)) expect(inRegions(list[index]!, point)).toBe(true);
    }
  });
});

test("the start-up area lies inside the outline", () => {
  check((_, drawn) => {
    for (const one of drawn) {
      for (const point of cornersOf(one.startArea)) expect(covers(one.outline, point)).toBe(true);
    }
  });
});

test("communities cover the outline exactly and do not overlap", () => {
  check((list, drawn) => {
    for (const [index, one] of drawn.entries()) {
      const { outlineM2, communitiesM2 } = drawnAreas(one);
      expect(one.communities).toHaveLength(list[index]!.communities);
      expect(Math.abs(communitiesM2 / outlineM2 - 1)).toBeLessThan(1e-9);
      for (const point of lattice.filter((at) => covers(one.outline, at))) {
        expect(one.communities.filter((community) => covers(community, point))).toHaveLength(1);
      }
    }
  });
});

test("every outline is made of rings with an area, none larger than what was asked for by more than its tidying", () => {
  check((list, drawn) => {
    for (const [index, one] of drawn.entries()) {
      for (const [outer, ...holes] of one.outline) {
        expect(ringArea(outer!)).toBeGreaterThan(0);
        for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
      }
      expect(drawnAreas(one).outlineM2).toBeLessThan(list[index]!.areaM2 * 1.1);
    }
  });
});

const alone: Site = {
  id: "alone", centre: [10_000, 10_000], areaM2: 40e6, startAreaM2: 4e6, regions: ["left"], communities: 4,
};

test.each([40e6, 90e6, 150e6])("a territory with room enough gets its %d m² within 3 %", (areaM2) => {
  const [drawn] = drawTerritories([{ ...alone, areaM2 }], regions, 100);
  expect(Math.abs(drawnAreas(drawn!).outlineM2 / areaM2 - 1)).toBeLessThan(0.03);
  expect(Math.abs(drawnAreas(drawn!).startAreaM2 / alone.startAreaM2 - 1)).toBeLessThan(0.03);
  expect(drawn!.movedM).toBe(0);
});

test("the same input gives the same drawing", () => {
  expect(drawTerritories([alone], regions, 200)).toEqual(drawTerritories([alone], regions, 200));
});

test("a centre outside its regions moves to the nearest place inside, and says how far", () => {
  const [drawn] = drawTerritories([{ ...alone, centre: [21_000, 10_000] }], regions, 200);
  expect(drawn!.movedM).toBeGreaterThan(1000);
  expect(drawn!.movedM).toBeLessThan(2000);
  expect(inRegions(alone, drawn!.centre)).toBe(true);
});

test("two centres in one place grow side by side", () => {
  const drawn = drawTerritories([alone, { ...alone, id: "twin" }], regions, 200);
  for (const one of drawn) expect(drawnAreas(one).outlineM2).toBeGreaterThan(30e6);
  expect(drawn[1]!.movedM).toBeGreaterThan(0);
});

test("wrong calls say what was expected", () => {
  expect(() => drawTerritories([{ ...alone, regions: ["nowhere"] }], regions, 200)).toThrow(/expected a known region for alone, found nowhere/);
  expect(() => drawTerritories([alone], regions, 0)).toThrow(RangeError);
});
