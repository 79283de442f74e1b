import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decoded, encodingOf, type Encoding } from "./encoding.js";
import { ImportFault } from "./import-fault.js";
import { limits, type SourceFile, type SourceRow } from "./source.js";

const delimiters = [",", "\t", ";", "|"] as const;

/** A file of separated values in the encoding given or found. */
export async function openCsv(path: string, name: string, chosen?: Encoding): Promise<SourceFile> {
  const encoding = chosen ?? (await encodingOf(path));
  const delimiter = await delimiterOf(path, encoding);
  return {
    format: "csv", encoding, crs: null, close: () => Promise.resolve(),
    tables: [{ name, columns: null, rows: () => rowsOf(path, name, encoding, delimiter) }],
  };
}

async function* rowsOf(path: string, name: string, encoding: Encoding, delimiter: string): AsyncGenerator<SourceRow> {
  const text = Readable.from(decoded(createReadStream(path), encoding, name));
  const parser = text.pipe(parse({
    bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true, relax_quotes: true, max_record_size: limits.columns * limits.cell,
  }));
  text.on("error", (error) => parser.destroy(error));
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > limits.columns) throw new ImportFault(`${name}, line ${info.lines}`, `${record.length} columns`, `at most ${limits.columns}`);
      const long = record.findIndex((cell) => cell.length > limits.cell);
      if (long >= 0) throw new ImportFault(`${name}, line ${info.lines}, column ${long + 1}`, `${record[long]?.length} signs`, `at most ${limits.cell}`);
      yield { line: info.lines, cells: record, geometry: null };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? `, line ${error["lines"]}` : "";
    throw new ImportFault(`${name}${line}`, faultOf(error), "rows of values separated alike, quotes closed", { cause: error });
  } finally {
    text.destroy();
  }
}

const faultOf = ({ code }: CsvError): string =>
  (code === "CSV_QUOTE_NOT_CLOSED" ? "a quote that is never closed" : code === "CSV_MAX_RECORD_SIZE" ? `a row of more than ${limits.columns * limits.cell} signs` : code);

/** The separator that parts the first lines into the most columns. */
async function delimiterOf(path: string, encoding: Encoding): Promise<string> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const lines = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead)).replaceAll(/"[^"]*"/gu, "").split(/\r?\n/u).slice(0, 20);
    const counts = delimiters.map((one) => ({ one, count: lines.reduce((sum, line) => sum + line.split(one).length - 1, 0) }));
    return counts.reduce((best, next) => (next.count > best.count ? next : best)).one;
  } finally {
    await file.close();
  }
}
