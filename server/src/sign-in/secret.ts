import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { StartError } from "../lifecycle/start-error.js";

export interface SecretSource {
  readonly secret?: string | undefined;
  readonly file?: string | undefined;
  readonly dataDir: string;
}

const shortest = 32;

/** The secret that signs sessions: given, read from a file, or made once beside the data. @throws StartError */
export async function sessionSecret({ secret, file, dataDir }: SecretSource): Promise<string> {
  if (secret !== undefined && file !== undefined) throw new StartError("SESSION_SECRET and SESSION_SECRET_FILE: set one of them, not both");
  if (secret !== undefined) return longEnough(secret, "SESSION_SECRET");
  if (file !== undefined) return longEnough(await textOf(file, "SESSION_SECRET_FILE"), `SESSION_SECRET_FILE ${file}`);
  const own = path.join(dataDir, "session-secret");
  if (!existsSync(own)) await make(own);
  if (((await stat(own)).mode & 0o077) !== 0) throw new StartError(`${own}: others may read it; run: chmod 600 ${own}`);
  return longEnough(await textOf(own, "The secret of the sessions"), own);
}

/** The text of a file that holds a secret, without the line's end. @throws StartError */
export async function textOf(file: string, variable: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    throw new StartError(`${variable} ${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
}

function longEnough(text: string, where: string): string {
  if (text.length >= shortest) return text;
  throw new StartError(`${where}: has ${text.length} characters, needs at least ${shortest}; make one with: openssl rand -base64 32`);
}

async function make(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString("base64url")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
