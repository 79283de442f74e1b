import { SaxesParser } from "saxes";
import { ImportFault } from "./import-fault.js";

/** What is told of an XML text as it is read; names without their prefixes. */
export interface Told {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements within elements, and signs without an element between them: workbooks need far less. */
const deepest = 100;
const longestPiece = 5_000_000;

/**
 * Reads an XML text piece by piece; after each piece the caller takes what has been told so far, so that nothing but an element
 * is held. Entities that a text defines itself are not followed.
 * @throws ImportFault where it is no XML, or nested deeper than any workbook
 */
export async function* toldOf(pieces: AsyncIterable<Uint8Array>, told: Told, where: string): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let [depth, since] = [0, 0];
  parser.on("error", (error) => { throw new ImportFault(where, error.message.slice(0, 120), "a part of a workbook that is whole"); });
  parser.on("doctype", () => { throw new ImportFault(where, "definitions of its own (DOCTYPE)", "a part of a workbook"); });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new ImportFault(where, `elements ${depth} deep`, `at most ${deepest}`);
    told.open?.(bare(name), attributes as Record<string, string>);
  });
  parser.on("text", (text) => told.text?.(text));
  parser.on("cdata", (text) => told.text?.(text));
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    told.close?.(bare(name));
  });
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    since = text.includes("<") ? text.length : since + text.length;
    if (since > longestPiece) throw new ImportFault(where, `${since} signs without an element`, `at most ${longestPiece}`);
    parser.write(text);
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads the whole of it. */
export async function readAll(pieces: AsyncIterable<Uint8Array>, told: Told, where: string): Promise<void> {
  for await (const _ of toldOf(pieces, told, where));
}
