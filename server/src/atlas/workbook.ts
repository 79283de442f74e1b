import { keyRuleSchema } from "@chengqi/domain/atlas/atlas";
import type { Language } from "@chengqi/domain/words/words";
import type { DirectoryEntry } from "@chengqi/domain/atlas/atlas";
import Excel from "exceljs";
import { inLanguage, type DrawingData } from "./drawing-data.js";
import { sharedWord, word, type DrawingWord } from "./words/words.js";

interface Column {
  readonly key: DrawingWord;
  readonly width: number;
  readonly format?: string;
  readonly value: (entry: DirectoryEntry, index: number, lang: Language) => string | number | null;
}

const nameOf = (thing: { name: { zh: string; en: string | null } } | null, lang: Language) => (thing ? inLanguage(thing.name, lang) : null);

const columns: readonly Column[] = [
  { key: "col.no", width: 7, format: "0", value: (_, index) => index + 1 },
  { key: "col.role", width: 10, value: ({ role }, _, lang) => word(lang, role === "key" ? "keyRole" : "supportingRole") },
  { key: "col.id", width: 24, value: ({ firm }) => firm.id },
  { key: "col.name", width: 34, value: ({ firm }, _, lang) => inLanguage(firm.name, lang) },
  { key: "col.synthetic", width: 12, value: ({ firm }, _, lang) => word(lang, firm.synthetic ? "nature.synthetic" : "nature.real") },
  { key: "col.industryCode", width: 10, value: ({ firm }) => firm.industry?.code ?? null },
  { key: "col.industry", width: 30, value: ({ firm }, _, lang) => nameOf(firm.industry, lang) },
  { key: "col.zone", width: 28, value: ({ firm }, _, lang) => nameOf(firm.zone, lang) },
  { key: "col.district", width: 14, value: ({ firm }, _, lang) => nameOf(firm.district, lang) },
  { key: "col.size", width: 8, value: ({ firm }, _, lang) => sharedWord(lang, "size", firm.size ?? "unknown") },
  { key: "col.revenue", width: 18, format: "#,##0.00", value: ({ firm }) => (firm.revenueCny === null ? null : Number(firm.revenueCny) / 1e4) },
  { key: "col.employees", width: 14, format: "#,##0", value: ({ firm }) => firm.employees },
  { key: "col.year", width: 8, format: "0", value: ({ firm }) => firm.year },
  { key: "col.founded", width: 10, format: "0", value: ({ firm }) => firm.foundedYear },
  { key: "col.reason", width: 52, value: ({ text }, _, lang) => inLanguage(text, lang) },
  { key: "col.dataset", width: 20, value: ({ firm }) => firm.dataset },
];

/** Text is a string cell in text format: a name that begins with = + - or @ stays a name, also when the cell is edited. */
export function writeText(cell: Excel.Cell, value: string | number | null): void {
  cell.value = value;
  if (typeof value === "string") cell.numFmt = "@";
}

export function headRow(row: Excel.Row): void {
  row.font = { bold: true };
  row.alignment = { vertical: "middle", wrapText: true };
  row.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE4E9E7" } };
  row.height = 30;
}

function directorySheet(book: Excel.Workbook, data: DrawingData, lang: Language): void {
  const title = `${inLanguage(data.atlas.title, lang)} ${word(lang, "sheet.directory")}`;
  const sheet = book.addWorksheet(word(lang, "sheetName.directory"), {
    views: [{ state: "frozen", ySplit: 3, xSplit: 4 }],
    pageSetup: { paperSize: 8 as Excel.PaperSize, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "3:3" },
    headerFooter: { oddFooter: "&P / &N" },
  });
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
  });
  writeText(sheet.getCell(1, 1), title);
  sheet.getRow(1).font = { bold: true, size: 14 };
  const notice = data.demonstration ? ` · ${word(lang, "synthetic")}` : "";
  writeText(sheet.getCell(2, 1), `${word(lang, "row.asOf").replaceAll("　", "")} ${data.atlas.asOf}${notice} · ${word(lang, "showing", { count: data.atlas.directory.length })}`);
  columns.forEach((column, index) => writeText(sheet.getCell(3, index + 1), word(lang, column.key)));
  headRow(sheet.getRow(3));
  data.atlas.directory.forEach((entry, row) => {
    columns.forEach((column, index) => {
      const cell = sheet.getCell(row + 4, index + 1);
      writeText(cell, column.value(entry, row, lang));
      if (column.format) cell.numFmt = column.format;
    });
  });
  if (data.atlas.directory.length === 0) writeText(sheet.getCell(4, 1), word(lang, "noEntries"));
  sheet.autoFilter = { from: { row: 3, column: 1 }, to: { row: Math.max(4, data.atlas.directory.length + 3), column: columns.length } };
}

function ruleSheet(book: Excel.Workbook, data: DrawingData, lang: Language): void {
  const sheet = book.addWorksheet(word(lang, "sheetName.rule"), { pageSetup: { orientation: "landscape", fitToPage: true, fitToHeight: 0 } });
  sheet.getColumn(1).width = 28;
  sheet.getColumn(2).width = 110;
  writeText(sheet.getCell(1, 1), word(lang, "ruleTitle"));
  sheet.getRow(1).font = { bold: true, size: 14 };
  data.atlas.ruleText.forEach((sentence, index) => {
    const cell = sheet.getCell(index + 2, 2);
    writeText(cell, inLanguage(sentence, lang));
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  const from = data.atlas.ruleText.length + 3;
  Object.keys(keyRuleSchema.shape).forEach((key, index) => {
    writeText(sheet.getCell(from + index, 1), key);
    const value = data.atlas.rule[key as keyof typeof data.atlas.rule];
    writeText(sheet.getCell(from + index, 2), typeof value === "boolean" ? word(lang, value ? "yes" : "no") : value);
    sheet.getCell(from + index, 2).alignment = { horizontal: "left" };
  });
}

function sourcesSheet(book: Excel.Workbook, data: DrawingData, lang: Language): void {
  const sheet = book.addWorksheet(word(lang, "sheetName.sources"), {
    views: [{ state: "frozen", ySplit: 1 }], pageSetup: { orientation: "landscape", fitToPage: true, fitToHeight: 0 },
  });
  const heads: readonly (readonly [DrawingWord, number])[] = [
    ["source.id", 24], ["source.title", 44], ["source.asOf", 14], ["source.source", 60], ["source.licence", 36], ["source.synthetic", 16],
  ];
  heads.forEach(([key, width], index) => {
    sheet.getColumn(index + 1).width = width;
    writeText(sheet.getCell(1, index + 1), word(lang, key));
  });
  headRow(sheet.getRow(1));
  data.datasets.forEach((dataset, row) => {
    const values = [dataset.id, inLanguage(dataset.title, lang), dataset.asOf, dataset.source, dataset.licence, word(lang, dataset.synthetic ? "yes" : "no")];
    values.forEach((value, index) => writeText(sheet.getCell(row + 2, index + 1), value));
  });
}

/** The directory as a workbook: the list, the rule, the sources. */
export async function directoryWorkbook(data: DrawingData, lang: Language): Promise<Buffer> {
  const book = new Excel.Workbook();
  book.creator = "Chengqi 城棋";
  book.title = `${inLanguage(data.atlas.title, lang)} ${word(lang, "sheet.directory")}`;
  directorySheet(book, data, lang);
  ruleSheet(book, data, lang);
  sourcesSheet(book, data, lang);
  return Buffer.from(await book.xlsx.writeBuffer());
}
