import { array, assert, integer, option, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { givesAway, hiddenCells, type Cell, type Margin } from "./small-cells.js";

const firmFigures = array(integer({ min: 0, max: 1000 }), { minLength: 0, maxLength: 8 });
const sumOf = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0);
const cellOf = (figures: readonly number[], published = true): Cell =>
  ({ firms: figures.length, value: sumOf(figures), largest: Math.max(0, ...figures), published });

/** What a reader who knows the shown cells can work out of a margin: the sum of its hidden parts, or a hidden total. */
function found({ total, parts }: Margin, cells: readonly Cell[], hidden: readonly boolean[]) {
  const away = parts.filter((part) => hidden[part]);
  if (hidden[total]) return away.length === 0 ? { alone: true, cells: [cells[total] as Cell] } : null;
  return away.length === 0 ? null : { alone: away.length === 1, cells: away.map((part) => cells[part] as Cell) };
}

function expectClosed(margin: Margin, cells: readonly Cell[], hidden: readonly boolean[]): void {
  const known = found(margin, cells, hidden);
  if (known === null) return;
  const rest = known.cells.every(({ published }) => !published);
  expect(known.alone && !rest).toBe(false);
  const all = { firms: sumOf(known.cells.map(({ firms }) => firms)), value: sumOf(known.cells.map(({ value }) => value)), largest: Math.max(...known.cells.map(({ largest }) => largest)) };
  expect(givesAway(all)).toBe(false);
}

describe("hiddenCells", () => {
  it.each([
    ["two firms", [5, 5], true], ["three alike", [5, 5, 5], false], ["one with more than four fifths", [90, 5, 5], true],
    ["one with four fifths", [80, 10, 10], false], ["nothing at all", [0, 0, 0, 0], true],
  ])("%s: hidden is %s", (_, figures, expected) => expect(givesAway(cellOf(figures))).toBe(expected));

  it("in a table of one margin no hidden cell follows from the shown ones", () => {
    assert(property(array(firmFigures, { minLength: 1, maxLength: 8 }), option(firmFigures), (parts, rest) => {
      const cells = [cellOf([...parts, ...(rest === null ? [] : [rest])].flat()), ...parts.map((part) => cellOf(part)), ...(rest === null ? [] : [cellOf(rest, false)])];
      const margin = { total: 0, parts: cells.map((__, place) => place).slice(1) };
      const hidden = hiddenCells(cells, [margin]);
      for (const [place, cell] of cells.entries()) if (givesAway(cell) || !cell.published) expect(hidden[place]).toBe(true);
      expectClosed(margin, cells, hidden);
    }), { numRuns: 2000 });
  });

  it("in a table of two margins no line and no column gives a hidden cell back", () => {
    assert(property(array(array(firmFigures, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 }), (rows) => {
      const width = 4;
      const inner = rows.map((row) => [...row, row.flat()]);
      const all = [...inner, Array.from({ length: width }, (_, column) => inner.flatMap((row) => row[column] ?? []))];
      const cells = all.flat().map((figures) => cellOf(figures));
      const lines = all.map((_, row): Margin => ({ total: row * width + 3, parts: [0, 1, 2].map((column) => row * width + column) }));
      const columns = [0, 1, 2, 3].map((column): Margin => ({ total: rows.length * width + column, parts: rows.map((_, row) => row * width + column) }));
      const hidden = hiddenCells(cells, [...lines, ...columns]);
      for (const margin of [...lines, ...columns]) expectClosed(margin, cells, hidden);
    }), { numRuns: 500 });
  });

  it("hides nothing where nobody is given away", () => {
    const cells = [cellOf([5, 5, 5, 4, 4, 4]), cellOf([5, 5, 5]), cellOf([4, 4, 4])];
    expect(hiddenCells(cells, [{ total: 0, parts: [1, 2] }])).toEqual([false, false, false]);
  });

  it("hides one more where one would follow from the total, the smallest first", () => {
    const cells = [cellOf([1, 2, 5, 5, 5, 8, 8, 8]), cellOf([1, 2]), cellOf([5, 5, 5]), cellOf([8, 8, 8])];
    expect(hiddenCells(cells, [{ total: 0, parts: [1, 2, 3] }])).toEqual([false, true, true, false]);
  });
});
