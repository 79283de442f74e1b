// What every script of this folder needs: where things are, what to say, how a program is run.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const at = (...parts) => path.join(root, ...parts);

export const say = (text) => process.stdout.write(`[${process.uptime().toFixed(1).padStart(5)} s] ${text}\n`);

/** What cannot go on, in one line for people. */
export class Refusal extends Error {}

/** Runs a program quietly; what it said is shown only if it fails. */
export function run(what, program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, ...options, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", (error) => reject(new Refusal(`${what} could not be started: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) return resolve(said);
      process.stderr.write(said);
      reject(new Refusal(`${what} failed; what it said stands above.`));
    });
  });
}

export const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
