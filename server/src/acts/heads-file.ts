import { existsSync } from "node:fs";
import { open, readFile, truncate, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { signedText, type HeadLine, type Unsigned } from "@chengqi/domain/acts/heads";
import { syncFolder, type SigningKey } from "./signing-key.js";

/** The file of a city's heads: lines are only added, and a line is on the disk before anybody is told. */
export interface HeadsFile {
  readonly lines: readonly string[];
  append(line: Unsigned, by: SigningKey): Promise<void>;
  close(): Promise<void>;
}

export const headsFileOf = (folder: string, cityId: string): string => path.join(folder, `${cityId}.jsonl`);

/** The lines of a file; none if there is no such file. A last line without its end was never answered for and does not count. */
export async function headLines(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, "utf8")).split("\n").slice(0, -1);
}

export async function openHeadsFile(folder: string, cityId: string): Promise<HeadsFile> {
  const file = headsFileOf(folder, cityId);
  const lines = await headLines(file);
  if (existsSync(file)) await truncate(file, lines.reduce((length, line) => length + Buffer.byteLength(line) + 1, 0));
  let handle: FileHandle | undefined;
  return {
    lines,
    append: async (line, by) => {
      handle ??= await openToAppend(file, folder);
      const text = JSON.stringify({ ...line, signature: by.sign(signedText(line)) } satisfies HeadLine);
      await handle.appendFile(`${text}\n`);
      await handle.datasync();
      lines.push(text);
    },
    close: async () => handle?.close(),
  };
}

async function openToAppend(file: string, folder: string): Promise<FileHandle> {
  const made = !existsSync(file);
  const handle = await open(file, "a", 0o644);
  if (made) await syncFolder(folder);
  return handle;
}
