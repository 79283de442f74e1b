import { describe, expect, it } from "vitest";
import zh from "../i18n/zh/rules.json" with { type: "json" };
import en from "../i18n/en/rules.json" with { type: "json" };
import { amountText } from "./amount-words.js";
import type { Say } from "./fault-words.js";

type Tree = { readonly [key: string]: string | Tree };
const sayFrom = (tree: Tree): Say => (key) => key.split(".").reduce<Tree | string>((node, step) => (node as Tree)[step] ?? key, tree) as string;
const chinese = { reading: { language: "zh", areaUnit: "km2" }, say: sayFrom(zh) } as const;
const english = { reading: { language: "en", areaUnit: "km2" }, say: sayFrom(en) } as const;

describe("amounts as people read them", () => {
  it.each([
    [5_000_000, "cny", "500 万元", "5,000,000 CNY"], [230_000_000, "cny", "2.3 亿元", "230,000,000 CNY"], [800, "cny", "800 元", "800 CNY"],
    [12_000, "m2", "18 亩", "12,000 m²"], [416.6666666667, "cny/m2", "27.778 万元/亩", "416.67 CNY/m²"], [260, "person", "260 人", "260 persons"],
    [0.0387, "", "0.0387", "0.0387"], [2016, "1", "2016", "2016"], [900, "tce", "900 吨标准煤", "900 tce"],
  ])("%d %s", (value, unit, inChinese, inEnglish) => {
    expect(amountText(value, unit, chinese.reading, chinese.say)).toBe(inChinese);
    expect(amountText(value, unit, english.reading, english.say)).toBe(inEnglish);
  });
});
