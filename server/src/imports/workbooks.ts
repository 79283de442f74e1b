import { PassThrough, type Readable } from "node:stream";
import { harmless, headerOf } from "@chengqi/domain/exports/columns";
import { expectedText, foundText } from "@chengqi/domain/imports/expected";
import { importKind, type ImportField, type ImportKindId } from "@chengqi/domain/imports/kinds";
import type { Language } from "@chengqi/domain/words/words";
import exceljs from "exceljs";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";
import { dataRows, openChosen, tableNamed, textOf } from "./inspect.js";
import type { Import } from "./sql.js";

/** An empty workbook or text file with the columns of a kind: the same that exports have. */
export async function template(id: ImportKindId, language: Language, format: "xlsx" | "csv"): Promise<Buffer> {
  const kind = importKind(id);
  const headers = kind.fields.map((field) => headerOf(field, language));
  if (format === "csv") return Buffer.from(`\uFEFF${headers.join(",")}\r\n`);
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(kind[language], { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = headers.map((header) => ({ header, width: Math.max(12, header.length * 2) }));
  sheet.getRow(1).font = { bold: true };
  for (const [index, { type }] of kind.fields.entries()) if (!numbers.has(type)) sheet.getColumn(index + 1).numFmt = "@";
  const about = workbook.addWorksheet(language === "zh" ? "说明" : "About");
  about.columns = [{ width: 28 }, { width: 60 }];
  about.addRows(kind.fields.map((field) => [headerOf(field, language), explained(field, language)]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const numbers: ReadonlySet<string> = new Set(["number", "integer", "year"]);
const typeWords: Readonly<Record<ImportField["type"], Readonly<Record<Language, string>>>> = {
  text: { zh: "文字", en: "text" }, number: { zh: "数字", en: "number" }, integer: { zh: "整数", en: "whole number" }, year: { zh: "年份", en: "year" }, date: { zh: "日期，如 2020-12-31", en: "day, such as 2020-12-31" },
  "credit-code": { zh: "18 位统一社会信用代码（GB 32100）", en: "18 signs (GB 32100)" }, flag: { zh: "是 或 否", en: "true or false" }, list: { zh: "多项，以、分隔", en: "several, separated by 、" },
};
const explained = ({ type, required, also = [] }: ImportField, language: Language): string =>
  [typeWords[type][language], ...(required ? [language === "zh" ? "必填" : "required"] : []), ...(also.length > 0 ? [`${language === "zh" ? "亦认作" : "also read"}: ${also.join(" / ")}`] : [])].join("; ");

interface FaultyRow { readonly line: number; readonly state: string; readonly faults: readonly { field: string; found: string; expected: string }[] | null }

/** The rows that cannot be taken as they are, as the file has them, with what is wrong beside: to correct and load again. */
export function faultsWorkbook(owner: Kysely<Tables>, cityId: string, found: Import, path: string, language: Language): Readable {
  const out = new PassThrough();
  writeFaults(owner, cityId, found, path, language, out).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

async function writeFaults(owner: Kysely<Tables>, cityId: string, found: Import, path: string, language: Language, out: PassThrough): Promise<void> {
  const { options } = found;
  const kind = importKind(found.kind);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const sheet = workbook.addWorksheet(language === "zh" ? "待更正" : "To correct", { views: [{ state: "frozen", ySplit: 1 }] });
  const columns = found.found?.columns ?? [];
  const wrong = language === "zh" ? "问题（更正后可不删除此列）" : "What is wrong (may stay when loaded again)";
  const head = sheet.addRow([...columns.map(({ name }) => harmless(name)), wrong]);
  head.font = { bold: true };
  head.commit();
  const labels = new Map(kind.fields.map((field) => [field.key, field[language]]));
  const faulty = faultyRows(owner, cityId, found.id)[Symbol.asyncIterator]();
  let next = await faulty.next();
  if (options && next.done !== true) {
    const file = await openChosen(path, found.fileName, options.encoding);
    try {
      for await (const row of dataRows(tableNamed(file, found.fileName, options.sheet), options)) {
        if (next.done === true) break;
        if (row.line !== next.value.line) continue;
        const said = (next.value.faults ?? []).map((fault) => `${labels.get(fault.field) ?? fault.field}: ${foundText(fault.found, language)} → ${expectedText(fault.expected, language)}`).join("\n");
        sheet.addRow([...columns.map(({ index }) => harmless(textOf(row.cells[index] ?? null))), said]).commit();
        next = await faulty.next();
      }
    } finally {
      await file.close();
    }
  }
  await workbook.commit();
}

/** In the order of their lines, a page at a time. */
async function* faultyRows(owner: Kysely<Tables>, cityId: string, id: string): AsyncGenerator<FaultyRow> {
  for (let after = -1; ;) {
    const { rows } = await sql<FaultyRow>`select line, state, faults from city.import_row
      where city_id = ${cityId} and import_id = ${id} and line > ${after} and (state = 'refused' or faults is not null) order by line limit 2000`.execute(owner);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 2000) return;
    after = last.line;
  }
}
