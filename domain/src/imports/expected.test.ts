import { cellTypes, readCell, type RawCell } from "./cells.js";
import { importKind } from "./kinds.js";
import { readRow } from "./rows.js";
import { expect, test } from "vitest";
import { expectedText } from "./expected.js";

const odd: readonly RawCell[] = ["x", "2020-02", "2020-02-31", 1e30, 9.5, true, "a\u0001b", "y".repeat(3000), 91_510_100_000_000_000_000, "2e17"];

test("whatever a cell or a row is refused for is said in Chinese", () => {
  const ofCells = odd.flatMap((raw) => cellTypes.flatMap((type) => {
    const read = readCell(raw, type, 100);
    return read.ok ? [] : [read.expected];
  }));
  const unknown = { industry: () => null, district: () => null, zone: () => null };
  const kind = importKind("firms");
  const mapping = ["industry", "district", "zone"].map((field, column) => ({ column, field, scale: 1 }));
  const ofRows = readRow(["a", "b", "c"], mapping, kind, unknown).faults.map(({ expected }) => expected);
  const all = [...new Set([...ofCells, ...ofRows])];
  expect(all.length).toBeGreaterThan(12);
  expect(all.filter((expected) => !/[\u4e00-\u9fff]/u.test(expectedText(expected, "zh")))).toEqual([]);
  expect(all.map((expected) => expectedText(expected, "en"))).toEqual(all);
});
