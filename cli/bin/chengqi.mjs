#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/main.js", import.meta.url);
if (!existsSync(built)) {
  process.stderr.write("chengqi: not built yet; run npm run build, or npm start, which builds too.\n");
  process.exit(1);
}
const cancel = new AbortController();
const starts = process.argv[2] === "start";
// Ctrl-C asks a search for what it has; a server stops in its own way.
if (!starts) process.on("SIGINT", () => cancel.abort());
// Whoever reads may have read enough.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1));
const { runCommand } = await import(built.href);
process.exitCode = await runCommand(process.argv.slice(2), process, cancel.signal);
