import { sql, type Kysely } from "kysely";
import { StartError } from "../lifecycle/start-error.js";
import { isNewest, syncTree, writeBackup } from "./backup.js";
import { engineVersion, keepBlank, keptBlank, preparation } from "./blank-database.js";
import { takeDataDirectory, type DataDirectory } from "./data-directory.js";
import { kyselyOver } from "./dialect.js";
import { embeddedEngine, type EmbeddedEngine } from "./embedded-engine.js";

export interface EmbeddedDatabase<T> {
  engine: EmbeddedEngine;
  owner: Kysely<T>;
  /** Writes a backup if anything changed since the last one; returns its path. */
  backUp(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Opens the embedded database in a directory of its own, or in memory without one. */
export async function openEmbedded<T>(root: string | undefined, step: (text: string) => void): Promise<EmbeddedDatabase<T>> {
  const directory = root === undefined ? undefined : await takeDataDirectory(root);
  try {
    const engine = await startedEngine(directory, step);
    const owner = kyselyOver<T>(engine);
    return {
      engine,
      owner,
      backUp: backUpOf(engine, owner, directory),
      close: async () => {
        await engine.close();
        await directory?.release();
      },
    };
  } catch (error) {
    await directory?.release();
    throw error;
  }
}

async function startedEngine(directory: DataDirectory | undefined, step: (text: string) => void): Promise<EmbeddedEngine> {
  if (directory?.made) {
    step("Opening the embedded database");
    return opened(directory, undefined);
  }
  step("Creating the embedded database");
  const engine = await opened(directory, await makeBlank());
  await directory?.markMade(await engineVersion());
  return engine;
}

/** The archive of a blank database, made in memory if none is kept. */
export async function makeBlank(): Promise<Uint8Array> {
  const kept = await keptBlank();
  if (kept) return kept;
  const engine = await opened(undefined, undefined);
  try {
    await sql.raw(preparation).execute(kyselyOver(engine));
    const archive = await engine.dump();
    await keepBlank(archive);
    return archive;
  } finally {
    await engine.close();
  }
}

async function opened(directory: DataDirectory | undefined, template: Uint8Array | undefined): Promise<EmbeddedEngine> {
  try {
    return await embeddedEngine({ directory: directory?.database, template });
  } catch (error) {
    const place = directory === undefined ? "in memory" : `DATA_DIR ${directory.root}`;
    const said = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
    // What the engine says of damaged files is about itself, not about them.
    const reason = directory?.made && /^Aborted|failed to initialize/.test(said) ? "its files are damaged" : said;
    throw new StartError(
      `${place}: the embedded database cannot be opened (${reason}); restore it from backups/ or set another DATA_DIR.`,
    );
  }
}

function backUpOf<T>(engine: EmbeddedEngine, owner: Kysely<T>, directory: DataDirectory | undefined) {
  let syncedMs = 0;
  return async (): Promise<string | undefined> => {
    if (!directory) return undefined;
    const mark = await changeMark(owner);
    if (await isNewest(directory.backups, mark)) return undefined;
    const file = await writeBackup(directory.backups, await engine.dump(), new Date(), mark);
    const startedMs = Date.now();
    await syncTree(directory.database, syncedMs);
    syncedMs = startedMs;
    return file;
  };
}

/** The number of the next transaction that writes: equal marks mean that nothing was written between. */
async function changeMark<T>(owner: Kysely<T>): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as mark`.execute(owner);
  return rows[0]?.mark ?? "";
}
