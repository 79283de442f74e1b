import { createReadStream } from "node:fs";
import type { RawCell } from "@chengqi/domain/imports/cells";
import exceljs from "exceljs";
import { openArchive } from "./archive.js";
import { ImportFault } from "./import-fault.js";
import { limits, type SourceFile, type SourceRow } from "./source.js";
import { withWholeSigns } from "./whole-signs.js";

/** A workbook; its sheets are read one row at a time, the texts they share stay in memory. */
export async function openXlsx(path: string, name: string): Promise<SourceFile> {
  const archive = await openArchive(path, name);
  try {
    if (!archive.names.includes("xl/workbook.xml")) throw new ImportFault(name, "an archive without xl/workbook.xml", "a workbook of the form XLSX");
  } finally {
    await archive.close();
  }
  const names: string[] = [];
  for await (const sheet of sheetsOf(path, name)) {
    if (names.length === limits.sheets) throw new ImportFault(name, `more than ${limits.sheets} sheets`, `at most ${limits.sheets}`);
    names.push(sheetName(sheet));
  }
  if (names.length === 0) throw new ImportFault(name, "no sheet", "a sheet with rows");
  return {
    format: "xlsx", encoding: null, crs: null, close: () => Promise.resolve(),
    tables: names.map((one) => ({ name: one, columns: null, rows: () => rowsOf(path, name, one) })),
  };
}

type Sheet = exceljs.stream.xlsx.WorksheetReader;

const sheetName = (sheet: Sheet): string => (sheet as unknown as { name: string }).name;

async function* sheetsOf(path: string, name: string): AsyncGenerator<Sheet> {
  const file = createReadStream(path);
  const reader = withWholeSigns(new exceljs.stream.xlsx.WorkbookReader(file, { sharedStrings: "cache", styles: "cache", hyperlinks: "ignore", worksheets: "emit", entries: "ignore" }));
  try {
    for await (const sheet of reader) yield sheet;
  } catch (error) {
    throw error instanceof ImportFault ? error : new ImportFault(name, error instanceof Error ? error.message.slice(0, 120) : String(error), "a workbook that is whole", { cause: error });
  } finally {
    file.destroy();
  }
}

async function* rowsOf(path: string, name: string, wanted: string): AsyncGenerator<SourceRow> {
  for await (const sheet of sheetsOf(path, name)) {
    if (sheetName(sheet) !== wanted) continue;
    for await (const row of sheet) {
      const where = `${name}, ${wanted}, row ${row.number}`;
      const values = row.values as exceljs.CellValue[];
      if (values.length - 1 > limits.columns) throw new ImportFault(where, `${values.length - 1} columns`, `at most ${limits.columns}`);
      yield { line: row.number, cells: Array.from({ length: Math.max(0, values.length - 1) }, (_, index) => rawOf(values[index + 1], where)), geometry: null };
    }
    return;
  }
}

function rawOf(value: exceljs.CellValue | undefined, where: string): RawCell {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  // Of a formula its result as it was last worked out; nothing is worked out here.
  if ("formula" in value || "sharedFormula" in value) return rawOf(value.result as exceljs.CellValue | undefined, where);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("hyperlink" in value) return rawOf(value.text as exceljs.CellValue, where);
  if ("error" in value) return String(value.error);
  throw new ImportFault(where, JSON.stringify(value).slice(0, 60), "texts, numbers, days, or formulas with their results");
}
