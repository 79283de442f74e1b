// npm run bench: size, time and memory through real HTTP on this machine. Options: --server=1000000 --embedded=100000
// (0 leaves one out), --clone=no, --only=engines, --only=platform, --only=chains or --only=imports, --engine=<word> for a few cases, --write puts the tables into
// docs/performance.md.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, loadavg, release, tmpdir, totalmem, type } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { benchChains, finishedRun } from "./bench-chains.mjs";
import { benchEngines } from "./bench-engines.mjs";
import { measure, questions, questionsOfRoles } from "./bench-requests.mjs";
import { buildServer, buildWeb } from "./build.mjs";
import { startCluster } from "./cluster.mjs";
import { findChromium, findOrInstall, findPostgres } from "./debian.mjs";
import { install, needNode } from "./install.mjs";
import { at, root, run, say } from "./machine.mjs";
import { atEnd, end, freePort, start } from "./processes.mjs";

const { values: options } = parseArgs({
  options: {
    server: { type: "string", default: "1000000" }, embedded: { type: "string", default: "100000" },
    clone: { type: "string", default: "yes" }, only: { type: "string", default: "" }, engine: { type: "string", default: "" }, write: { type: "boolean", default: false },
  },
});
const longestStartS = 3600;
const folder = mkdtempSync(path.join(tmpdir(), "chengqi-bench-"));
atEnd(() => rmSync(folder, { recursive: true, force: true }));

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const kb = (bytes) => `${Math.round(bytes / 1000)} KB`;
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Largest memory of a process and the one it held last, where the system tells. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kib = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) * 1024;
    return `${mb(kib("VmRSS"))} now, ${mb(kib("VmHWM"))} at most`;
  } catch {
    return "not told by this system";
  }
}

/** Starts the platform and waits until it is healthy. */
async function startPlatform(args, environment, cwd = root) {
  const port = await freePort();
  const since = performance.now();
  const child = start(process.execPath, args, { cwd, env: { ...process.env, DATABASE_URL: "", ...environment, PORT: String(port) }, stdio: ["ignore", "ignore", "inherit"] });
  const address = `http://127.0.0.1:${port}`;
  while ((await fetch(`${address}/healthz`).catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null) throw new Error("the platform ended before it was ready");
    if (performance.now() - since > longestStartS * 1000) throw new Error("the platform did not become ready");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, address, startMs: performance.now() - since };
}

const main = at("server/dist/main.js");
const bars = { tile: 100, zone: 200, search: 200, filtered: 150, board: 200 };

async function answersOf(title, environment) {
  say(`${title}: loading`);
  const first = await startPlatform([main], environment);
  say(`${title}: ready after ${seconds(first.startMs)}`);
  // The work on chains after the first start would be measured with them.
  await finishedRun(first.address);
  const rows = [];
  for (const [name, urls, headers] of [...await questions(first.address), ...await questionsOfRoles(first.address)]) {
    const { count, p50, p95, worst } = await measure(urls, headers);
    const bar = bars[name.split(/[\s,]/)[0]];
    rows.push([name, count, ms(p50), ms(p95), ms(worst), `${bar} ms`, p95 < bar ? "yes" : "**no**"]);
  }
  const memory = memoryOf(first.child.pid);
  await end(first.child, "SIGINT");
  const later = await startPlatform([main], environment);
  await end(later.child, "SIGINT");
  const load = loadavg()[0].toFixed(1);
  return `### ${title}\n\nLoaded and started in ${seconds(first.startMs)}; later start ${seconds(later.startMs)}. Memory of the server process: ${memory}. Load average after the run: ${load}.\n\n${
    table(["asked", "requests", "p50", "p95", "slowest", "bar (p95)", "within"], rows)}`;
}

/** @param ask what is asked of the platform in the environment it is given */
async function onServer(firms, ask) {
  const programs = await findOrInstall(findPostgres, ["postgresql-15", "postgresql-15-postgis-3"]);
  if (!programs) return "### PostgreSQL\n\nNot measured: no PostgreSQL with PostGIS on this machine.";
  const settings = { shared_buffers: "1GB", work_mem: "32MB", maintenance_work_mem: "512MB", max_wal_size: "4GB", random_page_cost: "1.1" };
  const cluster = await startCluster(programs, settings);
  try {
    const version = execFileSync(path.join(programs, "postgres"), ["--version"], { encoding: "utf8" }).trim();
    const text = await ask(`${firms.toLocaleString("en")} firms on a PostgreSQL server`, { DATABASE_URL: await cluster.createDatabase("bench"), DATA_DIR: path.join(folder, "server"), FIRMS: String(firms) });
    return `${text}\n\n${version}; ${Object.entries(settings).map((pair) => pair.join(" = ")).join(", ")}; fsync on.`;
  } finally {
    cluster.stop();
  }
}

const embedded = (firms, ask, name) =>
  ask(`${firms.toLocaleString("en")} firms, embedded database`, { DATA_DIR: path.join(folder, name), FIRMS: String(firms) });

/** Chains worked out over all firms of a city that has just been loaded, within so many seconds. */
const chainsWithin = (bar) => async (title, environment) => {
  say(`chains, ${title}: loading`);
  const { child, address } = await startPlatform([main], environment);
  const text = await benchChains({ title, address, bar, memory: () => memoryOf(child.pid), table });
  await end(child, "SIGINT");
  return text;
};

