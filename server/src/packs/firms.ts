import { join } from "node:path";
import { sql, type Kysely } from "kysely";
import { demonstration, type Demonstration } from "@chengqi/domain/demonstration/demonstration";
import type { DemonstrationInputs } from "@chengqi/domain/demonstration/inputs";
import type { Manifest } from "@chengqi/domain/demonstration/manifest";
import { cellOf } from "@chengqi/domain/tiles/morton";
import { copyFrom, type Database } from "../db/database.js";
import type { Tables, Tx } from "../db/tables.js";
import { judgeTotals } from "../enterprises/judge-totals.js";
import { readChainLinks } from "./chain-links.js";
import { cellColumns, CellCounts } from "./firms-cells.js";
import { readCityFacts } from "./firms-city.js";
import { withoutIndexes } from "./firms-indexes.js";
import { readNationalFacts } from "./firms-national.js";
import { rollupColumns, Rollup } from "./firms-rollup.js";
import { firmColumns, firmRow, firmReturnColumns, firmReturnRows, firmYearColumns, firmYearRows } from "./firms-rows.js";
import { writeManifest } from "./manifest.js";

export interface LoadFirmsOptions {
  readonly cityId: string;
  /** Folder of the packs; the national facts are read from its `national` folder. */
  readonly packs: string;
  readonly count: number;
  readonly seed: number;
  /** Plant deviations; default true. */
  readonly plant?: boolean | undefined;
  /** Where the manifest of what was planted goes; without it none is written. */
  readonly manifestDirectory?: string | undefined;
  readonly onProgress?: ((step: string) => void) | undefined;
}

export const syntheticDataset = "synthetic-firms";
export const demonstrationYears = [2016, 2017, 2018, 2019, 2020] as const;
const batch = 5000;
const pieceRows = 100;
const tables = ["city.firm", "city.firm_year", "city.firm_return", "city.firm_rollup", "city.firm_cell", "city.firm_total"] as const satisfies readonly (keyof Tables)[];

/**
 * Fills a loaded city with synthetic firms in one transaction: firms, their years, the sums by area and the counts on the grid.
 * Synthetic firms of an earlier run go first; real firms stay. Returns what was planted.
 */
export async function loadFirms(database: Database, options: LoadFirmsOptions): Promise<Manifest> {
  const say = options.onProgress ?? (() => undefined);
  const firms = await prepareFirms(database.owner, options);
  await database.owner.transaction().execute(async (tx) => {
    await ensureDataset(tx, options.cityId);
    await withoutIndexes(tx, "city.firm", async () => {
      await deleteSynthetic(tx, options.cityId);
      await copyAll(tx, options, firms, say);
      say("Indexes of the firms");
    });
    await finish(tx, options);
  });
  // The visibility map makes index-only scans of the lists and tiles possible; it cannot be made in a transaction.
  for (const table of tables) await sql`vacuum (analyze) ${sql.table(table)}`.execute(database.owner);
  if (options.manifestDirectory !== undefined) await writeManifest(options.manifestDirectory, firms.manifest);
  return firms.manifest;
}

/** The generator for a loaded city. */
export async function prepareFirms(handle: Kysely<Tables>, options: LoadFirmsOptions): Promise<Demonstration> {
  return demonstration(await readInputs(handle, options), {
    seed: options.seed, count: options.count, plant: options.plant ?? true,
  });
}

export async function readInputs(handle: Kysely<Tables>, { cityId, packs }: Pick<LoadFirmsOptions, "cityId" | "packs">): Promise<DemonstrationInputs> {
  const { classes, divisions } = await readNationalFacts(join(packs, "national"));
  const links = await readChainLinks(packs, `${demonstrationYears.at(-1)}-12-31`);
  return { years: demonstrationYears, classes, divisions, links, ...(await readCityFacts(handle, cityId)) };
}

