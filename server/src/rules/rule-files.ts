import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { problemLine, problemsOf } from "@chengqi/domain/rules/rule-problems";
import type { RuleFile } from "@chengqi/domain/rules/rule-file";
import { vocabularyFileSchema, vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import type { Vocabulary } from "@chengqi/engines/rules";
import { parse } from "yaml";
import { found } from "../errors.js";
import { StartError } from "../lifecycle/start-error.js";

/** The rules shipped with the platform, and the vocabularies all rules are written in. */
export interface RuleFiles {
  readonly vocabularies: ReadonlyMap<string, VocabularyFile>;
  readonly rules: readonly { readonly rule: RuleFile; readonly sha256: string }[];
}

export const rulesFolder = fileURLToPath(new URL("../../../data/rules/", import.meta.url));

/** Reads a folder of rule files. @throws StartError naming file and place where one is wrong */
export async function readRuleFiles(folder = rulesFolder): Promise<RuleFiles> {
  const vocabularies = new Map<string, VocabularyFile>();
  for (const { name, raw } of await yamlFiles(`${folder}/vocabularies`)) {
    const read = vocabularyFileSchema.safeParse(raw);
    if (!read.success) throw new StartError(`data/rules/vocabularies/${name}: ${read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}`);
    vocabularies.set(read.data.id, read.data);
  }
  const languages = vocabulariesIn(vocabularies);
  const rules = (await yamlFiles(folder)).map(({ name, raw, text }) => {
    const { rule, problems } = problemsOf(raw, languages);
    if (!rule) throw new StartError(`data/rules/${name}: ${problems.map(problemLine).join("; ")}`);
    return { rule, sha256: createHash("sha256").update(text).digest("hex") };
  });
  return { vocabularies, rules };
}

export const vocabulariesIn = (files: ReadonlyMap<string, VocabularyFile>): ReadonlyMap<string, Vocabulary> =>
  new Map([...files].map(([id, file]) => [id, vocabularyIn(file)]));

/** The vocabulary of an id that came in `field`. @throws HttpError 404 */
export const vocabularyNamed = ({ vocabularies }: RuleFiles, id: string, field: string): VocabularyFile =>
  found(vocabularies.get(id), field, id, `one of ${[...vocabularies.keys()].join(", ")}`);

async function yamlFiles(folder: string): Promise<{ name: string; text: string; raw: unknown }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  return Promise.all(names.map(async (name) => {
    const text = await readFile(`${folder}/${name}`, "utf8");
    try {
      return { name, text, raw: parse(text, { maxAliasCount: 0 }) as unknown };
    } catch (error) {
      throw new StartError(`data/rules/${name}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
    }
  }));
}
