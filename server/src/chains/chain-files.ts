import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { ChainFile } from "@chengqi/domain/chains/chain-file";
import { chainProblems } from "@chengqi/domain/chains/chain-problems";
import { parse } from "yaml";
import { StartError } from "../lifecycle/start-error.js";

/** The chains shipped with the platform, and the classes all chains are written in. */
export interface ChainFiles {
  /** Folder of the pack with the classification that they are written in. */
  readonly nation: string;
  /** Names of its classes by code. */
  readonly classNames: ReadonlyMap<string, string>;
  readonly chains: readonly { readonly chain: ChainFile; readonly sha256: string }[];
}

const dataFolder = fileURLToPath(new URL("../../../data/", import.meta.url));
/** The shipped chains are written in GB/T 4754-2017. */
const nation = "national";
export const chainsFolder = `${dataFolder}chains`;

/** Reads a folder of chain files; a folder that is not there holds none. @throws StartError naming file and place where one is wrong */
export async function readChainFiles(folder = chainsFolder): Promise<ChainFiles> {
  const classNames = await readClassNames();
  const chains = [];
  for (const name of await yamlNames(folder)) {
    const text = await readFile(`${folder}/${name}`, "utf8");
    const { chain, problems } = chainProblems(parsed(name, text), classNames);
    if (!chain) throw new StartError(`data/chains/${name}: ${problems.map(({ where, found, expected }) => `${where}: found ${found}, expected ${expected}`).join("; ")}`);
    const expected = chain.version === 1 ? `${chain.id}.yaml` : `${chain.id}.${chain.version}.yaml`;
    if (name !== expected) throw new StartError(`data/chains/${name}: id and version: found ${chain.id} ${chain.version}, expected a file named ${expected}`);
    chains.push({ chain, sha256: createHash("sha256").update(text).digest("hex") });
  }
  return { nation, classNames, chains };
}

async function yamlNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function parsed(name: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new StartError(`data/chains/${name}: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
  }
}

/** Before the city is loaded its classification is in the file alone. */
export async function readClassNames(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(`${dataFolder}${nation}/gbt4754-2017.csv`, "utf8");
  return new Map([...text.matchAll(/^(\d{4}),(?:"([^"]*)"|([^,]*)),class,/gmu)].map(([, code = "", quoted, plain]) => [code, quoted ?? plain ?? ""]));
}
