// Programs of the system: found where they are, installed where this machine lets us.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { run, say } from "./machine.mjs";

export const isRoot = process.getuid?.() === 0;
const mayInstall = isRoot && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");

/** Answers `find()`; where it finds nothing and this is Debian as root, installs the packages and looks again. */
export async function findOrInstall(find, packages) {
  const found = find();
  if (found || !mayInstall) return found;
  say(`installing ${packages.join(", ")} (apt-get)`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_MODE: "a" };
  const quiet = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  await run("apt-get update", "apt-get", [...quiet, "update"], { env });
  await run("apt-get install", "apt-get", [...quiet, "install", "-y", "--no-install-recommends", ...packages], { env });
  return find();
}

const onPath = (name) => (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));

const browserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const macBrowser = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** A Chromium: the one CHROMIUM names, else one of the system. */
export const findChromium = () =>
  process.env.CHROMIUM ?? browserNames.map(onPath).find(Boolean) ?? (existsSync(macBrowser) ? macBrowser : undefined);

const debianFolders = "/usr/lib/postgresql";
const oldest = 15;

/** The folder with the programs of the oldest PostgreSQL from 15 on that has PostGIS, undefined without one. */
export function findPostgres() {
  const versions = existsSync(debianFolders) ? readdirSync(debianFolders).map(Number).filter((version) => version >= oldest) : [];
  const fromDebian = versions.toSorted((a, b) => a - b)
    .filter((version) => existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`))
    .map((version) => `${debianFolders}/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`));
  if (fromDebian) return fromDebian;
  const initdb = onPath("initdb");
  return initdb && existsSync(path.join(path.dirname(initdb), "../share/postgresql/extension/postgis.control")) ? path.dirname(initdb) : undefined;
}

/** GDAL's ogr2ogr: the one OGR2OGR names, else one of the system; undefined without one. */
export const findOgr = () => process.env.OGR2OGR ?? onPath("ogr2ogr");

/** A Python with numpy and scipy, undefined without one. */
export const findPython = () =>
  ["/usr/bin/python3", onPath("python3")].find((program) =>
    program && existsSync(program) && spawnSync(program, ["-c", "import numpy, scipy"], { stdio: "ignore" }).status === 0);
