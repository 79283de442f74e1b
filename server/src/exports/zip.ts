import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A file within the archive, its contents piece by piece. */
export interface Entry {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

/** Archives of the same contents are the same. */
const mtime = new Date(1980, 0, 1);

/** A ZIP archive as it grows: nothing but the piece in hand is held, and an entry is asked for when the one before is packed. */
export function zipOf(entries: AsyncIterable<Entry> | Iterable<Entry>): AsyncIterable<Buffer> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const fail = (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on("error", fail);
  fill(zip, out, entries).catch(fail);
  return out;
}

async function fill(zip: ZipFile, out: Readable, entries: AsyncIterable<Entry> | Iterable<Entry>): Promise<void> {
  for await (const { name, content } of entries) {
    const stream = Readable.from(content, { objectMode: false });
    // Who asked may be gone before the end; then nothing more is read.
    const leave = () => void stream.destroy();
    out.once("close", leave);
    zip.addReadStream(stream, name, { mtime, forceDosTimestamp: true, compressionLevel: 4 });
    await finished(stream);
    out.off("close", leave);
  }
  zip.end();
}
