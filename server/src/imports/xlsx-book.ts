import path from "node:path";
import type { Archive } from "./archive.js";
import { ImportFault } from "./import-fault.js";
import { limits } from "./source.js";
import { readAll } from "./xml-elements.js";

/** What the sheets of a workbook share. */
export interface Book {
  /** Sheets in their order, each with its file in the archive. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  /** Texts that cells name by their number. */
  readonly texts: readonly string[];
  /** Whether a cell of the style of that number shows a day. */
  readonly showsDay: (style: number) => boolean;
  /** Day 0 of its days. */
  readonly day0: number;
}

const bookPart = "xl/workbook.xml";

/** @param texts whether the texts are wanted too: they are the most of it */
export async function readBook(archive: Archive, name: string, texts: boolean): Promise<Book> {
  if (!archive.names.includes(bookPart)) throw new ImportFault(name, `an archive without ${bookPart}`, "a workbook of the form XLSX");
  const parts = await partsOf(archive, name);
  const named: { name: string; id: string }[] = [];
  let day0 = Date.UTC(1899, 11, 30);
  await readAll(archive.pieces(bookPart), {
    open: (element, attributes) => {
      if (element === "workbookPr" && /^(?:1|true)$/.test(attributes["date1904"] ?? "")) day0 = Date.UTC(1904, 0, 1);
      if (element === "sheet") named.push({ name: (attributes["name"] ?? "").slice(0, 200), id: attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "" });
    },
  }, `${name}, ${bookPart}`);
  if (named.length > limits.sheets) throw new ImportFault(name, `${named.length} sheets`, `at most ${limits.sheets}`);
  // Charts stand among the sheets, without rows.
  const sheets = named.flatMap((sheet) => {
    const part = parts.get(sheet.id);
    return part && part.kind === "worksheet" && archive.names.includes(part.path) ? [{ name: sheet.name, part: part.path }] : [];
  });
  if (sheets.length === 0) throw new ImportFault(name, "no sheet", "a sheet with rows");
  const shared = [...parts.values()].find(({ kind }) => kind === "sharedStrings")?.path;
  const styles = [...parts.values()].find(({ kind }) => kind === "styles")?.path;
  return {
    sheets, day0,
    texts: texts && shared !== undefined && archive.names.includes(shared) ? await sharedTexts(archive, shared, `${name}, ${shared}`) : [],
    showsDay: styles !== undefined && archive.names.includes(styles) ? await dayStyles(archive, styles, `${name}, ${styles}`) : () => false,
  };
}

async function partsOf(archive: Archive, name: string): Promise<ReadonlyMap<string, { readonly kind: string; readonly path: string }>> {
  const file = "xl/_rels/workbook.xml.rels";
  const parts = new Map<string, { kind: string; path: string }>();
  if (!archive.names.includes(file)) throw new ImportFault(name, `an archive without ${file}`, "a workbook of the form XLSX");
  await readAll(archive.pieces(file), {
    open: (element, { Id: id, Target: target, Type: type }) => {
      if (element === "Relationship" && id && target && type) parts.set(id, { kind: type.slice(type.lastIndexOf("/") + 1), path: target.startsWith("/") ? target.slice(1) : path.posix.join("xl", target) });
    },
  }, `${name}, ${file}`);
  return parts;
}

/** `_x000D_` and its like: signs that XML cannot hold. */
export const unescaped = (text: string): string => text.replaceAll(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

async function sharedTexts(archive: Archive, part: string, where: string): Promise<string[]> {
  const texts: string[] = [];
  let [signs, text, reading, spoken] = [0, "", false, false];
  await readAll(archive.pieces(part), {
    open: (element) => {
      if (element === "si") text = "";
      else if (element === "rPh") spoken = true;
      else if (element === "t") reading = !spoken;
    },
    text: (piece) => {
      if (!reading) return;
      text += piece;
      if (text.length > limits.cell) throw new ImportFault(`${where}, text ${texts.length + 1}`, `more than ${limits.cell} signs`, `at most ${limits.cell} in a cell`);
    },
    close: (element) => {
      if (element === "t") reading = false;
      else if (element === "rPh") spoken = false;
      else if (element === "si") {
        texts.push(unescaped(text));
        signs += text.length;
        if (signs > limits.sharedSigns || texts.length > limits.sharedTexts) throw new ImportFault(where, `${texts.length} texts of ${signs} signs`, `at most ${limits.sharedTexts} of ${limits.sharedSigns}`);
      }
    },
  }, where);
  return texts;
}

/** Days among the styles that every workbook knows by number; times without a day are none. */
const knownDays = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;

/** Whether a style written out shows a year or a day of the month, what stands in quotes and brackets left out. */
const writtenDay = (code: string): boolean => /[yd]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./gu, ""));

async function dayStyles(archive: Archive, part: string, where: string): Promise<(style: number) => boolean> {
  const written = new Map<number, boolean>();
  const days: boolean[] = [];
  let within = false;
  await readAll(archive.pieces(part), {
    open: (element, attributes) => {
      if (element === "numFmt") written.set(Number(attributes["numFmtId"]), writtenDay((attributes["formatCode"] ?? "").slice(0, 500)));
      else if (element === "cellXfs") within = true;
      else if (element === "xf" && within) {
        const id = Number(attributes["numFmtId"] ?? 0);
        days.push(written.get(id) ?? knownDays(id));
      }
    },
    close: (element) => { if (element === "cellXfs") within = false; },
  }, where);
  return (style) => days[style] ?? false;
}
