import type { ImportField } from "../imports/kinds.js";
import type { Language } from "../words/words.js";

/** What a cell of an exported list may hold; figures with decimals come as texts that lose nothing. */
export type ExportCell = string | number | boolean | readonly string[] | null;

export interface ExportColumn {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly type: "text" | "number" | "flag" | "list";
  readonly unit?: ImportField["unit"];
}

const units: Readonly<Record<NonNullable<ImportField["unit"]>, Readonly<Record<Language, string>>>> = {
  cny: { zh: "元", en: "CNY" }, person: { zh: "人", en: "persons" }, m2: { zh: "平方米", en: "m²" }, tce: { zh: "吨标准煤", en: "tce" },
  m3: { zh: "立方米", en: "m³" }, tCO2e: { zh: "吨二氧化碳当量", en: "tCO2e" },
};

/** Header of a column, with its unit in brackets: the same in templates and in exports, so that one can be loaded as the other. */
export function headerOf(column: Pick<ExportColumn, "zh" | "en" | "unit">, language: Language): string {
  const name = column[language];
  if (column.unit === undefined) return name;
  const unit = units[column.unit][language];
  return language === "zh" ? `${name}（${unit}）` : `${name} (${unit})`;
}

const numbers: ReadonlySet<string> = new Set(["number", "integer", "year"]);

/** The column of an export that an import reads back as this field. */
export const columnOf = ({ key, zh, en, type, unit }: ImportField): ExportColumn =>
  ({ key, zh, en, type: numbers.has(type) ? "number" : type === "list" || type === "flag" ? type : "text", ...(unit !== undefined && { unit }) });

const starts = /^\s*[=+\-@\t\r]/;

/** A text that no spreadsheet takes for a formula. */
export const harmless = (text: string): string => (starts.test(text) ? `'${text}` : text);

/** A list as one text; the sign between its parts is read back by imports. */
export const textOf = (cell: ExportCell): string => (cell === null ? "" : typeof cell === "object" ? cell.join("、") : String(cell));
