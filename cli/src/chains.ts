import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { chainProblems, grouping } from "@chengqi/domain/chains/chain-problems";
import { readClassNames } from "@chengqi/server/chains/chain-files";
import { LineCounter, parseDocument } from "yaml";
import { WrongInput } from "./compute.js";

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

/** `chengqi chains check …`: everything that keeps chains from being loaded, each with its file and place. */
export async function chains(args: readonly string[], write: (text: string) => void): Promise<void> {
  const [action, ...rest] = args;
  if (action !== "check") throw new WrongInput(`chains: found ${JSON.stringify(action ?? "nothing")}, expected chains check <file or folder>…`);
  const { positionals } = parseArgs({ args: rest, allowPositionals: true, options: {} });
  if (positionals.length === 0) throw new WrongInput("chains check: found nothing, expected a file or folder");
  const classNames = await readClassNames();
  const lines: string[] = [];
  const good: ChainFile[] = [];
  for (const file of positionals.flatMap(filesIn)) {
    const raw = readYaml(file, lines);
    if (raw === undefined) continue;
    const { chain, problems } = chainProblems(raw, classNames);
    lines.push(...problems.map(({ where, found, expected }) => `${file}: ${where}: found ${found}, expected ${expected}`));
    if (!chain) continue;
    const named = chain.version === 1 ? chain.id : `${chain.id}.${chain.version}`;
    if (path.basename(file).replace(/\.ya?ml$/, "") !== named) lines.push(`${file}: id and version: found ${chain.id} ${chain.version}, expected a file named ${named}.yaml`);
    good.push(chain);
  }
  if (lines.length > 0) throw new WrongInput([`chains check: found ${counted(lines.length, "problem")}, expected none`, ...lines].join("\n"));
  const links = good.reduce((sum, chain) => sum + chain.links.length - grouping(chain.links).size, 0);
  write(`${counted(good.length, "chain")}, ${counted(links, "link")}, ${counted(good.reduce((sum, chain) => sum + chain.edges.length, 0), "edge")}: all sound\n`);
}

/** A folder stands for the chain files in it, in the order of their names. */
function filesIn(place: string): string[] {
  try {
    if (!statSync(place).isDirectory()) return [place];
    const files = readdirSync(place).filter(isYaml).toSorted().map((name) => path.join(place, name));
    if (files.length === 0) throw new WrongInput(`${place}: found no chain file, expected files that end in .yaml`);
    return files;
  } catch (error) {
    throw error instanceof WrongInput ? error : new WrongInput(`${place}: found nothing that can be read (${(error as NodeJS.ErrnoException).code ?? "unknown"}), expected a chain file or a folder of them`);
  }
}

/** Undefined, with lines said, where the file is no YAML. */
function readYaml(file: string, lines: string[]): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter, prettyErrors: false });
  if (document.errors.length === 0) return document.toJS({ maxAliasCount: 0 }) ?? null;
  lines.push(...document.errors.map(({ message, pos: [at] }) => `${file}: line ${lineCounter.linePos(at).line}: found no YAML (${message}), expected a chain`));
  return undefined;
}
