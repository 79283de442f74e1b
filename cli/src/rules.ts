import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ruleFileSchema, type RuleFile } from "@chengqi/domain/rules/rule-file";
import { problemLine, problemsOf } from "@chengqi/domain/rules/rule-problems";
import { changesBetween, changeWords } from "@chengqi/domain/rules/version-words";
import { vocabularyFileSchema, vocabularyIn, type VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { RuleFault } from "@chengqi/engines/rules";
import { LineCounter, parseDocument } from "yaml";
import { WrongInput } from "./compute.js";

const rulesUsage = "rules check <file or folder>… | rules compare <file> [--lang zh|en]";
const shipped = new URL("../../data/rules/vocabularies/", import.meta.url);
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** `chengqi rules check …` and `chengqi rules compare …`. */
export async function rules(args: readonly string[], write: (text: string) => void): Promise<void> {
  const [action, ...rest] = args;
  if (action === "check") return checkRules(rest, write);
  if (action === "compare") return compareVersions(rest, write);
  throw new WrongInput(`rules: found ${JSON.stringify(action ?? "nothing")}, expected ${rulesUsage}`);
}

function checkRules(args: readonly string[], write: (text: string) => void): void {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  if (positionals.length === 0) throw new WrongInput(`rules check: found nothing, expected a file or folder`);
  const byId = vocabularies();
  const known = new Map([...byId].map(([id, file]) => [id, vocabularyIn(file)]));
  const lines: string[] = [];
  const good: RuleFile[] = [];
  for (const file of positionals.flatMap(filesIn)) {
    const raw = readYaml(file, lines);
    if (raw === undefined) continue;
    const { rule, problems } = problemsOf(raw, known);
    lines.push(...problems.map((problem) => `${file}: ${problemLine(problem)}`));
    if (!rule) continue;
    const named = path.basename(file).replace(/\.ya?ml$/, "");
    if (rule.id !== named) lines.push(`${file}: id: found ${JSON.stringify(rule.id)}, expected ${JSON.stringify(named)}, as the file is named`);
    good.push(rule);
  }
  if (lines.length > 0) throw new WrongInput([`rules check: found ${counted(lines.length, "problem")}, expected none`, ...lines].join("\n"));
  const versions = good.flatMap((rule) => rule.versions);
  write(`${counted(good.length, "rule")}, ${counted(versions.length, "version")}, ${counted(versions.flatMap(({ examples }) => examples).length, "example")}: all hold\n`);
}

function compareVersions(args: readonly string[], write: (text: string) => void): void {
  const { values: { lang = "zh" }, positionals: [file, ...more] } = parseArgs({ args: [...args], allowPositionals: true, options: { lang: { type: "string" } } });
  if (file === undefined || more.length > 0) throw new WrongInput(`rules compare: found ${file === undefined ? "no file" : "several files"}, expected one`);
  if (lang !== "zh" && lang !== "en") throw new WrongInput(`--lang: found ${JSON.stringify(lang)}, expected zh or en`);
  const { versions, subject, name } = ruleIn(file);
  const vocabulary = vocabularies().get(subject);
  if (!vocabulary) throw new WrongInput(`${file}: subject: found ${JSON.stringify(subject)}, expected a vocabulary that is there`);
  const labels = new Map(vocabulary.terms.map((term) => [term.name, term.label]));
  const same = { zh: "条件相同", en: "the same conditions" }[lang];
  write(`${name[lang]}\n`);
  for (const [index, after] of versions.entries()) {
    const before = versions[index - 1];
    if (!before) continue;
    const changes = changed(file, before.expression, after.expression, vocabulary).map((change) => changeWords(change, labels)[lang]);
    write(`${before.version} → ${after.version} (${after.validFrom})\n${(changes.length > 0 ? changes : [same]).map((line) => `  ${line}\n`).join("")}`);
  }
}

function changed(file: string, before: string, after: string, vocabulary: VocabularyFile): ReturnType<typeof changesBetween> {
  try {
    return changesBetween(before, after, vocabularyIn(vocabulary));
  } catch (error) {
    if (error instanceof RuleFault) throw new WrongInput(`${file}: ${error.message}`);
    throw error;
  }
}

function ruleIn(file: string): RuleFile {
  const lines: string[] = [];
  const read = ruleFileSchema.safeParse(readYaml(file, lines));
  if (lines.length > 0) throw new WrongInput(lines.join("\n"));
  if (read.success) return read.data;
  const [problem] = read.error.issues;
  throw new WrongInput(`${[file, ...(problem?.path ?? [])].join(".")}: ${problem?.message ?? "is not what it should be"}`);
}

/** The vocabularies that come with the platform, by id. */
function vocabularies(): Map<string, VocabularyFile> {
  return new Map(readdirSync(shipped).filter(isYaml).map((name) => {
    const file = vocabularyFileSchema.parse(parseDocument(readFileSync(new URL(name, shipped), "utf8")).toJS());
    return [file.id, file];
  }));
}

const unreadable = (file: string, error: unknown): WrongInput =>
  new WrongInput(`${file}: found nothing that can be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}), expected a rule file or a folder of them`);

/** A folder stands for the rule files in it, in the order of their names. */
function filesIn(place: string): string[] {
  try {
    if (!statSync(place).isDirectory()) return [place];
    const files = readdirSync(place).filter(isYaml).toSorted().map((name) => path.join(place, name));
    if (files.length === 0) throw new WrongInput(`${place}: found no rule file, expected files that end in .yaml`);
    return files;
  } catch (error) {
    throw error instanceof WrongInput ? error : unreadable(place, error);
  }
}

/** Undefined, with lines said, where the file is no YAML. */
function readYaml(file: string, lines: string[]): unknown {
  const lineCounter = new LineCounter();
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch (error) {
    throw unreadable(file, error);
  }
  const document = parseDocument(source, { lineCounter, prettyErrors: false });
  if (document.errors.length === 0) return document.toJS() ?? null;
  lines.push(...document.errors.map(({ message, pos: [at] }) => `${file}: line ${lineCounter.linePos(at).line}: found no YAML (${message}), expected a rule`));
  return undefined;
}
