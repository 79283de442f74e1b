// Known weaknesses of what production uses: asked of the registry in use. Without such an answer it says so; licences and
// fixed versions are checked from the lock file by tests/repository either way.
import { spawnSync } from "node:child_process";
import { at } from "./machine.mjs";

const { stdout, status } = spawnSync("npm", ["audit", "--omit=dev", "--audit-level=high", "--json"], { cwd: at("."), encoding: "utf8", timeout: 120_000, shell: process.platform === "win32" });
const answer = parsed(stdout);
const counts = answer?.metadata?.vulnerabilities;
if (counts) {
  const found = Object.entries(counts).filter(([level, count]) => level !== "total" && count > 0).map(([level, count]) => `${count} ${level}`);
  process.stdout.write(`Known weaknesses in production: ${found.join(", ") || "none"}.\n`);
  for (const { name, severity, range } of Object.values(answer.vulnerabilities ?? {})) process.stdout.write(`  ${severity}: ${name} ${range}\n`);
  process.exitCode = status === 0 ? 0 : 1;
} else {
  const reason = answer?.statusCode ? `HTTP ${answer.statusCode}` : "no answer";
  process.stdout.write(`The registry in use answers no questions about known weaknesses (${reason}): not checked here. Licences and fixed versions are.\n`);
  // Whoever must have the answer says so.
  process.exitCode = process.env.AUDIT === "required" ? 1 : 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
