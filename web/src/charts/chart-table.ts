/** The figures of a chart as a table: its text alternative and what can be taken away. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Comma-separated text as in RFC 4180, with a byte order mark so that spreadsheets read Chinese. Null is an empty field. */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [columns, ...rows].map((row) => row.map((value) => csvField(value)).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return "";
  // A text that begins like a formula would be run by a spreadsheet.
  const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
