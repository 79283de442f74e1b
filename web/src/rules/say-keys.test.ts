import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ruleKinds } from "@chengqi/domain/rules/rule-file";
import { functionNames, unitFunctions } from "@chengqi/engines/rules";
import { expect, test } from "vitest";
import zh from "../i18n/zh/rules.json" with { type: "json" };
import { keysOf } from "../i18n/words.js";
import { comparators } from "./guided-form.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(here + name, "utf8")).join("\n");
const keys = new Set(keysOf(zh));

test("every key said by name has words", () => {
  const said = [...sources.matchAll(/\bsay\(\s*"([\w.-]+)"/g)].map((match) => match[1]!);
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter((key) => !keys.has(key))).toEqual([]);
});

test("every key said by one of two names has words", () => {
  const said = [...sources.matchAll(/\bsay\([^"`()]+\? "([\w.-]+)" : "([\w.-]+)"/g)].flatMap((match) => [match[1]!, match[2]!]);
  expect(said.length).toBeGreaterThan(6);
  expect(said.filter((key) => !keys.has(key))).toEqual([]);
});

test("what is counted elsewhere has words for each of its members", () => {
  const members: readonly [group: string, members: readonly string[]][] = [
    ["comparator", comparators], ["ruleKind", ruleKinds], ["function", [...functionNames.filter((name) => !unitFunctions.has(name)), "duration"]],
    ["result", ["boolean", "number", "string", "date", "days", "months", "any"]],
  ];
  for (const [group, due] of members) expect([...keys].filter((key) => key.startsWith(`${group}.`)).toSorted()).toEqual(due.map((name) => `${group}.${name}`).toSorted());
});
