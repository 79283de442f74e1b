import { existsSync } from "node:fs";
import { access, constants, mkdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { StartError } from "../lifecycle/start-error.js";
import { takeLock, type Lock } from "./directory-lock.js";

const format = 1;
const neededMiB = { make: 256, open: 48 };

const madeSchema = z.object({ format: z.number(), engine: z.string(), postgres: z.string(), madeAt: z.string() });

/** The directory an embedded database lives in: `database/`, `backups/`, `made.json`, `lock.json`. */
export interface DataDirectory {
  readonly root: string;
  readonly database: string;
  readonly backups: string;
  /** Whether the database in it was made completely. */
  readonly made: boolean;
  markMade(engine: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the directory for this process.
 * @throws StartError if it cannot be written, is in use, is full or belongs to a newer version
 */
export async function takeDataDirectory(root: string): Promise<DataDirectory> {
  const backups = path.join(root, "backups");
  let lock: Lock;
  try {
    await mkdir(backups, { recursive: true });
    lock = await takeLock(path.join(root, "lock.json"), root);
  } catch (error) {
    throw explained(await reasonAbove(error, root), root);
  }
  try {
    return await openTaken(root, backups, lock);
  } catch (error) {
    await lock.release();
    throw explained(error, root);
  }
}

async function openTaken(root: string, backups: string, lock: Lock): Promise<DataDirectory> {
  const database = path.join(root, "database");
  const marker = path.join(root, "made.json");
  const made = existsSync(marker);
  await needSpace(root, made ? "open" : "make");
  if (made) await refuseNewer(marker, database, root);
  else {
    // What stands here without the marker was interrupted while it was made and holds nothing yet.
    await rm(database, { recursive: true, force: true });
  }
  await mkdir(database, { recursive: true });
  return {
    root,
    database,
    backups,
    made,
    markMade: async (engine) => {
      const postgres = (await readFile(path.join(database, "PG_VERSION"), "utf8")).trim();
      const content = { format, engine, postgres, madeAt: new Date().toISOString() };
      await writeFile(marker, `${JSON.stringify(content)}\n`, { flush: true });
    },
    release: () => lock.release(),
  };
}

async function refuseNewer(marker: string, database: string, root: string): Promise<void> {
  const text = await readFile(marker, "utf8");
  let made: z.infer<typeof madeSchema>;
  try {
    made = madeSchema.parse(JSON.parse(text));
  } catch {
    throw new StartError(`DATA_DIR ${root}: made.json cannot be read; restore the directory from backups/, or set another DATA_DIR.`);
  }
  if (made.format > format) {
    throw new StartError(
      `DATA_DIR ${root} was written by a newer version (data format ${made.format}, this version knows ${format}); start that version or set another DATA_DIR.`,
    );
  }
  const version = await readFile(path.join(database, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version?.trim() !== made.postgres) {
    throw new StartError(`DATA_DIR ${root}: the files in database/ are incomplete; restore them from backups/, or set another DATA_DIR.`);
  }
}

async function needSpace(root: string, what: "make" | "open"): Promise<void> {
  const { bavail, bsize } = await statfs(root);
  const freeMiB = Math.floor((bavail * bsize) / 1024 ** 2);
  if (freeMiB < neededMiB[what]) {
    throw new StartError(
      `DATA_DIR ${root}: the disk has ${freeMiB} MiB free and ${neededMiB[what]} are needed to ${what} the database; free some space or set another DATA_DIR.`,
    );
  }
}

/** Making folders on a read-only disk is reported as a missing folder; what is above it tells the reason. */
async function reasonAbove(error: unknown, root: string): Promise<unknown> {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") return error;
  let above = path.dirname(root);
  while (!existsSync(above)) above = path.dirname(above);
  return access(above, constants.W_OK).then(
    () => error,
    (reason: unknown) => reason,
  );
}

const causes: Record<string, string> = {
  EROFS: "is on a read-only disk",
  EACCES: "may not be written by this user",
  EPERM: "may not be written by this user",
  ENOSPC: "is on a full disk",
  EDQUOT: "has no quota left",
  ENOTDIR: "is not a directory",
  EEXIST: "is not a directory",
};

function explained(error: unknown, root: string): unknown {
  const cause = causes[(error as NodeJS.ErrnoException).code ?? ""];
  if (cause === undefined) return error;
  return new StartError(`DATA_DIR ${root} ${cause}; make room or rights there, or set DATA_DIR to another directory.`);
}
