import { gunzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { quoted } from "../exports/csv.js";
import { checked } from "./checked.js";
import type { LongTable } from "./long-table.js";

const row = z.record(z.string(), z.string());

/**
 * A wide table as rows of the import of observations. Rows of one subject and period are summed; an empty cell is suppressed and stays
 * out of the sum, so that a sum is of what is published; a measure of which nothing is published is left out.
 */
export async function longRows(path: string, { subjectKind, subject, subjects, period, only, measures, unit, source }: LongTable): Promise<string> {
  const bytes = await readFile(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const sums = new Map<string, { readonly key: readonly [string, string, string]; sum: number }>();
  for (const [index, record] of (parse(text, { bom: true, columns: true, skip_empty_lines: true }) as unknown[]).entries()) {
    const cells = checked(row, record, `${path}, row ${index + 1}`);
    if (Object.entries(only).some(([column, value]) => cells[column] !== value)) continue;
    const named = cells[subject] ?? "";
    const id = subjects ? subjects[named] : named;
    if (id === undefined) continue;
    for (const [column, measure] of Object.entries(measures)) {
      const cell = cells[column];
      if (cell === undefined || cell === "") continue;
      const key = [id, measure, cells[period] ?? ""] as const;
      const known = sums.get(key.join("\t"));
      if (known) known.sum += Number(cell);
      else sums.set(key.join("\t"), { key, sum: Number(cell) });
    }
  }
  const rows = [...sums.values()].map(({ key, sum }) => [subjectKind, ...key, String(sum), unit, source]);
  return [["subjectKind", "subject", "measure", "period", "value", "unit", "source"], ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
}
