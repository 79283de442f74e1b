import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { asUser, freePort, handOver, serverPrograms } from "./own-cluster.js";

/** A PostgreSQL of its own that asks for passwords (SCRAM), made with the programs of the test server, which must stand on this machine. */
export async function passwordCluster(password: string): Promise<{ port: number; drop(): Promise<void> }> {
  const programs = await serverPrograms();
  const folder = await mkdtemp(path.join(tmpdir(), "chengqi-password-"));
  const secret = path.join(folder, "secret");
  await writeFile(secret, password);
  await handOver(folder, secret);
  const data = path.join(folder, "data");
  const run = (name: string, args: string[]) => execFileSync(...asUser(path.join(programs, name), args), { cwd: folder, stdio: "ignore" });
  const port = await freePort();
  run("initdb", ["-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "scram-sha-256", "--pwfile", secret, "-U", "postgres", "--no-sync"]);
  run("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder} -c fsync=off`, "start"]);
  return {
    port,
    drop: async () => {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
