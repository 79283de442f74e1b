import { inflateSync } from "node:zlib";

/** One table of a font: four letters and its bytes. */
export interface FontTable {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** The tables of a WOFF 1.0 file, inflated. Throws RangeError on anything else. */
export function readWoff(file: Buffer): FontTable[] {
  if (file.toString("latin1", 0, 4) !== "wOFF") throw new RangeError("readWoff: the file does not begin with wOFF");
  return Array.from({ length: file.readUInt16BE(12) }, (_, index) => {
    const record = 44 + index * 20;
    const offset = file.readUInt32BE(record + 4);
    const packed = file.subarray(offset, offset + file.readUInt32BE(record + 8));
    const length = file.readUInt32BE(record + 12);
    return { tag: file.toString("latin1", record, record + 4), bytes: packed.length < length ? inflateSync(packed) : packed };
  });
}
