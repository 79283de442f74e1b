/** A file within an archive. */
export interface Entry {
  readonly name: string;
  readonly content: Buffer;
}

const block = 512;

/** Files as a tar archive (ustar), so that anybody can open it without this program. */
export async function* packed(entries: AsyncIterable<Entry>, modifiedAt: Date): AsyncGenerator<Buffer> {
  for await (const { name, content } of entries) {
    yield header(name, content.length, modifiedAt);
    yield content;
    yield Buffer.alloc((block - (content.length % block)) % block);
  }
  yield Buffer.alloc(2 * block);
}

const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, "0")}\0`;

function header(name: string, size: number, modifiedAt: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name "${name}": found more than 100 bytes, which tar does not hold.`);
  const bytes = Buffer.alloc(block);
  const parts: [number, string][] = [
    [0, name], [100, octal(0o600, 8)], [108, octal(0, 8)], [116, octal(0, 8)], [124, octal(size, 12)],
    [136, octal(Math.floor(modifiedAt.getTime() / 1000), 12)], [148, " ".repeat(8)], [156, "0"], [257, "ustar\0"], [263, "00"],
  ];
  for (const [at, text] of parts) bytes.write(text, at, "latin1");
  bytes.write(name, 0, "utf8");
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return bytes;
}

/** The files of a tar archive, one after the other. @throws RangeError if it ends too early or is none */
export async function* unpacked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const read = reader(chunks);
  for (;;) {
    const head = await read(block);
    if (head.every((byte) => byte === 0)) return;
    if (head.toString("latin1", 257, 262) !== "ustar") throw new RangeError("the archive is damaged.");
    const size = Number.parseInt(head.toString("latin1", 124, 135), 8);
    const content = await read(size);
    await read((block - (size % block)) % block);
    yield { name: head.toString("utf8", 0, 100).replace(/\0+$/, ""), content };
  }
}

function reader(chunks: AsyncIterable<Buffer>): (length: number) => Promise<Buffer> {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let heldLength = 0;
  return async (length) => {
    while (heldLength < length) {
      const { value, done } = await source.next();
      if (done) throw new RangeError("the archive ends too early.");
      held.push(value);
      heldLength += value.length;
    }
    const all = Buffer.concat(held, heldLength);
    held = [all.subarray(length)];
    heldLength -= length;
    return all.subarray(0, length);
  };
}
