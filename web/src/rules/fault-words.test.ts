import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compileRule, RuleFault, sqlOf, unitFunctions, type Fault, type Vocabulary } from "@chengqi/engines/rules";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import en from "../i18n/en/rules.json" with { type: "json" };
import zh from "../i18n/zh/rules.json" with { type: "json" };
import { faultWords, phraseWords, type Say } from "./fault-words.js";

const engine = fileURLToPath(new URL("../../../engines/src/rules/", import.meta.url));
const sources = readdirSync(engine).filter((name) => !name.endsWith(".test.ts")).map((name) => readFileSync(engine + name, "utf8")).join("\n");

/** Every key the language throws, as its sources have them. */
const keys = [...new Set([
  ...[...sources.matchAll(/\bkey: "([a-z-]+)"/g)].map((match) => match[1]!),
  ...[...sources.matchAll(/\brefuse\((?:\{[^}]*\}|[^,{]+), "([a-z-]+)"/g)].map((match) => match[1]!),
])].toSorted();

function sayIn(language: "zh" | "en"): Say {
  const words = createInstance();
  void words.init({ lng: language, resources: { [language]: { translation: { rules: language === "zh" ? zh : en } } }, interpolation: { escapeValue: false }, initAsync: false });
  return (key, values) => words.t(`rules.${key}`, { ...values });
}

const vocabulary: Vocabulary = {
  terms: [
    { name: "税收", type: "number", unit: "cny" }, { name: "用地面积", type: "number", unit: "m2" }, { name: "近三年税收", type: "numbers", unit: "cny" },
    { name: "规模", type: "string", values: ["大型", "小型"] }, { name: "上市日期", type: "date" }, { name: "产品", type: "strings" }, { name: "失信", type: "boolean" },
  ],
};
const levels = (count: number) => `${"(if ".repeat(count)}税收${" between 1 and 2 then 1 else 2)".repeat(count)} = 1`;

/** At least one for every key, and for every thing said of it. */
const mistaken: readonly string[] = [
  "x".repeat(10_001), "", " ", "[] = 1", "税收 > 1 2", "税收 >", "税收 > > 1", "税收 ** 5", "税收 ** 用地面积", "1 < 税收 < 2", "税收 > 1e18", "税 > 1", "qqq > 1",
  `${"(".repeat(70)}税收${")".repeat(70)} > 1`, "{a: 1}", "for x in 产品 return x", "time(\"10:00:00\")", "some x in 产品, y in 产品 satisfies x = y", "abs(n: 1)",
  "税收 > 规模", "规模 > 税收", "近三年税收 = 近三年税收", "近三年税收 + 1", "sum(规模)", "min(失信)", "产品 + 1 > 2", "税收 and 失信", "税收 > 用地面积", "税收 + 用地面积", "万元(税收)",
  "规模 < \"小型\"", "失信 > true", "规模 = \"巨型\"", "税收 < null", "null = null", "null", "税收 > null + 1", "date(\"2020-02-30\") = 上市日期", "date(2020, 2, 30) = 上市日期",
  "duration(\"PT1H\") = duration(\"P1D\")", "@\"x\" = 上市日期", "上市日期.week > 1", "税收.year = 1", "abs(1, 2)", "substring(规模)", "round half up(税收, 用地面积)", "round half up(税收, 9)",
  "substring(规模, 0)", "foo(1)", "some 税收 in 产品 satisfies true", "some x in 税收 satisfies true", "[产品] = 1", "list contains(税收, 1)", "税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 * 税收 > 1",
  "上市日期 + duration(\"P9999Y\") > 上市日期", levels(12), "税收 in", "税收 between 1", "if 失信 then 1", "上市日期 + 1 > 上市日期", "\"a\\u0000\" = 规模",
  "税收 = 上市日期", "上市日期 - 上市日期 > duration(\"P1M\")", "duration(\"P1M\") > duration(\"P1D\")", "list contains(产品, 1)", "every x in 近三年税收 satisfies x > 人(1)",
];

function faultOf(text: string): Fault {
  try {
    sqlOf(compileRule(text, vocabulary), {}, 0);
  } catch (error) {
    if (error instanceof RuleFault) return error.fault;
    throw error;
  }
  throw new Error(`no fault: ${text}`);
}

const faults = [...mistaken.map(faultOf), faultOf("税收 > 1")];

describe("every fault of the language", () => {
  it("has words in both languages, whatever its key", () => {
    expect(keys.length).toBeGreaterThan(18);
    expect(Object.keys(zh.fault).toSorted()).toEqual(keys);
    expect(Object.keys(en.fault).toSorted()).toEqual(keys);
  });

  it("is among those tried here, but for the one that the grammar meets first", () => {
    expect([...new Set([...faults.map(({ key }) => key), "unexpected"])].toSorted()).toEqual(keys);
  });

  it.each(["zh", "en"] as const)("says in %s what was found and what would be right", (language) => {
    const say = sayIn(language);
    const unknown = faults.flatMap(({ found, expected }) => [found, expected]).filter((text) => phraseWords(text, say) === null);
    expect(unknown).toEqual([]);
    for (const fault of faults) {
      const { title, found, expected } = faultWords(fault, say);
      for (const text of [title, found, expected]) expect(text).not.toMatch(/^rules\.|\{\{/);
    }
  });
});

it("says kinds with their units", () => {
  expect(faultWords(faultOf("税收 > 用地面积"), sayIn("zh"))).toEqual({ title: "单位不合", found: "数（平方米）", expected: "数（元）" });
  expect(faultWords(faultOf("税收 / 用地面积 > 税收"), sayIn("zh")).expected).toBe("数（元/平方米）");
  expect(faultWords(faultOf("规模 = \"巨\\\"型\""), sayIn("zh")).found).toBe("“巨\"型”");
  expect(faultWords(faultOf("近三年税收 = 1"), sayIn("en")).expected).toBe("list of: number (CNY)");
});

it("every unit of a unit function has words", () => {
  const units = new Set([...unitFunctions.values()].map(({ unit }) => unit).filter((unit) => unit !== ""));
  expect([...units].filter((unit) => !(unit in zh.unit))).toEqual([]);
});
