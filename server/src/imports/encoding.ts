import { open } from "node:fs/promises";
import { ImportFault } from "./import-fault.js";

/** Encodings of texts that cities send. */
export const encodings = ["utf-8", "gb18030", "windows-1252", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof encodings)[number];

const sampleBytes = 4_000_000;

/**
 * Which encoding a file is in, judged by its first bytes: a byte order mark, else the first of UTF-8, GB 18030 (of which GBK is
 * a part) and Windows-1252 in which they make sense.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    return encodingOfBytes(buffer.subarray(0, bytesRead), bytesRead < sampleBytes);
  } finally {
    await file.close();
  }
}

/** @param whole the bytes end where the text ends, not in the middle of a sign */
export function encodingOfBytes(bytes: Uint8Array, whole: boolean): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (decodes(bytes, "utf-8", whole)) return "utf-8";
  if (decodes(bytes, "gb18030", whole) && looksChinese(bytes)) return "gb18030";
  return "windows-1252";
}

function decodes(bytes: Uint8Array, encoding: Encoding, whole: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Two bytes of GB 18030 often are letters with accents in Windows-1252: common Chinese signs tell them apart. */
function looksChinese(bytes: Uint8Array): boolean {
  const text = new TextDecoder("gb18030").decode(bytes.subarray(0, 200_000));
  const beyond = [...text].filter((sign) => sign > "\u007f");
  // GB 2312, where the signs in daily use are, begins with two bytes from 0xB0A1 on.
  const common = beyond.filter((sign) => /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/u.test(sign));
  return beyond.length === 0 || common.length / beyond.length > 0.7;
}

/** The text of a stream of bytes; what is no text in the encoding is a fault, never a question mark. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding, where: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== "windows-1252" });
  let read = 0;
  const text = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (error) {
      throw new ImportFault(where, `bytes after ${read} that are no text in ${encoding}`, "one encoding from beginning to end", { cause: error });
    }
  };
  for await (const chunk of bytes) {
    yield text(chunk);
    read += chunk.length;
  }
  yield text();
}
