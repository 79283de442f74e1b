import { expect, test } from "vitest";
import { keyReason, ruleWords, supportingReason } from "./rule-words.js";

const rule = { minRevenueCny: 100_000_000, minEmployees: 0, declaredOnly: false, top: 50, minSupplyRatio: 0.03 };

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

test("reasons carry revenue, rank, sector and share", () => {
  expect(keyReason(2_345_000_000, 2020, 3)).toEqual({ zh: "2020年营业收入 23.5 亿元，列第 3 位", en: "Revenue of CNY 2.35 bn in 2020, no. 3" });
  expect(supportingReason({ zh: "化学产品", en: "Chemicals" }, 0.1234).zh).toContain("12.3%");
});
