import { compileRule, type Vocabulary } from "@chengqi/engines/rules";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import en from "../i18n/en/rules.json" with { type: "json" };
import zh from "../i18n/zh/rules.json" with { type: "json" };
import { sentenceOf } from "./sentence.js";

const labelled = (name: string, english: string) => ({ name, label: { zh: name, en: english } });
const vocabulary: Vocabulary = {
  terms: [
    { ...labelled("税收", "tax"), type: "number", unit: "cny" }, { ...labelled("用地面积", "land"), type: "number", unit: "m2" },
    { ...labelled("规模", "size"), type: "string" }, { ...labelled("成立年份", "year founded"), type: "number" }, { ...labelled("上市日期", "listing"), type: "date" },
    { ...labelled("近三年税收", "tax of three years"), type: "numbers", unit: "cny" }, { ...labelled("行业代码", "industry"), type: "string" }, { ...labelled("产品", "products"), type: "strings" },
  ],
};

function sentence(text: string, language: "zh" | "en"): string {
  const words = createInstance();
  void words.init({ lng: language, resources: { [language]: { translation: { rules: language === "zh" ? zh : en } } }, interpolation: { escapeValue: false }, initAsync: false });
  return sentenceOf(compileRule(text, vocabulary), {
    say: (key, values) => words.t(`rules.${key}`, { ...values }), reading: { language, areaUnit: "km2" },
    nameOf: (name) => vocabulary.terms.find((term) => term.name === name)?.label?.[language] ?? name,
  });
}

describe("a rule in words", () => {
  it.each([
    ["税收 / 用地面积 >= 万元(20) / 亩(1)", "税收 ÷ 用地面积 不低于 20 万元/亩", "tax ÷ land at least 300 CNY/m²"],
    ["税收 > 5000000 and (规模 in (\"中型\", \"小型\") or 成立年份 <= 2016)", "税收 高于 500 万元，并且 （规模 属于 “中型”、“小型” 之一，或者 成立年份 不高于 2016）", "tax more than 5,000,000 CNY, and (size is one of “中型”, “小型”, or year founded at most 2016)"],
    ["税收 / 税收 >= 百分之(3.5)", "税收 ÷ 税收 不低于 3.5%", "tax ÷ tax at least 3.5%"],
    ["税收 between 万元(10) and 万元(20)", "税收 介于 10 万元 至 20 万元", "tax is between 100,000 CNY and 200,000 CNY"],
    ["if 税收 < 万元(10) then \"红\" else if 税收 < 万元(50) then \"黄\" else \"绿\"", "如果 税收 低于 10 万元，为 “红”；否则如果 税收 低于 50 万元，为 “黄”；否则为 “绿”", "if tax less than 100,000 CNY: “红”; otherwise if tax less than 500,000 CNY: “黄”; otherwise “绿”"],
    ["every x in 近三年税收 satisfies x >= 万元(300)", "近三年税收 中的每一个 x：x 不低于 300 万元", "for every x of tax of three years: x at least 3,000,000 CNY"],
    ["上市日期 <= today() - duration(\"P3Y\")", "上市日期 不晚于 当天 − 3 年", "listing not after the day asked about − 3 years"],
    ["not(starts with(行业代码, \"39\")) and 税收 != null", "并非（行业代码 开头是 “39”），并且 税收 有数据", "not (industry begins with “39”), and tax has a value"],
    ["today().year - 成立年份 >= 3", "当天 的年份 − 成立年份 不低于 3", "year of the day asked about − year founded at least 3"],
    ["round half up(税收 / 用地面积 * 亩(1) / 万元(1), 2)", "（税收 ÷ 用地面积 × 1 亩 ÷ 1 万元）四舍五入到 2 位小数", "(tax ÷ land × 666.67 m² ÷ 10,000 CNY) rounded to 2 digits"],
  ])("%s", (text, chinese, english) => {
    expect(sentence(text, "zh")).toBe(chinese);
    expect(sentence(text, "en")).toBe(english);
  });
});
