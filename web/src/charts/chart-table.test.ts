import { expect, test } from "vitest";
import { csvOf } from "./chart-table.js";

const body = (table: Parameters<typeof csvOf>[0]) => csvOf(table).slice(1);

test("commas, quotes and line breaks are quoted and null is empty", () => {
  expect(body({ columns: ["名称", "a,b"], rows: [['say "hi"', 1.5], ["two\nlines", null]] }))
    .toBe('名称,"a,b"\r\n"say ""hi""",1.5\r\n"two\nlines",\r\n');
});

test("a spreadsheet reads Chinese because of the byte order mark", () => {
  expect(csvOf({ columns: ["年"], rows: [] }).charCodeAt(0)).toBe(0xfe_ff);
});

test("a text that looks like a formula is no formula, a negative number stays a number", () => {
  expect(body({ columns: ["x"], rows: [["=1+1"], [-3]] })).toBe("x\r\n'=1+1\r\n-3\r\n");
});
