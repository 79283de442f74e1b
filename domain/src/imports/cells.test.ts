import { describe, expect, test } from "vitest";
import { readCell, type CellType, type RawCell } from "./cells.js";

const value = (raw: RawCell, type: CellType, scale?: number) => {
  const read = readCell(raw, type, scale);
  return read.ok ? read.value : read;
};

describe("what people write is read", () => {
  test.each<[CellType, RawCell, unknown]>([
    ["text", "  成都芯片公司 ", "成都芯片公司"], ["text", 12, "12"], ["text", "甲\n乙", "甲\n乙"],
    ["number", "1,234.5", 1234.5], ["number", "１２３．５", 123.5], ["number", "3.2亿", 3.2e8], ["number", "12万元", 120_000], ["number", "12.5%", 0.125],
    ["number", "-0.5", -0.5], ["number", "1.5E3", 1500], ["number", 7, 7], ["number", ".5", 0.5], ["number", "1 234 567", 1_234_567],
    ["integer", "35人", 35], ["integer", "1,200", 1200],
    ["year", "2020", 2020], ["year", "2020年", 2020], ["year", 2020, 2020], ["year", "2020-12-31", 2020], ["year", "2020年度", 2020],
    ["date", "2020-12-31", "2020-12-31"], ["date", "2020年3月1日", "2020-03-01"], ["date", "2020/3/1", "2020-03-01"], ["date", "20200301", "2020-03-01"],
    ["date", 20200301, "2020-03-01"], ["date", 43891, "2020-03-01"], ["date", 43891.75, "2020-03-01"], ["date", "2020-03-01 08:30", "2020-03-01"],
    ["credit-code", " 91350100m000100y43 ", "91350100M000100Y43"],
    ["flag", "是", true], ["flag", "否", false], ["flag", true, true], ["flag", 0, false], ["flag", "×", false],
    ["list", "光刻胶、硅片；靶材", ["光刻胶", "硅片", "靶材"]],
  ])("%s %j", (type, raw, expected) => {
    expect(value(raw, type)).toEqual(expected);
  });

  test("signs for what is not known are nothing", () => {
    for (const raw of ["", "  ", null, "-", "—", "/", "暂无", "N/A", "null"]) expect(value(raw, "number")).toBeNull();
  });

  test("a scale of the header goes over the number", () => {
    expect(value("12.5", "number", 10_000)).toBe(125_000);
  });
});

describe("what cannot be read says what was found and what was expected", () => {
  test.each<[CellType, RawCell, RegExp]>([
    ["number", "约12", /number/], ["number", "1,23", /number/], ["number", "1.2.3", /number/], ["number", "1e400", /number/], ["number", true, /number/],
    ["integer", "1.5", /whole/], ["integer", 2 ** 60, /whole/], ["year", "20", /year/], ["year", 20.5, /year/],
    ["date", "2020-02-30", /calendar/], ["date", "2020年3月", /month/], ["date", "31/12/2020", /day/], ["date", 5, /day/],
    ["credit-code", "91350100M000100Y4Z", /GB 32100/], ["credit-code", 9.135e17, /last digits/],
    ["flag", "也许", /是/], ["text", "a\u0000b", /control/], ["text", "长".repeat(2001), /2000/],
  ])("%s %j", (type, raw, expected) => {
    expect(readCell(raw, type)).toMatchObject({ ok: false, expected: expect.stringMatching(expected) as string });
  });
});
