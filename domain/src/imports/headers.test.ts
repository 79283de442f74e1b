import { expect, test } from "vitest";
import { guessedMapping, headerRow, headerScale, joinedHeaders } from "./headers.js";
import { importKind, importKinds } from "./kinds.js";

const firms = importKind("firms");
const years = importKind("firm-years");
const mapped = (headers: readonly string[], kind = years) => Object.fromEntries(guessedMapping(headers, kind).map(({ column, field, scale }) => [headers[column], scale === 1 ? field : `${field} × ${scale}`]));

test("columns are found by their names as files have them, with the units of their headers", () => {
  expect(mapped(["序号", "统一社会信用代码", "企业名称", "年度", "营业收入（万元）", "从业人数（人）", "用地面积(亩)", "备注"])).toEqual({
    统一社会信用代码: "creditCode", 企业名称: "nameZh", 年度: "year", "营业收入（万元）": "revenueCny × 10000", "从业人数（人）": "employees", "用地面积(亩)": `landM2 × ${1e4 / 15}`,
  });
  expect(mapped(["Credit_code", "NAME", "Year", "Revenue [million CNY]", "Employees"])).toEqual({
    Credit_code: "creditCode", NAME: "nameZh", Year: "year", "Revenue [million CNY]": "revenueCny × 1000000", Employees: "employees",
  });
});

test("own names go before others, and each field is taken once", () => {
  expect(mapped(["企业名称", "名称", "英文名称"], firms)).toEqual({ 名称: "nameZh", 英文名称: "nameEn" });
  expect(mapped(["X", "Y", "经度", "纬度"], firms)).toEqual({ 经度: "lon", 纬度: "lat" });
});

test("a column in a unit the field cannot have is left to the reader", () => {
  const field = years.fields.find(({ key }) => key === "revenueCny");
  expect(field && headerScale("营业收入（万美元）", field)).toBeNull();
  expect(mapped(["营业收入（万美元）"])).toEqual({});
});

test("what is exported with the template's own headers is mapped wholly, in both languages", () => {
  for (const kind of importKinds) {
    for (const language of ["zh", "en", "key"] as const) {
      expect(guessedMapping(kind.fields.map((field) => field[language]), kind).map(({ column }) => kind.fields[column]?.key)).toEqual(kind.fields.map(({ key }) => key));
    }
  }
});

test("the header is found below titles, and merged headers are joined", () => {
  const rows = [["成都市企业年度数据表", "", ""], ["单位：万元", "", ""], ["企业名称", "年度", "营业收入"], ["甲公司", "2020", "12"]];
  expect(headerRow(rows, years)).toBe(2);
  expect(headerRow([["甲", "乙"], ["丙", "丁"]], years)).toBe(0);
  expect(joinedHeaders([["企业", "", "经济指标", ""], ["名称", "代码", "营业收入", "税收"]])).toEqual(["企业 名称", "企业 代码", "经济指标 营业收入", "经济指标 税收"]);
  expect(joinedHeaders([["名称", "年份"]])).toEqual(["名称", "年份"]);
});
