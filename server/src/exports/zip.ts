import { pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file within the archive, its contents piece by piece. */
export interface Entry {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

interface Written { readonly name: Buffer; readonly crc: number; readonly packed: number; readonly size: number; readonly offset: number }

const most = 0xffff_ffff;
/** Sizes follow the contents; names are UTF-8. */
const flags = 0x0808;
/** 1 January 1980: archives of the same contents are the same. */
const date = 0x0021;

/** A ZIP archive as it grows: nothing but the piece in hand is held. */
export async function* zipOf(entries: AsyncIterable<Entry> | Iterable<Entry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const bytes = Buffer.from(name, "utf8");
    const before = offset;
    const head = Buffer.concat([localHeader(bytes.length), bytes]);
    yield head;
    offset += head.length;
    const sums = { crc: 0, size: 0, packed: 0 };
    for await (const piece of deflated(content, sums)) {
      offset += piece.length;
      yield piece;
    }
    const tail = descriptor(sums);
    yield tail;
    offset += tail.length;
    if (sums.size > most || offset > most) throw new RangeError(`archive: ${Math.max(sums.size, offset)} bytes, at most ${most}.`);
    written.push({ name: bytes, ...sums, offset: before });
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield endOf(written.length, directory.length, offset);
}

async function* deflated(content: Entry["content"], sums: { crc: number; size: number; packed: number }): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 4 });
  // An error on either side ends both; the loop below meets it.
  pipeline(counted(content, sums), packer, () => undefined);
  for await (const piece of packer as AsyncIterable<Buffer>) {
    sums.packed += piece.length;
    yield piece;
  }
}

async function* counted(content: Entry["content"], sums: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text, "utf8");
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    yield bytes;
  }
}

function localHeader(nameLength: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  shared(head, 4);
  head.writeUInt16LE(nameLength, 26);
  return head;
}

/** Version needed, flags, method and time; the same in both headers. */
function shared(head: Buffer, at: number): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(flags, at + 2);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt16LE(date, at + 8);
}

function descriptor({ crc, packed, size }: Pick<Written, "crc" | "packed" | "size">): Buffer {
  const tail = Buffer.alloc(16);
  [0x0807_4b50, crc, packed, size].forEach((value, index) => tail.writeUInt32LE(value, index * 4));
  return tail;
}

function centralHeader({ name, crc, packed, size, offset }: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x0201_4b50, 0);
  head.writeUInt16LE(20, 4);
  shared(head, 6);
  [crc, packed, size].forEach((value, index) => head.writeUInt32LE(value, 16 + index * 4));
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

function endOf(entries: number, directory: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directory, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
