import { randomStream } from "@chengqi/engines/numbers";
import { expect, test } from "vitest";
import { stages, type Stage } from "./chain-file.js";
import { chainColumns, crossings, tallestColumn, type LayoutEdge, type LayoutLink } from "./layout.js";

const link = (id: string, stage: Stage, ...parents: string[]): LayoutLink => ({ id, stage, parents });
const edge = (from: string, to: string): LayoutEdge => ({ from, to });
const ids = (columns: ReturnType<typeof chainColumns>) => columns.map(({ links }) => links);

/** A chain by chance: `count` links over the stages in groups of about four, each supplying up to three others. */
function chanceChain(seed: number, count: number): { links: LayoutLink[]; edges: LayoutEdge[] } {
  const chance = randomStream(seed, 1).at(0);
  const pick = (most: number) => Math.floor(chance.unit() * most);
  const links = Array.from({ length: count }, (_, index) => link(`l${index}`, stages[pick(4)] ?? "up", ...(chance.unit() < 0.5 ? [`g${pick(count / 4)}`] : [])));
  const edges = links.flatMap(({ id }) => Array.from({ length: 1 + pick(3) }, () => edge(id, `l${pick(count)}`)));
  return { links, edges };
}

test("stages stand from left to right, and within a stage suppliers left of users", () => {
  const links = [link("use", "down"), link("part", "mid"), link("whole", "mid"), link("ore", "up"), link("trade", "services")];
  const edges = [edge("ore", "part"), edge("part", "whole"), edge("whole", "use"), edge("trade", "use")];
  expect(chainColumns(links, edges).map(({ stage, links: own }) => [stage, own])).toEqual([
    ["up", ["ore"]], ["mid", ["part"]], ["mid", ["whole"]], ["down", ["use"]], ["services", ["trade"]],
  ]);
});

test("two edges that cross are untangled", () => {
  const links = [link("a", "up"), link("b", "up"), link("c", "mid"), link("d", "mid")];
  const edges = [edge("a", "d"), edge("b", "c")];
  const drawn = chainColumns(links, edges);
  expect(crossings(drawn, edges)).toBe(0);
  expect(crossings([{ stage: "up", links: ["a", "b"] }, { stage: "mid", links: ["c", "d"] }], edges)).toBe(1);
});

test("parts of a group stand together", () => {
  const links = [link("a", "up", "g"), link("b", "up"), link("c", "up", "g"), link("d", "up")];
  const [column = []] = ids(chainColumns(links, []));
  expect(Math.abs(column.indexOf("a") - column.indexOf("c"))).toBe(1);
});

test("a circle of supply is placed all the same", () => {
  const links = [link("steel", "mid"), link("scrap", "mid"), link("car", "mid")];
  const edges = [edge("steel", "car"), edge("car", "scrap"), edge("scrap", "steel")];
  expect(ids(chainColumns(links, edges)).flat().toSorted()).toEqual(["car", "scrap", "steel"]);
});

test("a column too tall is cut into equal ones", () => {
  const links = Array.from({ length: 30 }, (_, index) => link(`l${index}`, "up"));
  expect(chainColumns(links, [], 14).map(({ links: own }) => own.length)).toEqual([10, 10, 10]);
});

test.each([1, 2, 3, 4, 5])("chance chain %i: every link once, never more crossings than the order of the file, always alike", (seed) => {
  const { links, edges } = chanceChain(seed, 60);
  const drawn = chainColumns(links, edges);
  expect(ids(drawn).flat().toSorted()).toEqual(links.map(({ id }) => id).toSorted());
  const asWritten = drawn.map(({ stage, links: own }) => ({ stage, links: links.map(({ id }) => id).filter((id) => own.includes(id)) }));
  expect(crossings(drawn, edges)).toBeLessThanOrEqual(crossings(asWritten, edges));
  expect(chainColumns(links, edges)).toEqual(drawn);
});

test("crossings are those that counting every pair gives", () => {
  const { links, edges } = chanceChain(9, 40);
  const drawn = chainColumns(links, edges);
  const place = new Map(drawn.flatMap(({ links: own }, column) => own.map((id, row) => [id, { column, row }] as const)));
  const lines = edges.flatMap(({ from, to }) => {
    const ends = [place.get(from), place.get(to)].flatMap((end) => (end ? [end] : [])).toSorted((a, b) => a.column - b.column);
    const [left, right] = ends;
    return left && right && left.column < right.column ? [{ left, right }] : [];
  });
  let count = 0;
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      const alike = a.left.column === b.left.column && a.right.column === b.right.column;
      if (alike && (a.left.row - b.left.row) * (a.right.row - b.right.row) < 0) count += 1;
    }
  }
  expect(count).toBeGreaterThan(0);
  expect(crossings(drawn, edges)).toBe(count);
});

test("a chain of 3,000 links: every link once, no column too tall, fewer crossings than the order of the file", () => {
  const { links, edges } = chanceChain(2026, 3000);
  const drawn = chainColumns(links, edges);
  expect(new Set(ids(drawn).flat())).toEqual(new Set(links.map(({ id }) => id)));
  expect(ids(drawn).flat()).toHaveLength(3000);
  expect(Math.max(...drawn.map(({ links: own }) => own.length))).toBeLessThanOrEqual(tallestColumn);
  const rank = new Map(links.map(({ id }, index) => [id, index]));
  const asWritten = drawn.map(({ stage, links: own }) => ({ stage, links: own.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)) }));
  expect(crossings(drawn, edges)).toBeLessThan(crossings(asWritten, edges));
});