/** Files of many firms, each brought in by a process of its own. */
async function importsOf() {
  const rows = [];
  const programs = server > 0 && (await findOrInstall(findPostgres, ["postgresql-15", "postgresql-15-postgis-3"]));
  const cluster = programs ? await startCluster(programs, { shared_buffers: "1GB", work_mem: "32MB", maintenance_work_mem: "512MB", max_wal_size: "4GB" }) : null;
  const measured = async (count, format, bar, url) => {
    const said = execFileSync(process.execPath, [at("scripts/bench-imports.mjs"), String(count), format, ...(url ? [url] : [])], { encoding: "utf8", maxBuffer: 1e7 });
    const { engine, times, seconds: total, memoryMb, memoryBeforeMb, load } = JSON.parse(said.trim().split("\n").at(-1));
    rows.push([`${count.toLocaleString("en")} rows of ${format.toUpperCase()}, ${engine}`, `${times.read} s`, `${times.check} s`, `${times.commit} s`, `**${total} s**`, bar, `${times.undo} s`, `${memoryMb} MB (${memoryBeforeMb} before)`, load]);
  };
  try {
    if (cluster) await measured(server, "csv", "180 s", await cluster.createDatabase("bench_csv"));
    if (cluster) await measured(Math.ceil(server / 5), "xlsx", "", await cluster.createDatabase("bench_xlsx"));
  } finally {
    cluster?.stop();
  }
  if (small > 0) await measured(server, "csv", "600 s");
  return `### Imports: firms with codes, classes, districts and places\n\n${table(["file", "looked into", "checked", "published", "in all", "bar", "taken back", "most memory of the process", "load"], rows)}`;
}

/** The canvas of a chain of 3,000 links, as it is moved. */
const canvasText = ({ shownMs, rows }) => `### The canvas of a chain of 3,000 links, drawn without a graphics card\n\nShown after ${seconds(shownMs)}.\n\n${
  table(["what", "frames per second", "95 % of frames within", "longest frame", "tasks over 50 ms"], rows.map(([what, { framesPerSecond, p95, longest, longTasks }]) => [what, framesPerSecond.toFixed(0), ms(p95), ms(longest), longTasks]))}`;

/** What the browser fetches for the board, and how long until it answers. */
async function firstLoad() {
  const chromium = await findOrInstall(findChromium, ["chromium"]);
  if (!chromium) return "### Pages\n\nNot measured: no Chromium on this machine.";
  const { loadBoard } = await import("./bench-pages.mjs");
  const { moveCanvas } = await import("./bench-canvas.mjs");
  const platform = await startPlatform([main], { DATA_DIR: path.join(folder, "pages"), FIRMS: "20000" });
  const { bytes, listMs, shownMs, drawnMs } = await loadBoard(chromium, platform.address);
  const canvas = await moveCanvas(chromium, platform.address);
  await end(platform.child, "SIGINT");
  const rows = [
    ["code and styles before the map's own", kb(bytes.code), "600 KB"], ["the map's own code", kb(bytes.map), ""], ["fonts", kb(bytes.font), ""], ["data", kb(bytes.data), ""],
    ["a zone can be picked from the list", seconds(listMs), ""], ["interactive: figures, list and map stand", seconds(shownMs), "2 s"], ["map drawn and nothing left to fetch (no graphics card)", seconds(drawnMs), ""],
  ];
  return `### First load of the board, 20,000 firms, browser open, empty cache, median of five\n\n${table(["what", "as sent (compressed)", "bar"], rows)}\n\n${canvasText(canvas)}`;
}

/** The first of the two commands, from a clean clone to a healthy city. */
async function cleanClone() {
  const clone = path.join(folder, "clone");
  await run("git clone", "git", ["clone", "-q", root, clone]);
  const environment = { DATA_DIR: path.join(folder, "clone-data") };
  const first = await startPlatform(["scripts/start.mjs"], environment, clone);
  await end(first.child, "SIGINT");
  const later = await startPlatform(["scripts/start.mjs"], environment, clone);
  await end(later.child, "SIGINT");
  return `### npm start\n\n${table(["start", "time to a healthy city", "bar"], [
    ["first, in a clean clone (installs, builds, creates the database, loads 20,000 firms)", seconds(first.startMs), "120 s"], ["later", seconds(later.startMs), "10 s"]])}`;
}

const machine = () =>
  `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()} ${arch()}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}.`;

needNode();
await install();
await Promise.all([buildServer(), buildWeb()]);

/** Runs the steps one after the other, prints what they found, and where asked writes it between the marks of docs/performance.md. */
async function report(mark, steps) {
  const parts = [machine()];
  for (const step of steps) parts.push(await step());
  const text = parts.join("\n\n");
  process.stdout.write(`\n${text}\n`);
  if (!options.write) return;
  const file = at("docs/performance.md");
  const [before, , after] = readFileSync(file, "utf8").split(new RegExp(`(?<=<!-- ${mark} -->)|(?=<!-- end of ${mark} -->)`));
  writeFileSync(file, `${before}\n\n${text}\n\n${after}`);
}

const [server, small] = [Number(options.server), Number(options.embedded)];
if (options.only === "" || options.only === "engines") await report("measured engines", [() => benchEngines(options.engine)]);
const platform = [
  [options.clone === "yes", cleanClone], [true, firstLoad],
  [server > 0, () => onServer(server, answersOf)], [small > 0, () => embedded(small, answersOf, "embedded")],
];
if (options.only === "" || options.only === "platform") await report("measured", platform.filter(([wanted]) => wanted).map(([, step]) => step));
const chains = [[server > 0, () => onServer(server, chainsWithin(60))], [small > 0, () => embedded(small, chainsWithin(20), "chains")]];
if (options.only === "" || options.only === "chains") await report("measured chains", chains.filter(([wanted]) => wanted).map(([, step]) => step));
if (options.only === "" || options.only === "imports") await report("measured imports", [importsOf]);
