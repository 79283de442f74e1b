import { headerOf, textOf, type ExportCell, type ExportColumn } from "@chengqi/domain/exports/columns";
import type { Export } from "./export.js";
import { aboutRows } from "./about-sheet.js";
import type { ExportRow } from "./source.js";
import { zipOf, type Entry } from "./zip.js";

/** Rows of a sheet that spreadsheets read, its header among them. */
export const sheetRows = 1_048_576;

/** Signs of a cell that spreadsheets read. */
const longest = 32_767;

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const officeType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const styleOf = { plain: 0, text: 1, head: 2 } as const;

/** A workbook of the rows, page by page, and a sheet about them; texts are text cells, which no spreadsheet reckons. */
export const xlsxOf = (file: Export, rowsOfSheet = sheetRows): AsyncIterable<Buffer> => zipOf(entries(file, rowsOfSheet));

interface Sheet { readonly name: string }

async function* entries(file: Export, rowsOfSheet: number): AsyncGenerator<Entry> {
  const { list, language } = file;
  const sheets: Sheet[] = [];
  const seen = { datasets: new Set<string>(), rows: 0, synthetic: 0 };
  const source = takerOf(file.pages);
  do {
    sheets.push({ name: sheets.length === 0 ? list[language] : `${list[language]} ${sheets.length + 1}` });
    yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: dataSheet(file, source, seen, rowsOfSheet - 1) };
  } while (!(await source.empty()));
  sheets.push({ name: language === "zh" ? "说明" : "About" });
  const about = await aboutRows(file, seen);
  yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: [...sheetOf([28, 60, 16, 60, 30, 14], about.map((row, index) => rowOf(index + 1, row.map((value) => ({ value, style: "text" }))))) ] };
  yield* frame(sheets);
}

/** Rows of pages as they are asked for, with a look at whether there are more. */
function takerOf(pages: AsyncIterable<readonly ExportRow[]>) {
  const iterator = pages[Symbol.asyncIterator]();
  let rest: readonly ExportRow[] = [];
  let done = false;
  const filled = async (): Promise<void> => {
    while (rest.length === 0 && !done) {
      const step = await iterator.next();
      if (step.done === true) done = true;
      else rest = step.value;
    }
  };
  return {
    empty: async () => {
      await filled();
      return rest.length === 0;
    },
    take: async (most: number) => {
      await filled();
      const taken = rest.slice(0, most);
      rest = rest.slice(most);
      return taken;
    },
  };
}

async function* dataSheet({ list, language }: Export, source: ReturnType<typeof takerOf>, seen: { datasets: Set<string>; rows: number; synthetic: number }, most: number): AsyncGenerator<string> {
  const { columns } = list;
  const [open = "", close = ""] = sheetOf(columns.map(widthOf), [], true);
  yield open + rowOf(1, columns.map((column) => ({ value: headerOf(column, language), style: "head" })));
  for (let line = 2, left = most; left > 0;) {
    const rows = await source.take(left);
    if (rows.length === 0) break;
    left -= rows.length;
    yield rows.map(({ cells }) => {
      seen.rows += 1;
      if (cells["synthetic"] === true) seen.synthetic += 1;
      if (typeof cells["dataset"] === "string") seen.datasets.add(cells["dataset"]);
      const text = rowOf(line, columns.map(({ key, type }) => ({ value: valueOf(cells[key] ?? null, type), style: type === "number" ? "plain" : "text" })));
      line += 1;
      return text;
    }).join("");
  }
  yield close;
}

const widthOf = ({ type, key }: ExportColumn): number => (type === "number" ? 14 : key.startsWith("name") ? 34 : 20);

interface Value { readonly value: string | number | boolean | null; readonly style: keyof typeof styleOf }

/** A figure that a cell's number keeps whole is one; others stay texts. */
function valueOf(cell: ExportCell, type: ExportColumn["type"]): Value["value"] {
  if (cell === null || typeof cell === "boolean") return cell;
  if (type !== "number") return textOf(cell);
  const number = Number(cell);
  return Number.isFinite(number) ? number : textOf(cell);
}

function rowOf(line: number, values: readonly Value[]): string {
  const cells = values.map(({ value, style }, index) => (value === null || value === "" ? "" : cellOf(`${letters(index)}${line}`, value, style)));
  return `<row r="${line}">${cells.join("")}</row>`;
}

function cellOf(place: string, value: string | number | boolean, style: Value["style"]): string {
  if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c r="${place}" t="inlineStr" s="${styleOf[style]}"><is><t xml:space="preserve">${escaped(value.slice(0, longest))}</t></is></c>`;
}

/** A, B, … Z, AA. */
const letters = (index: number): string => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** XML holds no control signs but tab and line ends. */
// oxlint-disable-next-line no-control-regex
const escaped = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** What stands before and after the rows of a sheet. */
function sheetOf(widths: readonly number[], rows: readonly string[], frozen = false): string[] {
  const view = frozen ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' : "";
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
  return [`${xml}<worksheet xmlns="${main}">${view}<cols>${columns}</cols><sheetData>`, ...(rows.length > 0 ? [rows.join("")] : []), "</sheetData></worksheet>"];
}

function* frame(sheets: readonly Sheet[]): Generator<Entry> {
  const numbers = sheets.map((_, index) => index + 1);
  const named = sheets.map(({ name }, index) => `<sheet name="${escaped(name).slice(0, 31)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("");
  yield { name: "xl/workbook.xml", content: [`${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named}</sheets></workbook>`] };
  const links = [...numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`), `<Relationship Id="rId${numbers.length + 1}" Type="${relations}/styles" Target="styles.xml"/>`];
  yield { name: "xl/_rels/workbook.xml.rels", content: [`${xml}<Relationships xmlns="${packaged}/relationships">${links.join("")}</Relationships>`] };
  yield { name: "xl/styles.xml", content: [styles] };
  yield { name: "_rels/.rels", content: [`${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] };
  const parts = [["/xl/workbook.xml", "sheet.main"], ["/xl/styles.xml", "styles"], ...numbers.map((n) => [`/xl/worksheets/sheet${n}.xml`, "worksheet"])] as const;
  const overrides = parts.map(([part, type]) => `<Override PartName="${part}" ContentType="${officeType}.${type}+xml"/>`).join("");
  yield { name: "[Content_Types].xml", content: [`${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides}</Types>`] };
}

/** Plain; text (format 49, "@"), so that an edited cell stays a text; bold. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`;
