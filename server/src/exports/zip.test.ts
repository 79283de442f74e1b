import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { zipOf, type Entry } from "./zip.js";

async function bytesOf(archive: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of archive) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What another program reads in it, by name. */
function filesIn(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on("entry", (entry: yauzl.Entry) => zip.openReadStream(entry, (fault, stream) => {
        if (fault) return reject(fault);
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece)).on("end", () => { files.set(entry.fileName, Buffer.concat(pieces).toString("utf8")); zip.readEntry(); });
      }));
      zip.on("end", () => resolve(files));
      zip.readEntry();
    });
  });
}

describe("an archive as it grows", () => {
  const entries: Entry[] = [{ name: "表/一.txt", content: ["城棋", "\n", "x".repeat(200_000)] }, { name: "b.xml", content: [] }];

  it("is read by others as it was written, and is the same each time", async () => {
    const bytes = await bytesOf(zipOf(entries));
    expect([...(await filesIn(bytes))]).toEqual([["表/一.txt", `城棋\n${"x".repeat(200_000)}`], ["b.xml", ""]]);
    expect((await bytesOf(zipOf(entries))).equals(bytes)).toBe(true);
  });

  it("asks for an entry only when the one before is packed, and tells what fails on the way", async () => {
    const order: string[] = [];
    async function* asked(): AsyncGenerator<Entry> {
      for (const name of ["a", "b"]) {
        order.push(`asked ${name}`);
        yield { name, content: (function* content() { yield name; order.push(`packed ${name}`); })() };
      }
    }
    await bytesOf(zipOf(asked()));
    expect(order).toEqual(["asked a", "packed a", "asked b", "packed b"]);
    const broken: Entry = { name: "c", content: (async function* content() { yield "x"; throw new Error("the rows end here"); })() };
    await expect(bytesOf(zipOf([broken]))).rejects.toThrow("the rows end here");
  });

  it("stops reading when whoever asked is gone", async () => {
    let read = 0;
    let ended = false;
    const endless: Entry = { name: "d", content: (async function* content() { try { for (;;) { read += 1; yield "y".repeat(65_536); } } finally { ended = true; } })() };
    for await (const piece of zipOf([endless])) if (piece.length > 0 && read > 3) break;
    await expect.poll(() => ended).toBe(true);
  });
});
