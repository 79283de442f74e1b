import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ImportFault } from "./import-fault.js";

/** Bytes a file may have that is brought. */
export const mostFileBytes = 2_000_000_000;

export interface FileStore {
  pathOf(id: string): string;
  /** Takes a file in as it arrives; nothing stays of one that does not arrive whole. */
  keep(id: string, name: string, bytes: Readable): Promise<{ readonly bytes: number; readonly sha256: string }>;
  drop(id: string): Promise<void>;
}

/** The files of imports, under the ids of these. */
export function fileStoreIn(directory: string): FileStore {
  const pathOf = (id: string) => path.join(directory, `${id}.file`);
  return {
    pathOf,
    async keep(id, name, bytes) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const hash = createHash("sha256");
      let count = 0;
      const counter = new Transform({
        transform(chunk: Buffer, _, done) {
          count += chunk.length;
          if (count > mostFileBytes) done(new ImportFault(name, `more than ${mostFileBytes} bytes`, `at most ${mostFileBytes}`));
          else {
            hash.update(chunk);
            done(null, chunk);
          }
        },
      });
      try {
        await pipeline(bytes, counter, createWriteStream(pathOf(id), { mode: 0o600 }));
      } catch (error) {
        await rm(pathOf(id), { force: true });
        throw error;
      }
      return { bytes: count, sha256: hash.digest("hex") };
    },
    drop: (id) => rm(pathOf(id), { force: true }),
  };
}
