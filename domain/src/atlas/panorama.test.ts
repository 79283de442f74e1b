import { expect, test } from "vitest";
import { panoramaLayout, quotientClass } from "./panorama.js";

const measures = { header: 25, card: 32, rest: 13, gap: 7 };
const section = (code: string, divisions: number) => ({ code, outputs: Array.from({ length: divisions }, (_, index) => 1000 - index) });

test("few divisions are drawn large in few columns, every one of them", () => {
  const layout = panoramaLayout([section("C", 3), section("J", 2)], 700, 4, measures);
  expect(layout).toMatchObject({ columns: 3, scale: 1.5 });
  expect(layout.items.filter(({ kind }) => kind === "card")).toHaveLength(5);
});

test("a section that breaks over columns repeats its header", () => {
  const layout = panoramaLayout([section("C", 31)], 400, 4, measures);
  const headers = layout.items.filter(({ kind }) => kind === "header");
  expect(headers.map(({ index }) => index)).toEqual([0, ...headers.slice(1).map(() => 1)]);
  expect(new Set(headers.map(({ column }) => column)).size).toBe(headers.length);
});

test("where not all fit, the largest stay and every section says how many are left out", () => {
  const sections = Array.from({ length: 20 }, (_, index) => section(String.fromCharCode(65 + index), 6));
  const layout = panoramaLayout(sections, 720, 4, measures);
  const cards = layout.items.filter(({ kind }) => kind === "card").length;
  const rest = layout.items.filter(({ kind }) => kind === "rest").reduce((sum, { index }) => sum + index, 0);
  expect(cards + rest).toBe(120);
  expect(cards).toBeGreaterThan(30);
});

test("nothing overlaps and nothing leaves the columns", () => {
  const sections = [section("C", 31), section("G", 8), section("F", 2), section("K", 1)];
  const { items, columns, scale } = panoramaLayout(sections, 650, 4, measures);
  const height = { header: measures.header * scale, card: measures.card * scale, rest: measures.rest * scale };
  for (const item of items) {
    expect(item.column).toBeLessThan(columns);
    expect(item.y + height[item.kind]).toBeLessThanOrEqual(650 + 1e-9);
  }
  for (let index = 1; index < items.length; index += 1) {
    const [before, item] = [items[index - 1], items[index]];
    if (before && item && before.column === item.column) expect(item.y).toBeGreaterThanOrEqual(before.y + height[before.kind] - 1e-9);
  }
});

test("classes of the location quotient", () => {
  expect([null, 0.2, 0.5, 0.79, 1, 1.25, 2, 9].map(quotientClass)).toEqual([null, 0, 1, 1, 2, 3, 4, 4]);
});
