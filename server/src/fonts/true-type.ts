import type { FontTable } from "./woff.js";

const padded = (length: number) => Math.ceil(length / 4) * 4;

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let offset = 0; offset < bytes.length; offset += 4) {
    let word = 0;
    for (let index = 0; index < 4; index += 1) word = word * 256 + (bytes[offset + index] ?? 0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}

/** A `name` table in English for readers that know fonts by name. */
function nameTable(names: readonly (readonly [id: number, text: string])[]): Buffer {
  const texts = names.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const header = Buffer.alloc(6 + names.length * 12);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  names.forEach(([id], index) => {
    const { length } = texts[index] as Buffer;
    [3, 1, 0x409, id, length, offset].forEach((value, field) => header.writeUInt16BE(value, 6 + index * 12 + field * 2));
    offset += length;
  });
  return Buffer.concat([header, ...texts]);
}

function searchHeader(count: number): Buffer {
  const header = Buffer.alloc(12);
  const power = 2 ** Math.floor(Math.log2(count));
  [0x0001_0000 >>> 16, 0, count, power * 16, Math.log2(power), count * 16 - power * 16]
    .forEach((value, index) => header.writeUInt16BE(value, index * 2));
  return header;
}

/** A TrueType file of these tables in the order given. */
export function writeTrueType(tables: readonly FontTable[]): Buffer {
  const directory = Buffer.alloc(tables.length * 16);
  const bodies: Buffer[] = [];
  let offset = 12 + directory.length;
  tables.forEach(({ tag, bytes }, index) => {
    const record = index * 16;
    directory.write(tag, record, "latin1");
    [checksum(bytes), offset, bytes.length].forEach((value, field) => directory.writeUInt32BE(value, record + 4 + field * 4));
    bodies.push(bytes, Buffer.alloc(padded(bytes.length) - bytes.length));
    offset += padded(bytes.length);
  });
  return Buffer.concat([searchHeader(tables.length), directory, ...bodies]);
}

/**
 * The same tables under another family and style. The packaged files of every weight call themselves “Noto Sans SC
 * Thin”, so readers that know fonts by name would take one weight for another.
 */
export function renamed(tables: readonly FontTable[], family: string, style: string): FontTable[] {
  const postScript = `${family.replaceAll(" ", "")}-${style}`;
  const bytes = nameTable([[1, family], [2, style], [3, `${postScript};chengqi`], [4, `${family} ${style}`], [6, postScript]]);
  return tables.map((table) => (table.tag === "name" ? { tag: table.tag, bytes } : table));
}
