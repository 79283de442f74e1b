import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  /** What it wrote to standard error. */
  readonly said: string;
}

/**
 * Starts the built server as people do, in a process of its own, and waits until it ends. `largestFile` in bytes limits the files
 * it may write, as a full disk does.
 */
export function startToEnd(environment: Record<string, string>, args: readonly string[] = [], largestFile?: number): Promise<Ended> {
  const env = { PATH: process.env["PATH"], PORT: "0", LOG_LEVEL: "silent", ...environment };
  // The shell counts in blocks of 512 bytes.
  const limited = ["-c", 'ulimit -f "$1"; shift; exec "$@"', "sh", String(Math.floor((largestFile ?? 0) / 512)), process.execPath, main, ...args];
  const [program, programArgs] = largestFile === undefined ? [process.execPath, [main, ...args]] : ["sh", limited];
  const child = spawn(program, programArgs, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

/** One line that holds `words`, an exit code, and nothing that looks like a stack trace. */
export async function refusalIn(environment: Record<string, string>, words: string, args?: readonly string[], largestFile?: number): Promise<void> {
  const { code, said } = await startToEnd(environment, args, largestFile);
  expect(said).toContain(words);
  expect(said.trimEnd().split("\n")).toHaveLength(1);
  expect(said).toMatch(/^chengqi: /);
  expect(code).toBe(1);
}
