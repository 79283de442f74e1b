import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ruleFileSchema } from "@chengqi/domain/rules/rule-file";
import { vocabularyFileSchema, vocabularyIn } from "@chengqi/domain/rules/vocabulary-file";
import { compileRule } from "@chengqi/engines/rules";
import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import en from "../i18n/en/rules.json" with { type: "json" };
import zh from "../i18n/zh/rules.json" with { type: "json" };
import { contentOf, draftOf } from "./draft.js";
import { expressionOf } from "./guided-form.js";
import { guidedOf } from "./guided-reading.js";
import { openedRule, yamlOf } from "./rule-yaml.js";
import { sameRule } from "./same-rule.js";
import { sentenceOf } from "./sentence.js";
import { typeOfTerm } from "./term-type.js";
import { unitWords } from "./unit-words.js";

const folder = fileURLToPath(new URL("../../../data/rules/", import.meta.url));
const read = (name: string): unknown => parse(readFileSync(folder + name, "utf8"));
const vocabularies = new Map(["firm", "chain-link"].map((id) => [id, vocabularyIn(vocabularyFileSchema.parse(read(`vocabularies/${id}.yaml`)))]));
const vocabularyOf = (subject: string) => vocabularies.get(subject)!;
const rules = readdirSync(folder).filter((name) => name.endsWith(".yaml")).map((name) => ruleFileSchema.parse(read(name)));
const versions = rules.flatMap(({ id, subject, versions: all }) => all.map(({ version, expression }) => [`${id} ${version}`, expression, vocabularyOf(subject)] as const));

const words = createInstance();
void words.init({ lng: "zh", resources: { zh: { translation: { rules: zh } }, en: { translation: { rules: en } } }, interpolation: { escapeValue: false }, initAsync: false });
const sayIn = (lng: "zh" | "en") => (key: string, values?: Readonly<Record<string, string>>) => words.t(`rules.${key}`, { lng, ...values });

describe("every rule shipped with the platform", () => {
  it.each(versions)("is put into words in both languages: %s", (_, expression, vocabulary) => {
    const rule = compileRule(expression, vocabulary);
    const said = (language: "zh" | "en") => sentenceOf(rule, {
      say: sayIn(language), reading: { language, areaUnit: "km2" }, nameOf: (name) => vocabulary.terms.find((term) => term.name === name)?.label?.[language] ?? name,
    });
    for (const text of [said("zh"), said("en")]) expect(text).not.toMatch(/rules\.|\{\{|undefined|NaN/);
    // What stands in quotes are values of the data.
    expect(said("en").replaceAll(/“[^”]*”/g, "")).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(versions)("is written in rows without loss, or says why it cannot be: %s", (_, expression, vocabulary) => {
    const guided = guidedOf(expression, vocabulary);
    if (guided.ok) expect(sameRule(compileRule(expressionOf(guided.group, typeOfTerm(vocabulary)), vocabulary), compileRule(expression, vocabulary))).toBe(true);
    else expect(["value", "part", "nested", "comment"]).toContain(guided.reason);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("is the same file again after being opened and taken away: %s", (_, rule) => {
    const opened = openedRule(yamlOf(rule));
    if (!opened.ok) throw new Error(opened.wrong);
    expect(contentOf(opened.draft)).toEqual(contentOf(draftOf(rule, { newVersionFrom: null })));
  });
});

it("several shipped rules can be written in rows", () => {
  expect(versions.filter(([, expression, vocabulary]) => guidedOf(expression, vocabulary).ok).length).toBeGreaterThan(8);
});

it("every unit of the vocabulary has words", () => {
  const units = new Set([...vocabularies.values()].flatMap(({ terms }) => terms.flatMap(({ unit }) => unit ?? [])));
  expect([...units].filter((unit) => unitWords(unit, sayIn("zh")) === unit)).toEqual([]);
});
