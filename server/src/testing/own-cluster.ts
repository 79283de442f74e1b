import { execFileSync } from "node:child_process";
import { chown } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { Client } from "pg";
import { testServer } from "./fresh-database.js";

/** The folder of the programs of the test server, which must stand on this machine. */
export async function serverPrograms(): Promise<string> {
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
export const asUser = (program: string, args: string[]): [string, string[]] =>
  isRoot ? ["runuser", ["-u", "postgres", "--", program, ...args]] : [program, args];

export async function handOver(...paths: readonly string[]): Promise<void> {
  if (!isRoot) return;
  const [user = 0, group = 0] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"]).toString()));
  for (const one of paths) await chown(one, user, group);
}

export const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
