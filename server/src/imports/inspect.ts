import { createHash } from "node:crypto";
import type { ImportOptions } from "@chengqi/domain/imports/answers";
import type { RawCell } from "@chengqi/domain/imports/cells";
import { guessedMapping, headerRow, joinedHeaders, type ColumnMapping } from "@chengqi/domain/imports/headers";
import { importKind, type ImportKindId } from "@chengqi/domain/imports/kinds";
import { coordinateSystem, statedSystem } from "./crs.js";
import { encodings, type Encoding } from "./encoding.js";
import { ImportFault } from "./import-fault.js";
import { openSource } from "./open-source.js";
import type { SourceFile, SourceFormat, SourceRow, SourceTable } from "./source.js";

/** What a look into a file has shown. */
export interface Found {
  readonly format: SourceFormat;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly hasGeometry: boolean;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly columns: readonly { readonly index: number; readonly name: string; readonly samples: readonly string[] }[];
  readonly suggested: readonly ColumnMapping[];
}

/** Rows in which a header is looked for. */
const firstRows = 50;
const samples = 5;

export const encodingNamed = (name: string | null): Encoding | undefined => encodings.find((one) => one === name);

/** Opens the file as the options have it. */
export const openChosen = (path: string, name: string, encoding: string | null): Promise<SourceFile> => {
  const chosen = encodingNamed(encoding);
  return openSource(path, name, chosen === undefined ? {} : { encoding: chosen });
};

export function tableNamed(file: SourceFile, name: string, sheet: string | null): SourceTable {
  const table = sheet === null ? file.tables[0] : file.tables.find((one) => one.name === sheet);
  if (!table) throw new ImportFault(name, sheet ?? "no table", `one of ${file.tables.map((one) => one.name).join(", ")}`);
  return table;
}

/** Looks into a file: sheets, columns, samples, and which column is likely to be what. */
export async function inspect(path: string, name: string, kind: ImportKindId, chosen: Partial<Pick<ImportOptions, "sheet" | "encoding" | "headerRow" | "headerRows">>): Promise<Found> {
  const file = await openChosen(path, name, chosen.encoding ?? null);
  try {
    const table = tableNamed(file, name, chosen.sheet ?? null);
    const rows = await first(table, firstRows);
    const texts = rows.map(({ cells }) => cells.map(textOf));
    const header = table.columns === null ? (chosen.headerRow ?? headerRow(texts, importKind(kind))) : 0;
    const depth = chosen.headerRows ?? 1;
    const names = table.columns ?? joinedHeaders(texts.slice(header, header + depth));
    const below = table.columns === null ? texts.slice(header + depth) : texts;
    return {
      format: file.format, sheets: file.tables.map((one) => one.name), sheet: table.name, encoding: file.encoding, crs: file.crs === null ? null : (statedSystem(file.crs) ?? coordinateSystem(file.crs))?.id ?? null,
      hasGeometry: rows.some(({ geometry }) => geometry !== null), headerRow: header, headerRows: depth,
      columns: names.map((one, index) => ({ index, name: one, samples: below.map((row) => row[index] ?? "").filter((value) => value !== "").slice(0, samples) })),
      suggested: guessedMapping(names, importKind(kind)),
    };
  } finally {
    await file.close();
  }
}

export const textOf = (cell: RawCell): string => (cell === null ? "" : String(cell).slice(0, 200));

async function first(table: SourceTable, most: number): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of table.rows()) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** The same for files whose columns have the same names in the same order. */
export const headersHashOf = (columns: Found["columns"]): string => createHash("sha256").update(JSON.stringify(columns.map(({ name }) => name.trim()))).digest("hex");

/** The rows below the header, as the options have it. */
export async function* dataRows(table: SourceTable, { headerRow: header, headerRows }: Pick<ImportOptions, "headerRow" | "headerRows">): AsyncGenerator<SourceRow> {
  let skip = table.columns === null ? header + headerRows : 0;
  for await (const row of table.rows()) {
    if (skip > 0) skip -= 1;
    else if (row.geometry !== null || row.cells.some((cell) => cell !== null && cell !== "")) yield row;
  }
}
