import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Argon2Task } from "./argon2-worker.js";

/** A worker runs what was built, also where the rest runs from its sources. */
const built = [new URL("./argon2-worker.js", import.meta.url), new URL("../../dist/sign-in/argon2-worker.js", import.meta.url)];

export interface Passwords {
  hash(password: string): Promise<string>;
  verify(given: { password: string; hash: string }): Promise<boolean>;
  close(): Promise<void>;
}

/** Hashes passwords in threads of their own: each takes some 50 ms in which this one stays free. */
export function openPasswords(): Passwords {
  let pool: Piscina<Argon2Task, string | boolean> | undefined;
  const run = (task: Argon2Task) => {
    pool ??= new Piscina({ filename: fileURLToPath(built.find((url) => existsSync(fileURLToPath(url)))!), maxThreads: 2, idleTimeout: 30_000, execArgv: [] });
    return pool.run(task);
  };
  return {
    hash: async (password) => String(await run({ kind: "hash", password })),
    verify: async ({ password, hash }) => (await run({ kind: "verify", password, hash })) === true,
    close: async () => pool?.destroy(),
  };
}
