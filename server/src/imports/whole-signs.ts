import { Readable } from "node:stream";
import type exceljs from "exceljs";

type Chunks = AsyncIterable<Uint8Array | string>;
interface Parts {
  _parseWorksheet(this: void, chunks: Chunks, sheet: string): unknown;
  _parseSharedStrings(this: void, entry: Readable): unknown;
}

/** The reader decodes each piece of a file by itself, which breaks signs that lie across two pieces; it is handed decoded texts. */
export function withWholeSigns(reader: exceljs.stream.xlsx.WorkbookReader): typeof reader {
  const { _parseWorksheet: parseSheet, _parseSharedStrings: parseTexts } = reader as unknown as Parts;
  return Object.assign(reader, {
    _parseWorksheet: (chunks: Chunks, sheet: string) => {
      // A sheet that nobody reads: its file is gone before it is opened, which would end the process.
      if (chunks instanceof Readable) chunks.on("error", () => undefined);
      return parseSheet.call(reader as never, decoded(chunks), sheet);
    },
    _parseSharedStrings: (entry: Readable) => parseTexts.call(reader as never, Readable.from(decoded(entry))),
  });
}

async function* decoded(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
