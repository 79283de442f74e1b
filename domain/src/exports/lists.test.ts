import { expect, test } from "vitest";
import { guessedMapping } from "../imports/headers.js";
import { importKind } from "../imports/kinds.js";
import { columnOf, harmless, headerOf, textOf } from "./columns.js";
import { exportList, exportLists, formatsOf } from "./lists.js";

const loadable = exportLists.flatMap((list) => (list.kind === null ? [] : [[list.id, list, importKind(list.kind)] as const]));

test.each(loadable)("an import takes each column of the exported %s into its own field, at its own scale, in both languages", (_, list, kind) => {
  for (const language of ["zh", "en"] as const) {
    const taken = guessedMapping(list.columns.map((column) => headerOf(column, language)), kind);
    const fields = new Set(kind.fields.map(({ key }) => key));
    const own = list.columns.flatMap(({ key }, column) => (fields.has(key) ? [{ column, field: key, scale: 1 }] : []));
    expect(taken).toEqual(own);
    expect(own.length).toBeGreaterThan(3);
  }
});

test("every list has names in both languages and no key or header twice", () => {
  expect(new Set(exportLists.map(({ id }) => id)).size).toBe(exportLists.length);
  for (const { id, columns } of exportLists) {
    expect({ id, keys: new Set(columns.map(({ key }) => key)).size }).toEqual({ id, keys: columns.length });
    for (const language of ["zh", "en"] as const) expect({ id, heads: new Set(columns.map((column) => headerOf(column, language))).size }).toEqual({ id, heads: columns.length });
  }
});

test("lists with places come as layers too", () => {
  expect(formatsOf(exportList("zones")!)).toEqual(["xlsx", "csv", "geojson", "gpkg"]);
  expect(formatsOf(exportList("acts")!)).toEqual(["xlsx", "csv"]);
  expect(exportList("nothing")).toBeUndefined();
});

test("texts that a spreadsheet would reckon are kept from it; lists are one text", () => {
  expect(["=1+1", " @x", "-5", "+86", "\tx", "城棋"].map(harmless)).toEqual(["'=1+1", "' @x", "'-5", "'+86", "'\tx", "城棋"]);
  expect([["a", "b"], null, 5, true, "x"].map(textOf)).toEqual(["a、b", "", "5", "true", "x"]);
  expect(columnOf({ key: "y", type: "year", zh: "年份", en: "Year" })).toEqual({ key: "y", type: "number", zh: "年份", en: "Year" });
});
