import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import domainEn from "@chengqi/domain/words/en.json" with { type: "json" };
import domainZh from "@chengqi/domain/words/zh.json" with { type: "json" };
import { expect, test } from "vitest";
import { keysOf, mergeWords, type Words } from "./words.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const source = fileURLToPath(new URL("..", import.meta.url));

function load(language: "zh" | "en", domain: Words): Words {
  const files = readdirSync(`${here}${language}`).filter((name) => name.endsWith(".json"));
  return mergeWords(domain, Object.fromEntries(files.map((name) => [name, JSON.parse(readFileSync(`${here}${language}/${name}`, "utf8")) as Words])));
}

const zh = load("zh", domainZh);
const en = load("en", domainEn);

const sources = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(`${source}${name}`, "utf8") }));

test("both languages have the same keys", () => {
  expect(keysOf(en)).toEqual(keysOf(zh));
});

test("no text is empty but the names of units that need none", () => {
  for (const words of [zh, en]) {
    const all = keysOf(words).filter((key) => key.split(".").reduce<Words | string>((node, step) => (node as Words)[step] ?? "", words) === "");
    expect(all.filter((key) => !key.startsWith("unit."))).toEqual([]);
  }
});

test("every key asked for by name in the sources has its words", () => {
  const plain = new Set(keysOf(zh).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, "")));
  const missing = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map((match) => match[1] ?? "").filter((key) => !plain.has(key)).map((key) => `${name}: ${key}`));
  expect(missing).toEqual([]);
});

test("every group asked for with a computed key has words", () => {
  const prefixes = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\bt\(\s*`([\w-]+(?:\.[\w-]+)*)\.\$\{/g)].map((match) => ({ name, prefix: `${match[1] ?? ""}.` })));
  const keys = keysOf(zh);
  expect(prefixes.filter(({ prefix }) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
});


test("two files cannot own one group", () => {
  expect(() => mergeWords({ zone: {} }, { "./zh/zone.json": {} })).toThrow(/zone/);
});

const holders = (words: Words, key: string): string[] => {
  const text = key.split(".").reduce<Words | string>((node, step) => (node as Words)[step] ?? "", words) as string;
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").toSorted();
};

test("placeholders are the same in both languages", () => {
  const differing = keysOf(zh).filter((key) => holders(zh, key).join() !== holders(en, key).join());
  expect(differing).toEqual([]);
});
