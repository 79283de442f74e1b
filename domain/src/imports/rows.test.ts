import { expect, test } from "vitest";
import { importKind } from "./kinds.js";
import { exclusionOf, fieldSources, keyOf, plainName, readRow, type Lookups } from "./rows.js";

const lookups: Lookups = {
  industry: (text) => ({ "3973": "3973", 集成电路制造: "3973" })[text] ?? null,
  district: (text) => ({ "510117": "510117", 郫都区: "510117", 双流区: "510116" })[text] ?? null,
  zone: (text) => (text === "成都电子信息产业功能区" ? "Z01" : null),
};
const firms = importKind("firms");
const mapping = ["creditCode", "nameZh", "industry", "district", "zone", "foundedYear"].map((field, column) => ({ column, field, scale: 1 }));

test("codes and names become the city's own ids", () => {
  expect(readRow(["91350100M000100Y43", "甲公司", "集成电路制造", "郫都区", "成都电子信息产业功能区", "2015-03-01"], mapping, firms, lookups)).toEqual({
    record: { creditCode: "91350100M000100Y43", nameZh: "甲公司", industry: "3973", district: "510117", zone: "Z01", foundedYear: 2015 }, faults: [],
  });
});

test("what cannot be read is named with what was found; the row is taken without it, unless it is required", () => {
  const { record, faults } = readRow(["91350100M000100Y4Z", "甲公司", "9999", "不知区", null, "近年"], mapping, firms, lookups);
  expect(record).toEqual({ nameZh: "甲公司", industry: null, district: null, zone: null });
  expect(faults.map(({ field, found, mild }) => [field, found, mild])).toEqual([["creditCode", "91350100M000100Y4Z", true], ["industry", "9999", true], ["district", "不知区", true], ["foundedYear", "近年", true]]);
  expect(readRow([null, "—"], mapping, firms, lookups).faults).toMatchObject([{ field: "nameZh", found: "nothing", mild: false }, { field: "creditCode", mild: false, expected: expect.stringContaining("nameZh and district") as string }]);
});

test("a value for empty cells stands where a row says nothing, and where no column brings the field", () => {
  const sources = fieldSources(mapping, [{ field: "nameZh", value: "名称未公布" }, { field: "address", value: "不详街" }]);
  expect(readRow([null, "  ", "3973", "郫都区"], sources, firms, lookups)).toMatchObject({ record: { nameZh: "名称未公布", address: "不详街" }, faults: [] });
  expect(readRow([null, "甲公司"], sources, firms, lookups).record).toMatchObject({ nameZh: "甲公司", address: "不详街" });
});

test("rows are left out by what stands in a column, an empty cell among it", () => {
  const out = exclusionOf([{ column: 1, values: ["Reserve", ""] }, { column: 0, values: ["1"] }]);
  expect([["0", "Bakery"], ["0", " reserve "], ["0", null], ["1", "Bakery"], [1, "Bakery"], ["0", "Nature Reserve"]].map(out)).toEqual([false, true, true, true, true, false]);
  expect(exclusionOf([])(["", ""])).toBe(false);
});

test("several districts of a zone are each looked up", () => {
  const zones = importKind("zones");
  const { record, faults } = readRow(["成都天府国际生物城", "双流区、郫都区、火星"], [{ column: 0, field: "nameZh", scale: 1 }, { column: 1, field: "district", scale: 1 }], zones, lookups);
  expect(record["district"]).toEqual(["510116", "510117"]);
  expect(faults).toMatchObject([{ field: "district", found: "火星", mild: true }]);
});

test("rows are told apart by the first keys that they fill", () => {
  expect(keyOf({ creditCode: "91350100M000100Y43", nameZh: "甲" }, firms)).toBe('[["creditCode","91350100M000100Y43"]]');
  expect(keyOf({ creditCode: null, nameZh: "甲", district: "510117" }, firms)).toBe('[["nameZh","甲"],["district","510117"]]');
  expect(keyOf({ creditCode: null, nameZh: "甲" }, firms)).toBe('[["nameZh","甲"]]');
  expect(keyOf({}, firms)).toBeNull();
});

test("names that differ only in blanks, brackets or endings are one", () => {
  expect(new Set(["成都华微电子科技有限公司", "成都华微电子科技股份有限公司", "成都 华微电子科技", "成都华微电子科技（集团）有限公司"].map(plainName)).size).toBe(1);
  expect(new Set(["Smith & Sons Pty Ltd", "SMITH SONS", "Smith & Sons Pty. Ltd."].map(plainName)).size).toBe(1);
  expect(plainName("成都华微电子科技有限公司")).not.toBe(plainName("成都华为电子科技有限公司"));
  expect(plainName("公司")).toBe("公司");
});
