// A PostgreSQL cluster of our own: made in a temporary folder, stopped and removed with the script that made it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isRoot } from "./debian.mjs";
import { run } from "./machine.mjs";
import { atEnd, freePort } from "./processes.mjs";

/** PostgreSQL refuses to run as root. */
const asUser = (program, args) => (isRoot ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args]);

/**
 * @param programs folder of initdb and pg_ctl
 * @param settings lines of postgresql.conf, by name
 * @returns the address of its superuser, and how to stop and remove it
 */
export async function startCluster(programs, settings = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "chengqi-cluster-"));
  const forget = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  if (isRoot) execFileSync("chown", ["postgres", folder]);
  const data = path.join(folder, "data");
  const port = await freePort();
  const postgres = (what, name, args) => run(what, ...asUser(path.join(programs, name), args), { cwd: folder });
  await postgres("initdb", "initdb", ["-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "postgres", "--no-sync"]);
  const all = { listen_addresses: "127.0.0.1", port, unix_socket_directories: folder, max_connections: 60, ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`).join(" ");
  await postgres("PostgreSQL", "pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", options, "start"]);
  const stop = atEnd(() => {
    const [program, args] = asUser(path.join(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"]);
    execFileSync(program, args, { stdio: "ignore", cwd: folder });
    forget();
  });
  const url = (database) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const createDatabase = (name) => postgres("createdb", "createdb", ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", name]).then(() => url(name));
  return { url: url("postgres"), port, createDatabase, stop };
}
