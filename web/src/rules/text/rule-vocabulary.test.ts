import type { Vocabulary } from "@chengqi/engines/rules";
import { describe, expect, it } from "vitest";
import zh from "../../i18n/zh/rules.json" with { type: "json" };
import { wordAt } from "./hover.js";
import { matchingWords, ruleWords } from "./rule-vocabulary.js";

type Tree = { readonly [key: string]: string | Tree };
const say = (key: string, values: Readonly<Record<string, string>> = {}) => {
  const text = key.split(".").reduce<Tree | string>((node, step) => (node as Tree)[step] ?? key, zh) as string;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
};
const vocabulary: Vocabulary = {
  terms: [
    { name: "税收", type: "number", unit: "cny", label: { zh: "税收", en: "Tax paid" } }, { name: "近三年税收", type: "numbers", unit: "cny", label: { zh: "近三年税收", en: "Tax of three years" } },
    { name: "规模", type: "string", values: ["大型", "小型"], label: { zh: "规模", en: "Size class" } },
  ],
};
const words = ruleWords(vocabulary, "zh", say);
const names = (typed: string) => matchingWords(words, typed).map(({ name }) => name);

describe("words offered while one writes", () => {
  it("are found by their beginning, by a part, and by the label in the other language", () => {
    expect(names("税").slice(0, 2)).toEqual(["税收", "近三年税收"]);
    expect(names("tax")).toEqual(["税收", "近三年税收"]);
    expect(names("万")).toEqual(expect.arrayContaining(["万元", "万平方米", "亿元"].slice(0, 2)));
    expect(names("qqq")).toEqual([]);
  });

  it("say what they are, with unit, values and size", () => {
    const of = (name: string) => words.find((word) => word.name === name);
    expect(of("税收")?.detail).toBe("数（元）");
    expect(of("规模")?.note).toBe("取值：大型、小型");
    expect(of("亩")?.note).toBe("亩(1) = 666.66667 平方米");
    expect(of("round half up")?.detail).toBe("round half up(x, 2)");
  });

  it("all have a note", () => {
    expect(words.filter(({ note }) => note === "" || note.includes("."))).toEqual(words.filter(({ kind }) => kind === "unit").filter(({ note }) => note.includes(".")));
  });
});

describe("the word under the pointer", () => {
  it("is the longest one that stands there, and none between words or within a longer name", () => {
    const at = (line: string, place: number) => wordAt(line, place, words)?.word.name ?? null;
    expect(at("近三年税收 = null", 4)).toBe("近三年税收");
    expect(at("税收 > 1", 1)).toBe("税收");
    expect(at("round half up(税收, 2)", 7)).toBe("round half up");
    expect(at("税收总额 > 1", 1)).toBeNull();
    expect(at("税收 > 1", 3)).toBeNull();
  });
});
