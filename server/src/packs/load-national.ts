import { z } from "zod";
import { industryLevels } from "@chengqi/domain/industries/industry";
import type { Tx } from "../db/tables.js";
import { copyRows } from "./copy-rows.js";
import { fileOf, type Pack } from "./pack.js";
import { optionalText, readRows, text } from "./pack-rows.js";

const industryRow = z.object({ code: text, name_zh: text, level: z.enum(industryLevels), parent_code: optionalText, section: text });
const correctionRow = z.strictObject({ code: text, name_zh: text });
const englishRow = z.strictObject({ code: text, name_en: text });
const wideRow = z.record(z.string(), z.string());
type WideRow = z.infer<typeof wideRow>;

/** Loads what the whole nation shares; returns how many rows each dataset has. */
export async function loadNational(tx: Tx, pack: Pack, classification: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const add = (key: string, rows: number) => {
    if (!pack.files[key]) return;
    const { dataset } = fileOf(pack, key);
    counts.set(dataset, (counts.get(dataset) ?? 0) + rows);
  };
  add("industries", await loadIndustries(tx, pack, classification));
  add("industryNamesEn", (await readRows(pack, "industryNamesEn", englishRow)).length);
  add("ioTable42", await loadTable(tx, pack, "ioTable42"));
  add("ioTable153", await loadTable(tx, pack, "ioTable153"));
  add("employment", await loadEmployment(tx, pack));
  return counts;
}

async function loadIndustries(tx: Tx, pack: Pack, classification: string): Promise<number> {
  const corrected = new Map((await readRows(pack, "industryCorrections", correctionRow)).map((row) => [row.code, row.name_zh]));
  const english = new Map((await readRows(pack, "industryNamesEn", englishRow)).map((row) => [row.code, row.name_en]));
  const rows = await readRows(pack, "industries", industryRow);
  await tx.deleteFrom("national.industry").where("classification", "=", classification).execute();
  return copyRows(tx, "national.industry", rows.map((row) => ({
    classification, code: row.code, name_zh: corrected.get(row.code) ?? row.name_zh, name_en: english.get(row.code) ?? null,
    level: row.level, parent_code: row.parent_code, section: row.section,
  })));
}

const origins: Record<string, string> = { Domestic: "Domestic", Imports: "Import", TOT: "Total" };

/** An input–output table as the source lays it out: a row a seller or cost, a column a buyer or use. */
async function loadTable(tx: Tx, pack: Pack, key: string): Promise<number> {
  if (!pack.files[key]) return 0;
  const { dataset: id } = fileOf(pack, key);
  const tableId = id.replace(/^io-/, "");
  const rows = await readRows(pack, key, wideRow);
  const row = (code: string) => rows.find((one) => one["Code"] === code);
  const sectors = [...new Map(rows.filter((one) => /^\d+$/.test(one["Code"] ?? "")).map((one) => [one["Code"] ?? "", one])).values()];
  for (const table of ["national.io_sector", "national.io_flow"] as const) await tx.deleteFrom(table).where("table_id", "=", tableId).execute();
  await copyRows(tx, "national.io_sector", sectors.map((sector) => ({
    table_id: tableId, code: sector["Code"] ?? "", name_zh: sector["DescriptionInChinese"] ?? "", name_en: sector["Description"] ?? "",
    output: valueOf(row("TI"), sector["Code"]), value_added: valueOf(row("TVA"), sector["Code"]),
  })));
  return copyRows(tx, "national.io_flow", rows.flatMap((one) => flowsOf(tableId, one)));
}

const valueOf = (row: WideRow | undefined, column: string | undefined): string | null => row?.[column ?? ""] || null;

const describing = new Set(["Code", "Description", "DescriptionInChinese", "Origin"]);

/** The filled cells of a row; what the source leaves blank is no flow. */
function flowsOf(tableId: string, row: WideRow) {
  const origin = origins[row["Origin"] ?? "TOT"] ?? "Total";
  return Object.entries(row)
    .filter(([column, value]) => !describing.has(column) && value !== "")
    .map(([column, value]) => ({ table_id: tableId, origin, from_code: row["Code"] ?? "", to_code: column, value }));
}

async function loadEmployment(tx: Tx, pack: Pack): Promise<number> {
  if (!pack.files["employment"]) return 0;
  const rows = await readRows(pack, "employment", wideRow);
  await tx.deleteFrom("national.employment").execute();
  return copyRows(tx, "national.employment", rows.flatMap((row) => Object.entries(row)
    .filter(([column, value]) => /^\d{4}$/.test(column) && value !== "")
    .map(([year, value]) => ({
      industry_code: row["Code"] ?? "", year: Number(year), persons_10k: value,
      name_zh: row["DescriptionInChinese"] ?? "", name_en: row["Description"] ?? "",
    }))));
}
