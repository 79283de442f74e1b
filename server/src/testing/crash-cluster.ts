import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { asUser, freePort, handOver, serverPrograms } from "./own-cluster.js";

/** A PostgreSQL that may crash: it writes through to the disk, as the test server need not. */
export interface CrashCluster {
  /** Of an empty database. */
  readonly url: string;
  /** Ends every process of it without a word to anybody. */
  stopAtOnce(): void;
  /** Starts it if it is down and waits until it answers. */
  ready(): Promise<void>;
  drop(): Promise<void>;
}

export async function crashCluster(): Promise<CrashCluster> {
  const programs = await serverPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), "chengqi-crash-"));
  await handOver(folder);
  const data = path.join(folder, "data");
  const port = String(await freePort());
  const run = (name: string, args: string[]) => execFileSync(...asUser(path.join(programs, name), args), { cwd: folder, stdio: "ignore" });
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c full_page_writes=on -c restart_after_crash=on`;
  const start = () => run("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", options, "start"]);
  const answers = () => {
    try {
      run("pg_isready", ["-q", "-h", "127.0.0.1", "-p", port]);
      return true;
    } catch {
      return false;
    }
  };
  const isUp = () => {
    try {
      run("pg_ctl", ["-D", data, "status"]);
      return true;
    } catch {
      return false;
    }
  };
  run("initdb", ["-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", "postgres", "--no-sync"]);
  start();
  run("createdb", ["-h", "127.0.0.1", "-p", port, "-U", "postgres", "kept"]);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/kept`,
    stopAtOnce: () => void run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]),
    ready: async () => {
      if (!isUp()) start();
      while (!answers()) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    drop: async () => {
      if (isUp()) run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
