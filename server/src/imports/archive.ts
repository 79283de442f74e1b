import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { ImportFault } from "./import-fault.js";
import { limits } from "./source.js";

/** An archive whose contents are listed and found to be of bearable size; nothing is unpacked yet. */
export interface Archive {
  readonly names: readonly string[];
  /** Unpacks one file into memory. @throws ImportFault where it holds more than it said, or is damaged */
  read(name: string): Promise<Buffer>;
  /** The pieces of one file as they are unpacked. @throws ImportFault as `read` */
  pieces(name: string): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** @throws ImportFault where it is no archive, or one that would unpack into more than is bearable */
export async function openArchive(path: string, name: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw new ImportFault(name, shortly(error), "a whole ZIP archive", { cause: error });
  });
  try {
    const entries = await entriesOf(zip, name);
    return {
      names: [...entries.keys()],
      read: (wanted) => unpacked(zip, entries, wanted, name),
      pieces: (wanted) => piecesOf(zip, entries, wanted, name),
      close: () => Promise.resolve(zip.close()),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, name: string): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.archiveEntries) throw new ImportFault(name, `${zip.entryCount} files`, `at most ${limits.archiveEntries}`);
  const entries = new Map<string, Entry>();
  let [unpackedBytes, packedBytes] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      if (entry.isEncrypted()) throw new ImportFault(`${name}, ${entry.fileName}`, "a file under a password", "files that can be read");
      unpackedBytes += entry.uncompressedSize;
      packedBytes += entry.compressedSize;
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof ImportFault ? error : new ImportFault(name, shortly(error), "a whole ZIP archive", { cause: error });
  }
  if (unpackedBytes > limits.unpackedBytes) throw new ImportFault(name, `${unpackedBytes} bytes once unpacked`, `at most ${limits.unpackedBytes}`);
  // Small archives of blank sheets pack a thousand to one and harm nobody.
  if (unpackedBytes > 50_000_000 && unpackedBytes > packedBytes * limits.unpackedRatio) {
    throw new ImportFault(name, `an archive that unpacks to ${Math.round(unpackedBytes / Math.max(1, packedBytes))} times its size`, `at most ${limits.unpackedRatio} times`);
  }
  return entries;
}

function entryOf(entries: ReadonlyMap<string, Entry>, wanted: string, name: string): Entry {
  const entry = entries.get(wanted);
  if (!entry) throw new ImportFault(name, `no ${wanted}`, `one of ${[...entries.keys()].slice(0, 20).join(", ").slice(0, 200)}`);
  return entry;
}

async function unpacked(zip: ZipFile, entries: ReadonlyMap<string, Entry>, wanted: string, name: string): Promise<Buffer> {
  const entry = entryOf(entries, wanted, name);
  if (entry.uncompressedSize > limits.heldBytes) throw new ImportFault(`${name}, ${wanted}`, `${entry.uncompressedSize} bytes`, `at most ${limits.heldBytes}`);
  return buffer(piecesOf(zip, entries, wanted, name));
}

async function* piecesOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, wanted: string, name: string): AsyncGenerator<Uint8Array> {
  const entry = entryOf(entries, wanted, name);
  let stream: Readable | null = null;
  try {
    // The library ends the stream with an error where a file holds more or less than it says.
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    throw new ImportFault(`${name}, ${wanted}`, shortly(error), "a file that is whole", { cause: error });
  } finally {
    stream?.destroy();
  }
}

const shortly = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 120);
