// Installs the packages of the lock file if this clone does not have them yet.
import { existsSync } from "node:fs";
import path from "node:path";
import { readJson, Refusal, root, run, say } from "./machine.mjs";

const neededNode = [20, 19];

export function needNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1])) return;
  throw new Refusal(`Node ${process.versions.node} is too old; install Node ${neededNode.join(".")} or newer (https://nodejs.org).`);
}

/** Whether every package of the lock file that this machine needs is installed in its version. */
function installed(folder) {
  const hidden = path.join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(hidden)) return false;
  const present = readJson(hidden).packages;
  const wanted = Object.entries(readJson(path.join(folder, "package-lock.json")).packages);
  return wanted.every(([name, { version, link, optional, devOptional, peer }]) =>
    !name.includes("node_modules/") || link || optional || devOptional || peer || present[name]?.version === version);
}

/** Runs `npm ci` in a folder with a lock file of its own, unless everything is there. */
export async function install(folder = root) {
  if (installed(folder)) return;
  say(`installing packages (npm ci${folder === root ? "" : ` in ${path.relative(root, folder)}`})`);
  const args = ["ci", "--no-fund", "--no-audit", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) await run("npm ci", process.execPath, [npm, ...args], { cwd: folder });
  else await run("npm ci", process.platform === "win32" ? "npm.cmd" : "npm", args, { cwd: folder });
}