async function deleteSynthetic(tx: Tx, cityId: string): Promise<void> {
  await tx.deleteFrom("city.firm_return").where("city_id", "=", cityId).where("dataset_id", "=", syntheticDataset).execute();
  await tx.deleteFrom("city.firm_year").where("city_id", "=", cityId).where("dataset_id", "=", syntheticDataset).execute();
  await tx.deleteFrom("city.firm").where("city_id", "=", cityId).where("synthetic", "=", true).execute();
  // Only synthetic firms have yearly figures and places, so the sums and the grid are theirs.
  await tx.deleteFrom("city.firm_rollup").where("city_id", "=", cityId).execute();
  await tx.deleteFrom("city.firm_cell").where("city_id", "=", cityId).execute();
}

async function copyAll(tx: Tx, { cityId, count }: LoadFirmsOptions, firms: Demonstration, say: (step: string) => void): Promise<void> {
  const rollup = new Rollup(cityId);
  const cells = new CellCounts(cityId, demonstrationYears);
  for (let from = 0; from < count; from += batch) {
    const rows: string[] = [];
    const years: string[] = [];
    const returns: string[] = [];
    const to = Math.min(count, from + batch);
    // Short texts are joined early: thousands of them kept for a while cost more to collect than to make.
    for (let piece = from; piece < to; piece += pieceRows) {
      let firmText = "";
      let yearText = "";
      let returnText = "";
      for (const firm of firms.firms(piece, Math.min(to, piece + pieceRows))) {
        const cell = cellOf(firm.lon, firm.lat);
        firmText += firmRow(cityId, syntheticDataset, firm, cell);
        yearText += firmYearRows(cityId, syntheticDataset, firm);
        returnText += firmReturnRows(cityId, syntheticDataset, firm);
        rollup.add(firm);
        cells.add(firm, cell);
      }
      rows.push(Buffer.from(firmText).toString());
      years.push(Buffer.from(yearText).toString());
      returns.push(Buffer.from(returnText).toString());
    }
    await copyFrom(tx, "city.firm", firmColumns, rows.join(""));
    await copyFrom(tx, "city.firm_year", firmYearColumns, years.join(""));
    await copyFrom(tx, "city.firm_return", firmReturnColumns, returns.join(""));
    say(`Synthetic firms ${to.toLocaleString("en")} of ${count.toLocaleString("en")}`);
  }
  await copyFrom(tx, "city.firm_rollup", rollupColumns, inPieces(rollup.rows()));
  await copyFrom(tx, "city.firm_cell", cellColumns, inPieces(cells.rows()));
  say("Sums of the returns");
  await sql`select city.sum_returns(${cityId})`.execute(tx);
  await judgeTotals(tx, cityId);
}

/** Rows joined by the thousand: the copy waits once for a piece, not once for a row. */
function* inPieces(rows: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < 1000) continue;
    yield piece.join("");
    piece = [];
  }
  yield piece.join("");
}

async function finish(tx: Tx, { cityId, seed, count }: LoadFirmsOptions): Promise<void> {
  await tx.updateTable("city.dataset").set({ row_count: count }).where("city_id", "=", cityId).where("id", "=", syntheticDataset).execute();
  await tx.updateTable("city.city").set({ seed, firm_years: [...demonstrationYears] }).where("city_id", "=", cityId).execute();
}

/** The dataset of the synthetic firms, unless the city's pack already describes it. */
async function ensureDataset(tx: Tx, cityId: string): Promise<void> {
  await tx.insertInto("city.dataset").values({
    city_id: cityId,
    id: syntheticDataset,
    title_zh: "演示企业（合成数据）",
    title_en: "Demonstration firms (synthetic)",
    source: "本平台生成 generated by this project",
    source_url: null,
    licence: "Apache-2.0",
    as_of: "2020-12-31",
    owner: "platform",
    refresh_days: null,
    synthetic: true,
    mark: "synthetic",
    note_zh: "企业及其数字均为生成，不代表任何真实企业；做法见 docs/demonstration-data.md。",
    note_en: "The firms and all their figures are generated and stand for no real firm; docs/demonstration-data.md tells how.",
  }).onConflict((conflict) => conflict.columns(["city_id", "id"]).doNothing()).execute();
}
