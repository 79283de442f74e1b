// npm test: everything, one step after the other, from a clean clone. npm run check: only what needs no server.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildServer, buildWeb } from "./build.mjs";
import { startCluster } from "./cluster.mjs";
import { findChromium, findOgr, findOrInstall, findPostgres } from "./debian.mjs";
import { install, needNode } from "./install.mjs";
import { at, readJson, Refusal, say } from "./machine.mjs";
import { atEnd, runAloud } from "./processes.mjs";

const short = process.argv.includes("--check");
const onCi = /^(1|true)$/i.test(process.env.CI ?? "");
const reports = mkdtempSync(path.join(tmpdir(), "chengqi-test-"));
atEnd(() => rmSync(reports, { recursive: true, force: true }));

const node = (args, options) => runAloud(process.execPath, args, options);
const tsc = at("node_modules/typescript/bin/tsc");
const vitest = at("node_modules/vitest/vitest.mjs");
const oxlint = at("node_modules/oxlint/bin/oxlint");

/** A step that is one check: it holds or it does not. */
const oneCheck = async (args) => ((await node(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

async function tests(name, args, env = {}) {
  const file = path.join(reports, `${name}.json`);
  const code = await node([vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...args], { env: { ...process.env, ...env } });
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: pending = 0, numTodoTests: todo = 0 } = existsSync(file) ? readJson(file) : {};
  // A file that cannot even be read fails without a failed test.
  return { passed, failed: code !== 0 ? Math.max(1, failed) : failed, skipped: pending + todo };
}

const sum = (counts) =>
  counts.reduce((all, { passed, failed, skipped = 0 }) => ({ passed: all.passed + passed, failed: all.failed + failed, skipped: all.skipped + skipped }), { passed: 0, failed: 0, skipped: 0 });
const skip = (reason) => ({ passed: 0, failed: 0, skipped: 1, reason });

async function build() {
  await Promise.all([buildServer(), buildWeb()]);
  return { passed: 1, failed: 0 };
}

async function types() {
  const checks = [];
  for (const args of [["-b"], ["-p", "web/tsconfig.json"], ["-p", "tsconfig.tests.json"]]) checks.push(await oneCheck([tsc, ...args]));
  return sum(checks);
}

/** The tests that open a database: those that use the parts made for it. Drawings are the same whatever they were read from. */
const databaseTests = () =>
  readdirSync(at("server/src"), { recursive: true })
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith("atlas") && readFileSync(at("server/src", file), "utf8").includes("testing/"))
    .map((file) => path.join("server/src", file));

async function onServer() {
  const debian12 = ["postgresql-15", "postgresql-15-postgis-3"];
  const programs = await findOrInstall(findPostgres, debian12);
  if (!programs) return skip("no PostgreSQL 15 or later with PostGIS on this machine");
  const cluster = await startCluster(programs, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  try {
    const city = await cluster.createDatabase("chengqi_test");
    // One file after the other, because they share the loaded city.
    return await tests("server", [...databaseTests(), "--no-file-parallelism"], { TEST_DATABASE_URL: cluster.url, CHENGQI_TEST_DATABASE_URL: city });
  } finally {
    cluster.stop();
  }
}

async function journeys() {
  const chromium = await findOrInstall(findChromium, ["chromium"]);
  if (!chromium) return skip("no Chromium on this machine; name one with CHROMIUM");
  const journey = (name, args) => tests(name, ["--config", "tests/journeys/vitest.config.ts", ...args], { CHROMIUM: chromium });
  // Looking at every page changes nothing and takes as long as all the rest: side by side, each with a city of its own.
  return sum(await Promise.all([journey("pages", ["pages.test.ts"]), journey("journeys", ["--exclude", "**/pages.test.ts"])]));
}

async function smoke() {
  const all = { passed: 0, failed: 0, skipped: 0 };
  const programs = { [process.versions.node]: process.execPath };
  const others = process.platform === "linux" && process.arch === "x64";
  if (others) {
    await install(at("tests/nodes"));
    for (const name of ["node22", "node24"]) programs[name] = at("tests/nodes/node_modules", name, "bin/node");
  }
  for (const program of Object.values(programs)) {
    const code = await runAloud(program, [at("tests/smoke/smoke.mjs")]);
    if (code === 0) all.passed += 1;
    else all.failed += 1;
  }
  return others ? all : { ...all, skipped: 2, reason: "Node 22 and 24 are packaged for Linux on x64 only" };
}

const units = short
  ? () => tests("unit", ["engines/src", "domain/src", "web/src", "tests/rules"])
  : () => tests("unit", ["--project", "parts", "engines/src", "domain/src", "web/src", "server/src", "cli/src", "tests/rules"]);

/** Each shares one loaded city among its tests and so takes one file after the other: side by side, one on each engine. */
async function api() {
  const [embedded, server] = await Promise.all([tests("embedded", ["--project", "http", "server/src"]), onServer()]);
  return { ...sum([embedded, server]), reason: server.reason };
}

/** Programs outside that read this one: a generated client, and GDAL where it is. */
async function clients() {
  await install(at("tests/clients"));
  return tests("clients", ["tests/clients"], { OGR2OGR: (await findOrInstall(findOgr, ["gdal-bin"])) ?? "" });
}

const steps = [
  ["build", build],
  ["types", types],
  ["lint", () => oneCheck([oxlint, "--deny-warnings"])],
  ["weaknesses of packages", () => oneCheck([at("scripts/audit.mjs")])],
  ["boundaries", () => tests("boundaries", ["tests/boundaries", "tests/repository"])],
  ["unit, golden", units],
  ...(short ? [] : [["API embedded and on PostgreSQL", api], ["clients", clients], ["browser journeys", journeys], ["smoke on Node 20, 22, 24", smoke]]),
];

function table(rows) {
  const widths = [28, 9, 8, 8, 8];
  const line = (cells) => cells.map((cell, index) => (index === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[index]))).join("");
  return [["step", "seconds", "passed", "failed", "skipped"], ...rows].map(line).join("\n");
}

async function runSteps() {
  const rows = [];
  const skips = [];
  for (const [name, step] of steps) {
    say(`── ${name}`);
    const since = performance.now();
    const { passed, failed, skipped = 0, reason } = await step().catch((error) => {
      process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
      return { passed: 0, failed: 1 };
    });
    rows.push([name, ((performance.now() - since) / 1000).toFixed(1), passed, failed, skipped]);
    if (reason) skips.push(`skipped: ${name}: ${reason}`);
    // Nothing later can hold if the sources do not build.
    if (name === "build" && failed > 0) break;
  }
  return { rows, skips };
}

try {
  needNode();
  await install();
} catch (error) {
  process.stderr.write(`chengqi: ${error instanceof Refusal ? error.message : error.stack}\n`);
  process.exit(1);
}
const { rows, skips } = await runSteps();
const sumOf = (column) => rows.reduce((total, row) => total + row[column], 0);
const failedOnSkip = onCi && sumOf(4) > 0;
process.stdout.write(`\n${[table(rows), ...skips, ...(failedOnSkip ? ["CI=true: nothing may be skipped"] : [])].join("\n")}\n\n`);
process.stdout.write(`${sumOf(2)} passed, ${sumOf(3)} failed${sumOf(4) > 0 ? `, ${sumOf(4)} skipped` : ""}\n`);
process.exitCode = sumOf(3) > 0 || failedOnSkip ? 1 : 0;
