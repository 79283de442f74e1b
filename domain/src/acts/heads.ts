import { z } from "zod";
import { canonicalJson, type JsonValue } from "./canonical-json.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.number().int().min(0);
const span = z.tuple([seq, seq]);

/**
 * A line of the file of heads, which is kept outside the database. `key` names the key that signs from here on and is signed by the
 * one before (the first by itself); `head` is the last act of a city at a time; `lost` says that the acts after `seq` up to `lostTo`
 * were gone and that somebody accepted it.
 */
export const headLineSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("key"), at: z.string(), key: z.string(), signature: z.string() }),
  z.strictObject({
    type: z.literal("head"), city: z.string(), at: z.string(), seq, hash,
    /** Acts that stood in the database at a start without a head, as after a crash. */
    found: span.optional(),
    /** Acts that somebody else than the server appended while it ran. */
    foreign: span.optional(),
    signature: z.string(),
  }),
  z.strictObject({ type: z.literal("lost"), city: z.string(), at: z.string(), seq, hash, lostTo: seq, signature: z.string() }),
]);
export type HeadLine = z.infer<typeof headLineSchema>;
export type Unsigned = HeadLine extends infer L ? (L extends HeadLine ? Omit<L, "signature"> : never) : never;

/** The text that the signature of a line is of. */
export function signedText(line: HeadLine | Unsigned): string {
  const members = Object.entries(line).filter(([name, value]) => name !== "signature" && value !== undefined);
  return canonicalJson(Object.fromEntries(members) as JsonValue);
}

export interface LineFault {
  /** From 1. */
  readonly line: number;
  readonly what: "unreadable" | "wrong-signature" | "unknown-key";
}

/** What the lines say of a city, those whose signature does not hold left out. */
export interface Heads {
  /** Hash of each signed act, by its number. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly last: { readonly seq: number; readonly hash: string; readonly at: string } | null;
  readonly found: readonly (readonly [number, number])[];
  readonly foreign: readonly (readonly [number, number])[];
  readonly lost: readonly { readonly from: number; readonly to: number; readonly at: string }[];
  /** The key that signs last; null in an empty file. */
  readonly key: string | null;
  readonly faults: readonly LineFault[];
}

/** Whether a signature is that of the text by the key. */
export type Verify = (key: string, text: string, signature: string) => boolean;

/**
 * Reads the lines of one city.
 * @param trusted keys that are known from elsewhere; without any the first key of the file is believed
 */
export function readHeads(lines: readonly string[], city: string, verify: Verify, trusted: readonly string[] = []): Heads {
  const reading: Reading = { hashes: new Map(), last: null, found: [], foreign: [], lost: [], key: null, faults: [] };
  for (const [index, text] of lines.entries()) {
    const line = parsed(text);
    const what = line === null || (line.type !== "key" && line.city !== city) ? "unreadable" : objection(reading.key, line, verify, trusted);
    if (what !== null) reading.faults.push({ line: index + 1, what });
    if (line !== null && what !== "unreadable" && what !== "wrong-signature") take(reading, line);
  }
  return reading;
}

interface Reading {
  hashes: Map<number, string>;
  last: Heads["last"];
  found: [number, number][];
  foreign: [number, number][];
  lost: { from: number; to: number; at: string }[];
  key: string | null;
  faults: LineFault[];
}

function parsed(text: string): HeadLine | null {
  try {
    return headLineSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A key is believed if the key before signed it, if it is known from elsewhere, or if it is the first and nothing is known. */
function objection(key: string | null, line: HeadLine, verify: Verify, trusted: readonly string[]): LineFault["what"] | null {
  const by = (one: string) => verify(one, signedText(line), line.signature);
  if (line.type !== "key") return key !== null && by(key) ? null : "wrong-signature";
  if (key !== null && by(key)) return null;
  if (!by(line.key)) return "wrong-signature";
  return trusted.includes(line.key) || (key === null && trusted.length === 0) ? null : "unknown-key";
}

function take(reading: Reading, line: HeadLine): void {
  if (line.type === "key") {
    reading.key = line.key;
    return;
  }
  if (line.type === "lost") {
    for (const number of reading.hashes.keys()) if (number > line.seq) reading.hashes.delete(number);
    reading.found = reading.found.filter(([from]) => from <= line.seq);
    reading.foreign = reading.foreign.filter(([from]) => from <= line.seq);
    reading.lost.push({ from: line.seq + 1, to: line.lostTo, at: line.at });
  } else {
    if (line.found) reading.found.push(line.found);
    if (line.foreign) reading.foreign.push(line.foreign);
  }
  if (line.seq > 0) reading.hashes.set(line.seq, line.hash);
  reading.last = { seq: line.seq, hash: line.hash, at: line.at };
}
