import { expect, test } from "vitest";
import { keyReason, ruleWords, specialisedReason, supportingReason } from "./rule-words.js";

const rule = { by: "revenue" as const, minRevenueCny: 100_000_000, minEmployees: 0, declaredOnly: false, top: 50, minSupplyRatio: 0.03 };

test("the rule says its figures in both languages", () => {
  const [key] = ruleWords(rule, 2020);
  expect(key?.zh).toContain("2020年营业收入不低于 1 亿元");
  expect(key?.en).toContain("at least CNY 100 m in 2020, the 50 largest");
});

test("what is adjusted appears in the sentences", () => {
  const text = ruleWords({ ...rule, minEmployees: 300, declaredOnly: true, top: 7 }, 2019).map(({ zh }) => zh).join("");
  expect(text).toContain("不少于 300 人");
  expect(text).toContain("主导产业");
  expect(text).toContain("前 7 家");
});

test("of firms without figures it is said that specialisation tells, and nothing of revenue that counts for nothing", () => {
  const text = ruleWords({ ...rule, by: "specialisation", top: 7, declaredOnly: true }, 2021);
  expect(text[0]?.zh).toContain("合计至多 7 家");
  expect(text.map(({ en }) => en).join(" ")).not.toContain("CNY");
  expect(text.map(({ zh }) => zh).join("")).toContain("主导产业");
  expect(specialisedReason({ zh: "咖啡馆", en: "Cafes" }, 1234, 2.345)).toEqual({ zh: "属“咖啡馆”，本范围 1,234 家，企业数区位商 2.35", en: "Cafes: 1,234 firms here, location quotient of firms 2.35" });
});

test("reasons carry revenue, rank, sector and share", () => {
  expect(keyReason(2_345_000_000, 2020, 3)).toEqual({ zh: "2020年营业收入 23.5 亿元，列第 3 位", en: "Revenue of CNY 2.35 bn in 2020, no. 3" });
  expect(supportingReason({ zh: "化学产品", en: "Chemicals" }, 0.1234).zh).toContain("12.3%");
});
