// Programs and clean-ups that must not outlive the script that began them, however it ends.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { root } from "./machine.mjs";

const children = new Set();
const cleanups = new Set();

/** Starts a program in a process group of its own, so that stopping it also stops what it started. */
export function start(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options, detached: process.platform !== "win32" });
  children.add(child);
  child.once("close", () => children.delete(child));
  return child;
}

/** Runs a program to its end with its words on this screen; answers its exit code. */
export function runAloud(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = start(program, args, options);
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** Ends a program started here and everything it started; waits until it is gone. */
export async function end(child, signal = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  signalGroup(child, signal);
  await gone;
}

function signalGroup(child, signal) {
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself in between.
  }
}

/** Has `work`, which must not wait for anything, done when this process ends, however it ends; the last first. */
export function atEnd(work) {
  cleanups.add(work);
  return () => {
    if (cleanups.delete(work)) work();
  };
}

process.on("exit", () => {
  for (const child of children) signalGroup(child, "SIGKILL");
  for (const work of [...cleanups].toReversed()) work();
});
for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]]) process.on(signal, () => process.exit(128 + number));

/** A port of this machine that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
