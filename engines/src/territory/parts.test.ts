import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CellQueue } from "./cell-queue.js";
import { cellAt, cellCentre, gridOver, rasterise, ringArea, type Ring } from "./grid.js";
import { growTerritories } from "./grow.js";
import { partition } from "./partition.js";
import { roughness, stretchOf, valueNoise } from "./roughness.js";
import { tidy } from "./tidy.js";

const ring = (west: number, south: number, east: number, north: number): Ring => [[west, south], [east, south], [east, north], [west, north]];
const grid = gridOver(0, 0, 40, 30, 1);

test("a queue gives its cells back in order of priority", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }), (priorities) => {
    const queue = new CellQueue();
    for (const [cell, priority] of priorities.entries()) queue.push(priority, cell, 0);
    const order: number[] = [];
    for (let next = queue.pop(); next; next = queue.pop()) order.push(priorities[next.cell]!);
    expect(order).toEqual(priorities.toSorted((a, b) => a - b));
  }));
});

test("a cell is found again from its centre", () => {
  for (const cell of [43, 500, 1000]) expect(cellAt(grid, cellCentre(grid, cell))).toBe(cell);
  expect(cellAt(grid, [-10, 5])).toBe(-1);
});

test("a rasterised rectangle with a hole has the cells of its area", () => {
  let cells = 0;
  rasterise(grid, [ring(2, 3, 12, 13), ring(4, 5, 7, 8).toReversed()], () => cells++);
  expect(cells).toBe(100 - 9);
  expect(ringArea(ring(2, 3, 12, 13))).toBe(100);
});

test("roughness stays positive and moderate, and varies from place to place", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), fc.double({ min: -99, max: 99, noNaN: true }), fc.double({ min: -99, max: 99, noNaN: true }), (seed, x, y) => {
    expect(Math.abs(valueNoise(seed, x, y))).toBeLessThanOrEqual(1);
    expect(roughness(seed, x, y)).toBeGreaterThanOrEqual(0.6);
    expect(roughness(seed, x, y)).toBeLessThanOrEqual(1.4);
    const { ux, uy, along } = stretchOf(seed);
    expect(ux * ux + uy * uy).toBeCloseTo(1, 9);
    expect(along * along).toBeLessThan(2);
  }));
  expect(roughness(1, 0.5, 0.5)).not.toBe(roughness(2, 0.5, 0.5));
});

test("grown territories have their sizes and keep one cell between them", () => {
  const seeds = [{ cell: 15 * 42 + 12, cells: 200, shape: 1 }, { cell: 15 * 42 + 28, cells: 150, shape: 2 }];
  const labels = growTerritories(grid, seeds, { allowed: () => true, apart: true });
  expect(labels.filter((label) => label === 1)).toHaveLength(200);
  expect(labels.filter((label) => label === 2)).toHaveLength(150);
  for (let cell = 0; cell + 43 < labels.length; cell++) {
    const near = [labels[cell]!, labels[cell + 1]!, labels[cell + 42]!, labels[cell + 43]!].filter((label) => label !== 0);
    expect(new Set(near).size).toBeLessThan(2);
  }
});

test("a seed where its territory may not be is refused", () => {
  expect(() => growTerritories(grid, [{ cell: 500, cells: 3, shape: 1 }], { allowed: () => false, apart: true })).toThrow(/seed 0, found 500/);
});

test("tidying fills holes, takes hairs off and parts corners", () => {
  const labels = new Int16Array(grid.width * grid.height);
  const at = (column: number, row: number) => row * grid.width + column;
  for (let row = 5; row < 10; row++) for (let column = 5; column < 10; column++) labels[at(column, row)] = 1;
  labels[at(7, 7)] = 0;
  labels[at(10, 7)] = labels[at(11, 7)] = 1;
  tidy(grid, labels, () => true);
  expect(labels[at(7, 7)]).toBe(1);
  expect([labels[at(10, 7)], labels[at(11, 7)]]).toEqual([0, 0]);
  expect(labels.filter((label) => label === 1)).toHaveLength(25);
});

test("a partition covers all cells with connected parts", () => {
  const cells = Array.from({ length: 20 * 15 }, (_, k) => (Math.floor(k / 20) + 5) * grid.width + (k % 20) + 5);
  const labels = partition(grid, cells, 5, 3);
  expect(new Set(cells.map((cell) => labels[cell]))).toEqual(new Set([1, 2, 3, 4, 5]));
  for (let part = 1; part <= 5; part++) {
    const own = new Set(cells.filter((cell) => labels[cell] === part));
    const stack = [[...own][0]!];
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      if (own.delete(cell)) stack.push(cell + 1, cell - 1, cell + grid.width, cell - grid.width);
    }
    expect(own.size).toBe(0);
  }
  expect(() => partition(grid, [100, 101], 3, 1)).toThrow(/at least 3 cells, found 2/);
});
