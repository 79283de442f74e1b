// One command from a clean clone to the running platform: install, build, start. Uses nothing but Node itself,
// because nothing else is there yet.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const neededNode = [20, 19];
const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);

const say = (text) => process.stdout.write(`[${process.uptime().toFixed(1).padStart(5)} s] ${text}\n`);

class Refusal extends Error {}

function needNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return;
  throw new Refusal(`Node ${process.versions.node} is too old; install Node ${neededNode.join(".")} or newer (https://nodejs.org).`);
}

/** Runs a program quietly; what it said is shown only if it fails. */
function run(what, program, args, cwd = root) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    child.on("error", (error) => reject(new Refusal(`${what} could not be started: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(said);
      reject(new Refusal(`${what} failed; what it said stands above.`));
    });
  });
}

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** Whether every package of the lock file that this machine needs is installed in its version. */
function installed() {
  const hidden = at("node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const present = readJson(hidden).packages;
  const wanted = Object.entries(readJson(at("package-lock.json")).packages);
  return wanted.every(([name, { version, link, optional, devOptional, peer }]) =>
    !name.includes("node_modules/") || link || optional || devOptional || peer || present[name]?.version === version);
}

async function install() {
  if (installed()) return;
  say("installing packages (npm ci)");
  const args = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) await run("npm ci", process.execPath, [npm, ...args]);
  else await run("npm ci", process.platform === "win32" ? "npm.cmd" : "npm", args);
}

const serverSources = ["tsconfig.json", "tsconfig.base.json", "package-lock.json", ...["engines", "domain", "server", "cli"].flatMap((name) => [`${name}/src`, `${name}/tsconfig.json`, `${name}/package.json`])];
const webSources = ["package-lock.json", "web", "domain/src", "engines/src"];

function filesBelow(name) {
  const full = at(name);
  if (!existsSync(full)) return [];
  const stat = statSync(full);
  if (!stat.isDirectory()) return [`${name} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(full)
    .filter((entry) => entry !== "node_modules" && entry !== "dist")
    .sort()
    .flatMap((entry) => filesBelow(`${name}/${entry}`));
}

/** Changes whenever a source file appears, goes, or is written. */
const stamp = (sources) => createHash("sha256").update([process.versions.node, ...sources.flatMap(filesBelow)].join("\n")).digest("hex");

const cache = at("node_modules", ".cache", "chengqi");
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

async function buildServer() {
  const now = stamp(serverSources);
  if (readRecord().server !== now || !existsSync(at("server/dist/main.js"))) {
    say("building the server");
    await run("Building the server", process.execPath, [at("node_modules/typescript/bin/tsc"), "-b"]);
    keepRecord({ server: now });
  }
  // While the pages are still being built, the other core makes the blank database.
  const onServer = process.env.DATABASE_URL || process.argv.some((flag) => flag.startsWith("--database-url"));
  const kept = existsSync(cache) && readdirSync(cache).some((name) => name.startsWith("blank-"));
  if (!onServer && !kept) {
    await run("Preparing the database", process.execPath, [at("server/dist/db/prepare-blank.js")]);
  }
}

async function buildWeb() {
  const now = stamp(webSources);
  if (readRecord().web === now && existsSync(at("web/dist/index.html"))) return;
  say("building the pages");
  await run("Building the pages", process.execPath, [at("node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], at("web"));
  keepRecord({ web: now });
}

try {
  needNode();
  await install();
  await Promise.all([buildServer(), buildWeb()]);
} catch (error) {
  process.stderr.write(`chengqi: ${error instanceof Refusal ? error.message : error.stack}\n`);
  process.exit(1);
}
say("starting");
await import(pathToFileURL(at("server/dist/main.js")).href);
