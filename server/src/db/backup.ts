import { existsSync } from "node:fs";
import { open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const kept = 5;
const pattern = /^chengqi-\d{8}T\d{6}Z\.tar\.gz$/;

/** Beside the backups: what the newest of them holds. */
const markFile = "newest.json";
const markSchema = z.object({ name: z.string(), mark: z.string() });

/** Whether the newest backup was written at this mark and is still there. */
export async function isNewest(folder: string, mark: string): Promise<boolean> {
  try {
    const newest = markSchema.parse(JSON.parse(await readFile(path.join(folder, markFile), "utf8")));
    return newest.mark === mark && existsSync(path.join(folder, newest.name));
  } catch {
    return false;
  }
}

/**
 * Writes the archive into the folder so that it survives a power cut, and drops all but the last few; returns its path.
 * @param mark of the state it holds: equal marks mean that nothing was written between
 */
export async function writeBackup(folder: string, archive: Uint8Array, now: Date, mark: string): Promise<string> {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const file = path.join(folder, `chengqi-${stamp}.tar.gz`);
  const draft = `${file}.part`;
  const handle = await open(draft, "w");
  try {
    await handle.writeFile(archive);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await writeFile(path.join(folder, markFile), `${JSON.stringify({ name: path.basename(file), mark })}\n`);
  await syncFile(folder);
  const all = (await readdir(folder)).filter((name) => pattern.test(name)).toSorted();
  for (const old of all.slice(0, -kept)) await rm(path.join(folder, old), { force: true });
  return file;
}

const syncsAtOnce = 16;

/** The embedded engine never calls fsync; this does it for every file below the directory written since `sinceMs`. */
export async function syncTree(directory: string, sinceMs: number): Promise<void> {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const next = files.values();
  const work = async () => {
    // The workers draw from one iterator, so each file is synced once.
    for (const file of next) if ((await stat(file)).mtimeMs >= sinceMs) await syncFile(file);
  };
  await Promise.all(Array.from({ length: syncsAtOnce }, work));
  await syncFile(directory);
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
