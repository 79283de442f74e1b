import { isCreditCode } from "../enterprises/credit-code.js";

/** What a cell of a file may hold before it is read: a text, or what the format itself knows. */
export type RawCell = string | number | boolean | null;

export const cellTypes = ["text", "number", "integer", "year", "date", "credit-code", "flag", "list"] as const;
export type CellType = (typeof cellTypes)[number];

/** What a cell says once it is read; dates are ISO days. */
export type CellValue = string | number | boolean | readonly string[] | null;

export type ReadCell = { readonly ok: true; readonly value: CellValue } | { readonly ok: false; readonly found: string; readonly expected: string };

/** Longest text a cell may hold. */
export const longestText = 2000;

const ok = (value: CellValue): ReadCell => ({ ok: true, value });
const refused = (raw: RawCell, expected: string): ReadCell => ({ ok: false, found: String(raw).slice(0, 60), expected });

/** Full-width digits, signs and blanks as the plain ones; blanks at the ends gone. */
const plain = (text: string): string => text.normalize("NFKC").trim();

/** Signs that people write where nothing is known. */
const nothing = /^(?:[-—–/\\]+|无|暂无|不详|空|n\/?a|null|nil|none|#n\/a)$/i;

/**
 * Reads one cell as a type. An empty cell, or a sign for "not known", is null.
 * @param scale a number is multiplied by it: 10,000 where the header says 万元
 */
export function readCell(raw: RawCell, type: CellType, scale = 1): ReadCell {
  if (raw === null || raw === "") return ok(null);
  const text = typeof raw === "string" ? plain(raw) : raw;
  if (typeof text === "string" && (text === "" || nothing.test(text))) return ok(null);
  switch (type) {
    case "text": return readText(raw, text);
    case "number": return readNumber(raw, text, scale);
    case "integer": return readInteger(raw, text, scale);
    case "year": return readYear(raw, text);
    case "date": return readDate(raw, text);
    case "credit-code": return readCreditCode(raw, text);
    case "flag": return readFlag(raw, text);
    case "list": return ok(String(text).split(/[|、;；,，]/u).map((part) => part.trim()).filter((part) => part !== ""));
  }
}

/** Control signs but tab and line ends: no text of a register holds them. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function readText(raw: RawCell, text: string | number | boolean): ReadCell {
  const value = typeof raw === "string" ? raw.trim() : String(text);
  if (control.test(value)) return refused(raw, "a text without control signs");
  return value.length > longestText ? refused(raw, `at most ${longestText} signs, found ${value.length}`) : ok(value);
}

/** 亿 and 万 behind a number. */
const chineseScales: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 1e2 };

function numberIn(text: string): number | null {
  const percent = text.endsWith("%");
  const bare = percent ? text.slice(0, -1).trim() : text;
  const match = /^([+-]?)(\d{1,3}(?:[,，\s]\d{3})+|\d+)?(\.\d+)?(?:e([+-]?\d{1,3}))?\s*([亿万千百])?(?:元|人|家|吨|平方米|亩)?$/i.exec(bare);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const [, sign = "", whole = "0", part = "", power = "0", scale = ""] = match;
  const value = Number(`${sign}${whole.replaceAll(/[,，\s]/gu, "")}${part}e${power}`) * (chineseScales[scale] ?? 1) * (percent ? 0.01 : 1);
  return Number.isFinite(value) ? value : null;
}

function readNumber(raw: RawCell, text: string | number | boolean, scale: number): ReadCell {
  const value = typeof text === "number" ? text : typeof text === "string" ? numberIn(text) : null;
  if (value === null || !Number.isFinite(value)) return refused(raw, "a number such as 1234.5, 1,234.5, 12% or 3.2亿");
  const scaled = value * scale;
  return Math.abs(scaled) < 1e18 ? ok(scaled) : refused(raw, "a number below 1e18");
}

function readInteger(raw: RawCell, text: string | number | boolean, scale: number): ReadCell {
  const read = readNumber(raw, text, scale);
  if (!read.ok) return refused(raw, "a whole number");
  const value = read.value as number;
  return Number.isSafeInteger(value) ? read : refused(raw, "a whole number");
}

function readYear(raw: RawCell, text: string | number | boolean): ReadCell {
  const year = typeof text === "number" ? text : Number(/^(\d{4})(?:\.0+)?(?:年度?|[-/.年].*)?$/u.exec(String(text))?.[1] ?? Number.NaN);
  return Number.isInteger(year) && year >= 1000 && year <= 2200 ? ok(year) : refused(raw, "a year such as 2020");
}

const dayMs = 86_400_000;
/** Day 0 of spreadsheets; they hold 1900-02-29 for a day, so that days before March 1900 are not believed. */
const sheetDay0 = Date.UTC(1899, 11, 30);

function readDate(raw: RawCell, text: string | number | boolean): ReadCell {
  const expected = "a day such as 2020-12-31, 2020年12月31日 or 2020/12/31";
  if (typeof text === "number") {
    // Eight digits are a day written in one; other numbers count the days of a spreadsheet.
    if (Number.isInteger(text) && text >= 10_000_101 && text <= 22_001_231) return dayOf(raw, String(text).slice(0, 4), String(text).slice(4, 6), String(text).slice(6));
    return text >= 61 && text < 110_000 ? ok(new Date(sheetDay0 + Math.floor(text) * dayMs).toISOString().slice(0, 10)) : refused(raw, expected);
  }
  const match = /^(\d{4})[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2})日?)?(?:[ T].*)?月?$/u.exec(String(text)) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(String(text));
  if (!match) return refused(raw, expected);
  return match[3] === undefined ? refused(raw, "a day; only a month was found") : dayOf(raw, match[1] ?? "", match[2] ?? "", match[3]);
}

function dayOf(raw: RawCell, year: string, month: string, day: string): ReadCell {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? ok(text) : refused(raw, "a day that the calendar has");
}

function readCreditCode(raw: RawCell, text: string | number | boolean): ReadCell {
  const code = String(text).replaceAll(/\s/gu, "").toUpperCase();
  if (typeof raw === "number" && !Number.isSafeInteger(raw)) return refused(raw, "18 signs as text: as a number the last digits are lost");
  return isCreditCode(code) ? ok(code) : refused(raw, "a unified social credit code of 18 signs with right check signs (GB 32100)");
}

const yes = new Set(["true", "yes", "y", "1", "是", "有", "√", "对"]);
const no = new Set(["false", "no", "n", "0", "否", "无", "×", "错"]);

function readFlag(raw: RawCell, text: string | number | boolean): ReadCell {
  const word = String(text).toLowerCase();
  return yes.has(word) ? ok(true) : no.has(word) ? ok(false) : refused(raw, "是 or 否, true or false");
}
