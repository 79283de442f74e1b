import { existsSync, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { evidenceIn, evidenceOf, exported } from "@chengqi/server/acts/evidence";
import { reportOn, type Evidence } from "@chengqi/server/acts/report";
import { keyOfPem } from "@chengqi/server/acts/signing-key";
import { readConfig, type Config } from "@chengqi/server/config";
import { openDatabase, type Database } from "@chengqi/server/db/database";
import { WrongInput } from "./compute.js";

/** Says what is wrong with the record of acts, in a database or in an exported file. @returns whether it is whole */
export async function verify(args: readonly string[], write: (text: string) => void): Promise<boolean> {
  const { values, positionals: [file, ...more] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: {
      "data-dir": { type: "string" }, "database-url": { type: "string" }, heads: { type: "string" }, export: { type: "string" },
      "public-key": { type: "string", multiple: true },
    },
  });
  if (more.length > 0) throw new WrongInput(`verify: found ${JSON.stringify(more[0])}, expected one file at most`);
  const trusted = await Promise.all((values["public-key"] ?? []).map(publicKey));
  const evidence = file === undefined ? await fromDatabase(configOf(values), values.heads) : await fromFile(file);
  if (values.export !== undefined) await pipeline(Readable.from(exported(evidence, new Date())), createWriteStream(values.export));
  if (evidence.length === 0) write("No acts are recorded.\n");
  const reports = evidence.map((city) => reportOn(city, trusted));
  for (const { summary, faults, notices } of reports) {
    write(`${[summary, ...notices.map((text) => `  note: ${text}`), ...faults.map((text) => `  FAULT: ${text}`)].join("\n")}\n`);
    if (faults.length === 0) write("  The record is whole.\n");
  }
  return reports.every(({ faults }) => faults.length === 0);
}

/** The settings of the server, with the flags that a command shares with it. */
export function configOf(values: Readonly<Record<string, unknown>>): Config {
  const shared = ["data-dir", "database-url"].flatMap((name) => (typeof values[name] === "string" ? [`--${name}=${values[name]}`] : []));
  return readConfig(shared, process.env);
}

/** Opens a database that is there already. */
export async function openExisting(config: Config): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl === undefined && !existsSync(path.join(dataDir, "made.json"))) throw new WrongInput(`DATA_DIR ${dataDir}: holds no database`);
  return openDatabase({ databaseUrl, directory: dataDir });
}

async function fromDatabase(config: Config, heads: string | undefined): Promise<Evidence[]> {
  const database = await openExisting(config);
  try {
    return await evidenceIn(database, heads ?? config.signer.headsDir);
  } finally {
    await database.close();
  }
}

async function fromFile(file: string): Promise<Evidence[]> {
  try {
    return evidenceOf(await readFile(file, "utf8"));
  } catch (error) {
    throw new WrongInput(`${file}: ${(error as Error).message}`);
  }
}

async function publicKey(file: string): Promise<string> {
  try {
    return keyOfPem(await readFile(file, "utf8"));
  } catch (error) {
    throw new WrongInput(`--public-key ${file}: ${(error as Error).message.split("\n")[0]}`);
  }
}
