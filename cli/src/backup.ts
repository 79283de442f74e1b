import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { evidenceIn } from "@chengqi/server/acts/evidence";
import { reportOn } from "@chengqi/server/acts/report";
import { restore, RestoreError } from "@chengqi/server/backup/restore";
import { backupOf } from "@chengqi/server/backup/write";
import type { Config } from "@chengqi/server/config";
import { openDatabase } from "@chengqi/server/db/database";
import { WrongInput } from "./compute.js";
import { configOf, openExisting } from "./verify.js";

interface Call {
  readonly file: string;
  readonly config: Config;
  readonly heads: string;
}

function callOf(command: string, args: readonly string[]): Call {
  const { values, positionals: [file, ...more] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { "data-dir": { type: "string" }, "database-url": { type: "string" }, heads: { type: "string" } },
  });
  if (file === undefined || more.length > 0) throw new WrongInput(`${command}: found ${more.length + (file === undefined ? 0 : 1)} files, expected one`);
  const config = configOf(values);
  return { file, config, heads: values.heads ?? config.signer.headsDir };
}

/** Writes everything of a database into one file. */
export async function writeBackup(args: readonly string[], write: (text: string) => void): Promise<void> {
  const { file, config, heads } = callOf("backup", args);
  if (existsSync(file)) throw new WrongInput(`${file}: is there already; name a new file`);
  const database = await openExisting(config);
  const draft = `${file}.part`;
  try {
    await pipeline(backupOf(database, heads, new Date()), createWriteStream(draft, { mode: 0o600 }));
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    await rename(draft, file);
  } finally {
    await database.close();
    await rm(draft, { force: true });
  }
  write(`Wrote ${file}. It holds personal data and not the signing key; keep both safe, and apart.\n`);
}

/** Fills an empty database from such a file and verifies its acts. @returns whether the record is whole */
export async function restoreBackup(args: readonly string[], write: (text: string) => void): Promise<boolean> {
  const { file, config, heads } = callOf("restore", args);
  if (!existsSync(file)) throw new WrongInput(`${file}: is not there`);
  const target = { databaseUrl: config.databaseUrl, directory: config.dataDir };
  try {
    const { madeAt, tables, rows } = await restore(createReadStream(file), target, heads);
    write(`Restored ${rows} rows of ${tables} tables as of ${madeAt}.\n`);
  } catch (error) {
    if (error instanceof RestoreError) throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
  const database = await openDatabase(target);
  try {
    const reports = (await evidenceIn(database, heads)).map((city) => reportOn(city, []));
    for (const { summary, faults } of reports) write(`${[summary, ...faults.map((text) => `  FAULT: ${text}`)].join("\n")}\n`);
    return reports.every(({ faults }) => faults.length === 0);
  } finally {
    await database.close();
  }
}
