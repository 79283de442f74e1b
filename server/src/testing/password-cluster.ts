import { execFileSync } from "node:child_process";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { testServer } from "./fresh-database.js";

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

async function serverPrograms(): Promise<string> {
  const client = new Client({ connectionString: testServer });
  await client.connect();
  try {
    const { rows } = await client.query<{ setting: string }>("select setting from pg_config where name = 'BINDIR'");
    return rows[0]?.setting ?? "";
  } finally {
    await client.end();
  }
}

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. */
const asUser = (program: string, args: string[]): [string, string[]] =>
  isRoot ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args];

async function handOver(...paths: readonly string[]): Promise<void> {
  if (!isRoot) return;
  const [user = 0, group = 0] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"]).toString()));
  for (const one of paths) await chown(one, user, group);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
