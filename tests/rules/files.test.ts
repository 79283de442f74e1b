import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ruleKinds, type RuleFile } from "../../domain/src/rules/rule-file.js";
import { problemLine, problemsOf } from "../../domain/src/rules/rule-problems.js";
import { changesBetween, changeWords } from "../../domain/src/rules/version-words.js";
import { vocabularyFileSchema, vocabularyIn } from "../../domain/src/rules/vocabulary-file.js";

const folder = new URL("../../data/rules/", import.meta.url);
const yamlIn = (place: URL): string[] => readdirSync(place).filter((name) => name.endsWith(".yaml"));
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), "utf8"));
const vocabularyFiles = new Map(yamlIn(new URL("vocabularies/", folder)).map((name) => vocabularyFileSchema.parse(read(`vocabularies/${name}`))).map((file) => [file.id, file]));
const vocabularies = new Map([...vocabularyFiles].map(([id, file]) => [id, vocabularyIn(file)]));
const files = yamlIn(folder);
const all = files.map((name) => read(name) as RuleFile);

describe.each(files)("the rule file %s", (name) => {
  const raw = read(name) as RuleFile;

  it("has no problem, and its examples come out as they say", () => {
    expect(problemsOf(raw, vocabularies).problems.map(problemLine)).toEqual([]);
  });

  it("is named as its rule, and says where its thresholds are from", () => {
    expect(`${raw.id}.yaml`).toBe(name);
    if (raw.source.mark === "illustrative") expect(raw.note?.zh).toContain("示例");
  });

  it("shows in every version firms it is unknown for and two different results", () => {
    for (const { examples } of raw.versions) {
      expect(examples.length).toBeGreaterThanOrEqual(3);
      expect(examples.some(({ result }) => result === null)).toBe(true);
      expect(new Set(examples.map(({ result }) => result)).size).toBeGreaterThanOrEqual(2);
    }
  });

  it("says in both languages what each version changes", () => {
    const labels = new Map(vocabularyFiles.get(raw.subject)!.terms.map((term) => [term.name, term.label]));
    for (const [index, after] of raw.versions.entries()) {
      const before = raw.versions[index - 1];
      if (!before) continue;
      const changes = changesBetween(before.expression, after.expression, vocabularies.get(raw.subject)!);
      expect(changes.length).toBeGreaterThan(0);
      for (const { zh, en } of changes.map((change) => changeWords(change, labels))) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        // Only texts in quotes stay as the city writes them.
        expect(en.replaceAll(/"[^"]*"/g, "")).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe("the page on adding a rule", () => {
  it("shows a rule that holds", () => {
    const page = readFileSync(new URL("../../docs/how-to-add-a-rule.md", import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(problemsOf(parse(example.replaceAll(/^ {3}/gm, "")), vocabularies)).toMatchObject({ problems: [], rule: { id: "tax-per-mu" } });
  });

  it("names every kind of rule", () => {
    const page = readFileSync(new URL("../../docs/how-to-add-a-rule.md", import.meta.url), "utf8");
    for (const kind of ruleKinds) expect(page).toContain(`| \`${kind}\` |`);
  });
});

describe("the rule files", () => {
  it("show rules that changed and most kinds of rules", () => {
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(all.filter(({ versions }) => versions.length > 1).length).toBeGreaterThanOrEqual(6);
    expect(ruleKinds.filter((kind) => !all.some((rule) => rule.kind === kind))).toEqual([]);
  });
});
