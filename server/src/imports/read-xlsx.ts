import type { RawCell } from "@chengqi/domain/imports/cells";
import { openArchive } from "./archive.js";
import { ImportFault } from "./import-fault.js";
import { limits, type SourceFile, type SourceRow } from "./source.js";
import { readBook, unescaped, type Book } from "./xlsx-book.js";
import { toldOf, type Told } from "./xml-elements.js";

/** A workbook; its sheets are read one row at a time, the texts they share stay in memory while they are. */
export async function openXlsx(path: string, name: string): Promise<SourceFile> {
  const archive = await openArchive(path, name);
  try {
    const { sheets } = await readBook(archive, name, false);
    return {
      format: "xlsx", encoding: null, crs: null, close: () => Promise.resolve(),
      tables: sheets.map(({ name: sheet, part }) => ({ name: sheet, columns: null, rows: () => rowsOf(path, name, sheet, part) })),
    };
  } finally {
    await archive.close();
  }
}

async function* rowsOf(path: string, name: string, sheet: string, part: string): AsyncGenerator<SourceRow> {
  const archive = await openArchive(path, name);
  try {
    const rows: SourceRow[] = [];
    const told = rowsTold(rows, await readBook(archive, name, true), `${name}, ${sheet}`);
    for await (const _ of toldOf(archive.pieces(part), told, `${name}, ${sheet}`)) yield* rows.splice(0);
  } finally {
    await archive.close();
  }
}

interface Cell { readonly column: number; readonly type: string; readonly style: number; value: string | null; within: string | null }

/** Turns what is told of a sheet into rows, which are put into the list given. */
function rowsTold(rows: SourceRow[], book: Book, where: string): Told {
  let [line, cells, spoken] = [0, null as RawCell[] | null, false];
  let cell: Cell | null = null;
  let element = "";
  const at = () => `${where}, row ${line}`;
  return {
    open: (name, attributes) => {
      element = name;
      if (name === "row") {
        line = lineOf(attributes["r"], line + 1, where);
        cells = [];
      } else if (name === "rPh") spoken = true;
      else if (name === "c" && cells) {
        const column = columnOf(attributes["r"], cells.length, at());
        if (column >= limits.columns) throw new ImportFault(at(), `${column + 1} columns`, `at most ${limits.columns}`);
        cell = { column, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), value: null, within: null };
      }
    },
    text: (piece) => {
      if (!cell || spoken) return;
      if (element === "v") cell.value = grown(cell.value, piece, at());
      else if (element === "t") cell.within = grown(cell.within, piece, at());
    },
    close: (name) => {
      element = "";
      if (name === "rPh") spoken = false;
      else if (name === "c" && cell && cells) {
        while (cells.length < cell.column) cells.push(null);
        cells[cell.column] = rawOf(cell, book, at());
        cell = null;
      } else if (name === "row" && cells) {
        if (cells.some((one) => one !== null)) rows.push({ line, cells, geometry: null });
        cells = null;
      }
    },
  };
}

function lineOf(said: string | undefined, next: number, where: string): number {
  const line = said === undefined ? next : Number(said);
  if (!Number.isInteger(line) || line < 1 || line > limits.sheetRows) throw new ImportFault(where, `a row ${JSON.stringify(said ?? line).slice(0, 40)}`, `rows from 1 to ${limits.sheetRows}`);
  return line;
}

/** Number of the column from 0; the next one where the cell does not say. */
function columnOf(said: string | undefined, next: number, where: string): number {
  if (said === undefined) return next;
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(said)?.[1];
  if (letters === undefined) throw new ImportFault(where, `a cell ${JSON.stringify(said.slice(0, 40))}`, "cells named as A1");
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function grown(text: string | null, piece: string, where: string): string {
  const longer = (text ?? "") + piece;
  if (longer.length > limits.cell) throw new ImportFault(where, `a cell of more than ${limits.cell} signs`, `at most ${limits.cell}`);
  return longer;
}

/** Of a formula its result as it was last worked out; nothing is worked out here. */
function rawOf({ type, style, value, within }: Cell, { texts, showsDay, day0 }: Book, where: string): RawCell {
  if (type === "inlineStr") return within === null ? null : unescaped(within);
  if (value === null) return null;
  switch (type) {
    case "s": {
      const text = texts[Number(value)];
      if (text === undefined) throw new ImportFault(where, `a cell with text ${value.slice(0, 20)} of ${texts.length}`, "texts that the workbook holds");
      return text;
    }
    case "b": return value.trim() === "1" || value.trim() === "true";
    case "n": return numberOf(value, showsDay(style) ? day0 : null, where);
    case "d": return value.slice(0, 10);
    default: return unescaped(value);
  }
}

function numberOf(value: string, day0: number | null, where: string): RawCell {
  const number = value.trim() === "" ? null : Number(value);
  if (number === null) return null;
  if (!Number.isFinite(number)) throw new ImportFault(where, `the number ${JSON.stringify(value.slice(0, 40))}`, "digits");
  return day0 !== null && number >= 0 && number < 2_958_466 ? new Date(day0 + Math.floor(number) * 86_400_000).toISOString().slice(0, 10) : number;
}
