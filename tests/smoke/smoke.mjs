// The platform on the Node that runs this file: starts, answers, computes the same numbers, stops at Ctrl-C.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { holdBits } from "./bits.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const directory = mkdtempSync(path.join(tmpdir(), "chengqi-smoke-"));

function hold(what, holds, found) {
  if (!holds) throw new Error(`${what}: found ${found}`);
}

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, [path.join(root, "server/dist/main.js")], {
  env: { ...process.env, PORT: String(port), DATA_DIR: path.join(directory, "data"), FIRMS: "1000", DATABASE_URL: "" },
  stdio: ["ignore", "pipe", "pipe"],
});
let said = "";
server.stdout.on("data", (text) => (said += text));
server.stderr.on("data", (text) => (said += text));
const stopped = new Promise((resolve) => server.once("close", resolve));

async function untilHealthy() {
  for (;;) {
    if (server.exitCode !== null) throw new Error("the server ended before it was ready");
    const answer = await fetch(`${address}/healthz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function read(route) {
  const answer = await fetch(address + route);
  hold(route, answer.status === 200, answer.status);
  return answer.json();
}

async function answers() {
  const { rows } = await read("/api/v1/zones");
  hold("zones", rows.length === 66, rows.length);
  const file = await read(`/api/v1/zones/${encodeURIComponent(rows[0].id)}`);
  hold("zone file", JSON.stringify(file).includes(rows[0].id), "another zone");
  const firms = await read("/api/v1/firms?limit=5");
  hold("firms", firms.rows.length === 5, firms.rows.length);
  const tile = await fetch(`${address}/api/v1/tiles/firms/9/404/211.pbf`);
  hold("tile", tile.status === 200 || tile.status === 204, tile.status);
  const page = await fetch(address, { headers: { accept: "text/html" } });
  hold("page", page.status === 200 && (await page.text()).includes('id="root"'), page.status);
}

try {
  await untilHealthy();
  await answers();
  const computed = holdBits();
  // npm hands Ctrl-C on a second time.
  server.kill("SIGINT");
  server.kill("SIGINT");
  hold("exit code after Ctrl-C", (await stopped) === 0, server.exitCode ?? server.signalCode);
  process.stdout.write(`Node ${process.versions.node}: starts, answers, computes ${computed} results to the same bit, and stops\n`);
} catch (error) {
  process.stderr.write(`Node ${process.versions.node}: ${error.message}\n${said}`);
  process.exitCode = 1;
} finally {
  server.kill("SIGKILL");
  await stopped;
  rmSync(directory, { recursive: true, force: true });
}
