import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { StartError } from "../lifecycle/start-error.js";

const holderSchema = z.object({
  id: z.string(),
  pid: z.number(),
  host: z.string(),
  /** When the process began, in the kernel's ticks; tells a reused process number apart. */
  ticks: z.string().nullable(),
  since: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): Promise<void>;
}

const touchEveryMs = 10_000;
const silentAfterMs = 60_000;

/** Takes the lock file, also from a holder that no longer lives. @throws StartError if the holder lives */
export async function takeLock(file: string, root: string): Promise<Lock> {
  const own: Holder = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    ticks: startTicks(process.pid),
    since: new Date().toISOString(),
  };
  for (;;) {
    if (await written(file, own)) return held(file, own);
    const holder = await readHolder(file);
    if (holder && (await lives(holder, file))) {
      const where = holder.host === own.host ? "" : ` on ${holder.host}`;
      throw new StartError(
        `DATA_DIR ${root} is in use by process ${holder.pid}${where} since ${holder.since}; stop that one, or set another DATA_DIR.`,
      );
    }
    await setAside(file, holder);
  }
}

async function written(file: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify(own)}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Moves a dead lock away; should another process have replaced it meanwhile, puts that one back. */
async function setAside(file: string, dead: Holder | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && moved.id !== dead?.id) await rename(aside, file);
  else await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** On this host the process tells; a holder on another host (a shared volume) must have touched its lock of late. */
async function lives(holder: Holder, file: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    return Date.now() - mtimeMs < silentAfterMs;
  }
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const ticks = startTicks(holder.pid);
  return ticks === null || holder.ticks === null || ticks === holder.ticks;
}

/** Field 22 of /proc/PID/stat; null where there is no such file. */
function startTicks(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets and may hold blanks.
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function held(file: string, own: Holder): Lock {
  const touch = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, touchEveryMs);
  touch.unref();
  return {
    release: async () => {
      clearInterval(touch);
      if ((await readHolder(file))?.id === own.id) await rm(file, { force: true });
    },
  };
}
