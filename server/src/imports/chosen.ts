import type { ImportOptions } from "@chengqi/domain/imports/answers";
import type { ColumnMapping } from "@chengqi/domain/imports/headers";
import type { Found } from "./inspect.js";

/** What holds until somebody chooses otherwise: what was chosen the last time for the same columns, else what the file suggests. */
export function statedOptions(found: Found, fileName: string, remembered: { readonly columns: readonly ColumnMapping[]; readonly options: ImportOptions } | null, before: ImportOptions | null): ImportOptions {
  const last = remembered?.options;
  return {
    sheet: found.sheet, headerRow: found.headerRow, headerRows: found.headerRows, columns: (remembered?.columns ?? found.suggested).map((one) => ({ ...one })),
    exclude: (before?.exclude ?? last?.exclude ?? []).filter(({ column }) => column < found.columns.length), otherwise: [...(before?.otherwise ?? last?.otherwise ?? [])],
    crs: found.crs ?? before?.crs ?? last?.crs ?? null, encoding: found.encoding, existing: before?.existing ?? last?.existing ?? "update", repeated: before?.repeated ?? last?.repeated ?? "last",
    source: before?.source ?? last?.source ?? fileName.slice(0, 200), licence: before?.licence ?? last?.licence ?? "内部使用 for internal use", asOf: before?.asOf ?? new Date().toISOString().slice(0, 10),
  };
}

const placed: ReadonlySet<string> = new Set(["lon", "lat"]);

/** Whether places of the file can only be read with a coordinate system. */
export const needsSystem = ({ hasGeometry }: Pick<Found, "hasGeometry">, { columns, crs }: Pick<ImportOptions, "columns" | "crs">): boolean =>
  crs === null && (hasGeometry || columns.some(({ field }) => placed.has(field)));
