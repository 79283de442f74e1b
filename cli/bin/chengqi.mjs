#!/usr/bin/env node
import { existsSync } from "node:fs";

const built = new URL("../dist/main.js", import.meta.url);
if (!existsSync(built)) {
  process.stderr.write("chengqi: not built yet; run npm run build, or npm start, which builds too.\n");
  process.exit(1);
}
const { runCommand } = await import(built.href);
process.exitCode = await runCommand(process.argv.slice(2), process);
