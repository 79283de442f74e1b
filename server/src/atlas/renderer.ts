import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "@chengqi/domain/words/words";
import { Piscina } from "piscina";
import { HttpError } from "../errors.js";
import type { Job, RenderTask } from "./render-worker.js";

const timeLimitMs = 60_000;
const cacheBytes = 64 * 1024 * 1024;
const mostWaiting = 32;

export interface Rendered {
  readonly bytes: Buffer;
  /** Hash of everything the file was made from. */
  readonly hash: string;
}

/** Draws in worker threads, with a time limit; the latest files are kept by the hash of what they were made from. */
export function openRenderer() {
  const fontFolder = mkdtempSync(join(tmpdir(), "chengqi-fonts-"));
  // Tests run on the sources, but a worker thread needs what the compiler built.
  const filename = fileURLToPath(new URL("./render-worker.js", import.meta.url)).replace(/([\\/])src([\\/]atlas[\\/]render-worker\.js)$/u, "$1dist$2");
  const pool = new Piscina<RenderTask, Uint8Array>({ filename, minThreads: 0, maxThreads: 2, idleTimeout: 60_000, maxQueue: mostWaiting });
  const cache = new Map<string, Buffer>();
  let held = 0;

  const keep = (hash: string, bytes: Buffer) => {
    cache.set(hash, bytes);
    held += bytes.length;
    for (const [oldest, old] of cache) {
      if (held <= cacheBytes) break;
      cache.delete(oldest);
      held -= old.length;
    }
  };

  const render = async (job: Job, lang: Language): Promise<Rendered> => {
    const hash = createHash("sha256").update(JSON.stringify([job, lang])).digest("base64url").slice(0, 27);
    const known = cache.get(hash);
    if (known) {
      // Used last, dropped last.
      cache.delete(hash);
      cache.set(hash, known);
      return { bytes: known, hash };
    }
    const bytes = Buffer.from(await run({ job, lang, fontFolder }));
    if (!cache.has(hash)) keep(hash, bytes);
    return { bytes, hash };
  };

  const run = async (task: RenderTask): Promise<Uint8Array> => {
    const limit = AbortSignal.timeout(timeLimitMs);
    return pool.run(task, { signal: limit }).catch((error: unknown) => {
      const full = error instanceof Error && error.message === "Task queue is at limit";
      if (!limit.aborted && !full) throw error;
      throw new HttpError(503, "failed", { field: "path", found: full ? "too many drawings at once" : "a drawing that takes too long", expected: "another try later" });
    });
  };

  const close = async () => {
    await pool.destroy();
    rmSync(fontFolder, { recursive: true, force: true });
  };
  return { render, close };
}
export type Renderer = ReturnType<typeof openRenderer>;
