// Builds the server and the pages if their sources changed since the last build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { at, readJson, run, say } from "./machine.mjs";

const serverSources = ["tsconfig.json", "tsconfig.base.json", "package-lock.json", ...["engines", "domain", "server", "cli"].flatMap((name) => [`${name}/src`, `${name}/tsconfig.json`, `${name}/package.json`])];
const webSources = ["package-lock.json", "web", "domain/src", "engines/src"];

function filesBelow(name) {
  const full = at(name);
  if (!existsSync(full)) return [];
  const stat = statSync(full);
  if (!stat.isDirectory()) return [`${name} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(full)
    .filter((entry) => entry !== "node_modules" && entry !== "dist")
    .toSorted()
    .flatMap((entry) => filesBelow(`${name}/${entry}`));
}

/** Changes whenever a source file appears, goes, or is written. */
const stamp = (sources) => createHash("sha256").update([process.versions.node, ...sources.flatMap(filesBelow)].join("\n")).digest("hex");

export const cache = at("node_modules", ".cache", "chengqi");
const recordFile = path.join(cache, "built.json");

function readRecord() {
  try {
    return readJson(recordFile);
  } catch {
    return {};
  }
}

function keepRecord(change) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(recordFile, `${JSON.stringify({ ...readRecord(), ...change }, null, 2)}\n`);
}

export async function buildServer() {
  const now = stamp(serverSources);
  if (readRecord().server === now && existsSync(at("server/dist/main.js"))) return;
  say("building the server");
  await run("Building the server", process.execPath, [at("node_modules/typescript/bin/tsc"), "-b"]);
  keepRecord({ server: now });
}

export async function buildWeb() {
  const now = stamp(webSources);
  if (readRecord().web === now && existsSync(at("web/dist/index.html"))) return;
  say("building the pages");
  await run("Building the pages", process.execPath, [at("node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], { cwd: at("web") });
  keepRecord({ web: now });
}
