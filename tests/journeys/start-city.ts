import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const firms = 2000;

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** The server answers, and the chains are worked out. */
async function ready(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/v1/chains/run`).catch(() => undefined);
  return answer?.status === 200 && ((await answer.json()) as { last: unknown }).last !== null;
}

/** The real server on a city of its own, as built; stopped and removed at the end. */
export default async function startCity(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(tmpdir(), "chengqi-journeys-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [path.join(root, "server/dist/main.js")], {
    env: { ...process.env, PORT: String(port), DATA_DIR: path.join(directory, "data"), FIRMS: String(firms), DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stopped = new Promise<void>((resolve) => server.once("close", () => resolve()));
  // A run that is broken off does not come to its end below.
  process.once("exit", () => server.kill("SIGKILL"));
  const remove = async () => {
    server.kill("SIGTERM");
    await stopped;
    rmSync(directory, { recursive: true, force: true });
  };
  while (!(await ready(address))) {
    if (server.exitCode !== null) throw new Error("the server ended before it was ready");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  project.provide("address", address);
  return remove;
}
