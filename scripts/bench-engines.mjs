// The engines' part of npm run bench: each case of engines/bench in a process of its own, beside its reference.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findOrInstall, findPython } from "./debian.mjs";
import { at, say } from "./machine.mjs";

const here = fileURLToPath(import.meta.url);
const folder = at("engines/bench");
const mostRuns = 5;
const mostSeconds = 20;

const load = async (file) => (await import(pathToFileURL(path.join(folder, file)).href)).cases;

/** In a process of its own: seconds of the median run and of the first, and the most memory it held. */
async function measureCase(file, index) {
  const { prepare, runs = mostRuns } = (await load(file))[index];
  const run = prepare();
  const seconds = [];
  for (let spent = 0; seconds.length < runs && (seconds.length === 0 || spent < mostSeconds);) {
    const since = performance.now();
    await run();
    seconds.push((performance.now() - since) / 1000);
    spent += seconds.at(-1);
  }
  const median = seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 2)];
  process.stdout.write(JSON.stringify({ median, first: seconds[0], runs: seconds.length, peakMb: process.resourceUsage().maxRSS / 1024 }));
}

/** Seconds of a reference in Python; null where it cannot run here. */
function referenceSeconds(python, { python: file, args = [] }) {
  if (!python || !file) return null;
  const { status, stdout } = spawnSync(python, [path.join(folder, "reference", file), ...args], { encoding: "utf8", timeout: 600_000, stdio: ["ignore", "pipe", "inherit"] });
  const last = Number(stdout?.trim().split("\n").at(-1));
  return status === 0 && Number.isFinite(last) ? last : null;
}

const time = (seconds) => (seconds < 1 ? `${(seconds * 1000).toPrecision(3)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`);

function beside(reference, measured) {
  if (!reference) return "";
  if (measured !== null) return `${reference.name}: ${time(measured)}`;
  return reference.cited ? `${reference.name}: ${time(reference.citedS)} (${reference.cited})` : `${reference.name}: not on this machine`;
}

/** One table of all cases; `only` keeps those whose file or method contains it. */
export async function benchEngines(only = "") {
  const python = await findOrInstall(findPython, ["python3", "python3-numpy", "python3-scipy"]);
  const rows = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs")).toSorted()) {
    const cases = await load(file);
    for (const [index, { method, size, barS, barFrom, reference }] of cases.entries()) {
      if (!`${file} ${method}`.includes(only)) continue;
      say(`${method}, ${size}`);
      const { median, first, runs, peakMb } = JSON.parse(execFileSync(process.execPath, [here, file, String(index)], { encoding: "utf8", maxBuffer: 1e8 }));
      const measured = reference ? referenceSeconds(python, reference) : null;
      const bar = barS ?? (measured !== null && barFrom ? measured : null);
      rows.push([method, size, time(median), time(first), runs, `${Math.round(peakMb)} MB`, beside(reference, measured),
        bar === null ? "" : `${time(bar)}${barFrom ? ` (${barFrom})` : ""}`, bar === null ? "" : median < bar ? "yes" : "**no**"]);
    }
  }
  const head = ["method", "size", "median", "first run", "runs", "memory of the process", "reference", "bar", "within"];
  const version = python ? execFileSync(python, ["-c", "import sys, numpy, scipy; print('Python %d.%d, numpy %s, scipy %s' % (*sys.version_info[:2], numpy.__version__, scipy.__version__))"], { encoding: "utf8" }).trim() : "no numpy and scipy here";
  return `### Engines\n\n${[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n\nOne thread each where none are named. References: ${version}.`;
}

if (process.argv[1] === here) await measureCase(process.argv[2], Number(process.argv[3]));
