import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { guessedMapping, headerRow } from "@chengqi/domain/imports/headers";
import { importKinds } from "@chengqi/domain/imports/kinds";
import { readRow } from "@chengqi/domain/imports/rows";
import { coordinateSystems, inLonLat, placeFault, statedSystem } from "@chengqi/server/imports/crs";
import { ImportFault } from "@chengqi/server/imports/import-fault";
import { openSource } from "@chengqi/server/imports/open-source";
import { limits, type Geometry, type SourceRow } from "@chengqi/server/imports/source";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { chanceOf, type Chance } from "./chance.js";
import { mutated } from "./mutations.js";
import { soundFiles } from "./sound-files.js";

/** More, or others: FUZZ_RUNS=20000 FUZZ_SEED=7. */
const runs = Number(process.env["FUZZ_RUNS"] ?? 200);
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_123);
/** No file here holds so many rows: more means reading without end. */
const mostRows = 200_000;

const cityBox = [102.9, 30, 104.9, 31.5] as const;
const lookups = { industry: () => "C39", district: () => "510107", zone: () => null };

test("whatever is done to a file, its rows come out or it is said what was found; no file stays open", async () => {
  const files = await soundFiles((bytes) => unzipSync(bytes));
  const folder = await mkdtemp(path.join(tmpdir(), "chengqi-fuzz-"));
  const outcomes = { rows: 0, faults: 0 };
  try {
    const before = openFiles();
    for (let run = 0; run < runs; run += 1) {
      const chance = chanceOf(seed + run);
      const file = chance.of(files);
      const { bytes, done } = mutated(file, chance, files);
      const at = path.join(folder, "file");
      await writeFile(at, bytes);
      const told = `seed ${seed + run}: ${file.name}, ${done}`;
      try {
        await readWhole(at, chance.of(files).name, chance, told);
        outcomes.rows += 1;
      } catch (error) {
        if (!(error instanceof ImportFault)) throw new Error(told, { cause: error });
        const says = [error.where, error.found, error.expected].every((part) => /\S/.test(part));
        if (!says || error.message.length > 700) throw new Error(told, { cause: error });
        outcomes.faults += 1;
      }
    }
    expect(openFiles() - before).toBeLessThan(5);
  } finally {
    await rm(folder, { recursive: true });
  }
  // Chance that breaks everything, or nothing, tries nothing.
  expect(Math.min(outcomes.rows, outcomes.faults)).toBeGreaterThan(runs / 10);
});

const openFiles = (): number => (process.platform === "linux" ? readdirSync("/proc/self/fd").length : 0);

async function readWhole(at: string, name: string, chance: Chance, told: string): Promise<void> {
  const source = await openSource(at, name);
  try {
    const system = (source.crs === null ? undefined : statedSystem(source.crs)) ?? chance.of(coordinateSystems);
    for (const table of source.tables) {
      const first: SourceRow[] = [];
      let count = 0;
      for await (const row of table.rows()) {
        count += 1;
        if (count > mostRows) throw new Error(`more than ${mostRows} rows`);
        soundRow(row, told);
        if (first.length < 50) first.push(row);
      }
      understood(first, table.columns, chance);
      for (const { geometry } of first) if (geometry) placed(inLonLat(geometry, system));
    }
  } finally {
    await source.close();
  }
}

function soundRow({ line, cells }: SourceRow, told: string): void {
  if (!Number.isInteger(line) || line < 1 || cells.length > limits.columns) throw new Error(`${told}: line ${line} with ${cells.length} cells`);
  for (const cell of cells) {
    const fits = cell === null || typeof cell === "boolean" || (typeof cell === "number" ? Number.isFinite(cell) : typeof cell === "string" && cell.length <= limits.cell);
    if (!fits) throw new Error(`${told}: line ${line}, a cell ${String(cell).slice(0, 60)}`);
  }
}

/** What comes after the reading: headers are guessed and cells understood, whatever stands in them. */
function understood(rows: readonly SourceRow[], columns: readonly string[] | null, chance: Chance): void {
  const kind = chance.of(importKinds);
  const texts = rows.slice(0, 10).map(({ cells }) => cells.map((cell) => String(cell ?? "")));
  const headers = columns ?? texts[headerRow(texts, kind)] ?? [];
  const mapping = guessedMapping(headers, kind);
  for (const { cells } of rows) readRow(cells, mapping, kind, lookups);
}

function placed({ coordinates }: Geometry): void {
  const flat = (coordinates as readonly unknown[]).flat(3) as number[];
  placeFault([flat[0] ?? Number.NaN, flat[1] ?? Number.NaN], cityBox);
}
