import { readdirSync, readFileSync } from "node:fs";
import { problemLine, problemsOf } from "@chengqi/domain/rules/rule-problems";
import { ruleKinds } from "@chengqi/domain/rules/rule-file";
import { vocabularyFileSchema, vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import { expect, test } from "vitest";
import { parse } from "yaml";

const folder = new URL("../../data/rules/", import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), "utf8"));
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const vocabularies = new Map(readdirSync(new URL("vocabularies/", folder)).map((name) => {
  const file = vocabularyFileSchema.parse(read(`vocabularies/${name}`));
  expect(name).toBe(`${file.id}.yaml`);
  return [file.id, vocabularyIn(file)] as const;
}));

test.each(files)("%s: every version compiles and every example comes out as it says", (name) => {
  const { rule, problems } = problemsOf(read(name), vocabularies);
  expect(problems.map(problemLine)).toEqual([]);
  expect(name).toBe(`${rule?.id}.yaml`);
});

test("there are rules of every kind, with examples that are met, not met and unknown", () => {
  const rules = files.map((name) => problemsOf(read(name), vocabularies).rule!);
  expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(ruleKinds));
  expect(rules.filter(({ versions }) => versions.length > 1).length).toBeGreaterThanOrEqual(6);
  for (const { id, versions } of rules) {
    for (const { examples } of versions) expect({ id, unknown: examples.some(({ result }) => result === null), known: examples.some(({ result }) => result !== null) }).toEqual({ id, unknown: true, known: true });
  }
});
