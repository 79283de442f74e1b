import { harmless, headerOf, textOf, type ExportCell, type ExportColumn } from "@chengqi/domain/exports/columns";
import type { Export } from "./export.js";

/** Values separated by commas, in UTF-8 with the mark by which spreadsheets know it; no text is taken for a formula. */
export async function* csvOf({ list, language, pages }: Export): AsyncGenerator<string> {
  yield `\uFEFF${list.columns.map((column) => quoted(harmless(headerOf(column, language)))).join(",")}\r\n`;
  for await (const rows of pages) yield rows.map(({ cells }) => `${list.columns.map((column) => cellOf(cells[column.key] ?? null, column)).join(",")}\r\n`).join("");
}

const cellOf = (cell: ExportCell, { type }: ExportColumn): string => (type === "number" || type === "flag" ? textOf(cell) : quoted(harmless(textOf(cell))));

/** A cell in quotes where it needs them. */
export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
