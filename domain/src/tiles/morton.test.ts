import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cellCentre, cellOf, cellRange, coarserCell, mortonOf, tileOf, tilePoint } from "./morton.js";

const lon = fc.double({ min: -179.9, max: 179.9, noNaN: true });
const lat = fc.double({ min: -84, max: 84, noNaN: true });
const zoom = fc.integer({ min: 0, max: 20 });

test("a point's tile agrees with the formula of the slippy map", () => {
  fc.assert(fc.property(lon, lat, fc.integer({ min: 0, max: 12 }), (a, b, z) => {
    const { x, y, u, v } = tilePoint(a, b, z);
    const radians = (b * Math.PI) / 180;
    expect(x + u).toBeCloseTo(((a + 180) / 360) * 2 ** z, 6);
    expect(y + v).toBeCloseTo(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z, 6);
  }));
});

test("the code of a tile is its quadkey read in base four", () => {
  // The quadkey 213 is the published example of the tile (3, 5) at zoom 3.
  expect(mortonOf(3, 3, 5)).toBe(Number.parseInt("213", 4));
  expect(mortonOf(20, 2 ** 20 - 1, 2 ** 20 - 1)).toBe(2 ** 40 - 1);
});

test("a code leads back to its tile", () => {
  fc.assert(fc.property(zoom, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (z, a, b) => {
    const tile = { x: Math.floor(a * 2 ** z), y: Math.floor(b * 2 ** z) };
    expect(tileOf(z, mortonOf(z, tile.x, tile.y))).toEqual(tile);
  }));
});

test("a point's cell lies in the range of every tile that holds the point, and in no neighbour's", () => {
  fc.assert(fc.property(lon, lat, zoom, (a, b, z) => {
    const { x, y } = tilePoint(a, b, z);
    const [first, last] = cellRange(z, x, y);
    const cell = cellOf(a, b);
    expect(cell >= first && cell <= last).toBe(true);
    expect(coarserCell(cell, 20, z)).toBe(mortonOf(z, x, y));
  }));
});

test("the centre of a cell lies in the cell", () => {
  fc.assert(fc.property(lon, lat, zoom, (a, b, z) => {
    const cell = cellOf(a, b, z);
    expect(cellOf(...cellCentre(z, cell), z)).toBe(cell);
  }));
});

test("what no tile can be is refused with what was found and expected", () => {
  expect(() => mortonOf(2, 4, 0)).toThrow("mortonOf: expected x and y from 0 to 3 at zoom 2, found 4, 0");
  expect(() => cellRange(21, 0, 0, 21)).toThrow(RangeError);
  expect(() => cellRange(5, 0, 0, 4)).toThrow("cellRange: expected cells of zoom 5 or more, found 4");
  expect(() => tilePoint(Number.NaN, 0, 3)).toThrow("tilePoint: expected finite degrees");
  expect(() => tileOf(1, 4)).toThrow("tileOf: expected a cell from 0 to 3, found 4");
});
