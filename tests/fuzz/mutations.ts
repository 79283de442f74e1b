import { zipSync } from "fflate";
import type { Chance } from "./chance.js";
import type { SoundFile } from "./sound-files.js";

type Mutation = (bytes: Buffer, chance: Chance, others: readonly SoundFile[]) => Buffer;

/** Numbers at which readers stumble. */
const edges = [0, 1, -1, 3, 255, 256, 65_535, 65_536, 0x7f_ff_ff_ff, -0x80_00_00_00, 1000, -4] as const;
const texts = ["\0", "\"", "'", "\n", "\r", ",", "[", "{", "}", "]]>", "<", "&b;", "1e999", "-1e308", "NaN", "null", "9".repeat(400), "\u{1f3ed}", "\ufeff", "=cmd|' /C calc'!A0", "ÿ", "__proto__", "A".repeat(40_000), "<!DOCTYPE x>", "constructor"] as const;

const span = (bytes: Buffer, chance: Chance): [number, number] => {
  const from = chance.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + chance.below(200))];
};
const replaced = (bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer => Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

function withNumber(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes);
  const [size, at] = [chance.of([1, 2, 4, 8]), chance.below(Math.max(1, bytes.length - 8))];
  if (bytes.length < 9) return copy;
  const value = chance.of(edges);
  const little = chance.below(2) === 0;
  if (size === 1) copy.writeUInt8(value & 255, at);
  else if (size === 2) copy.writeUInt16LE(value & 65_535, at);
  else if (size === 8) copy.writeDoubleLE(chance.of([Number.NaN, Number.POSITIVE_INFINITY, 1e300, value]), at);
  else if (little) copy.writeInt32LE(value, at);
  else copy.writeInt32BE(value, at);
  return copy;
}

function flipped(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + chance.below(8); count > 0 && copy.length > 0; count -= 1) {
    const at = chance.below(copy.length);
    copy[at] = copy[at]! ^ (1 << chance.below(8));
  }
  return copy;
}

/** A number or a word of the text replaced by another of its own: swapped coordinates, wrong years, counts that do not fit. */
function shuffled(bytes: Buffer, chance: Chance): Buffer {
  const text = bytes.toString("latin1");
  const found = [...text.matchAll(/-?\d+(?:\.\d+)?|[A-Za-z]{2,}/g)].slice(0, 400);
  if (found.length < 2) return bytes;
  const [one, other] = [chance.of(found), chance.of(found)];
  return Buffer.from(text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length), "latin1");
}

export const mutations: Readonly<Record<string, Mutation>> = {
  flipped,
  withNumber,
  shuffled,
  cutOff: (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1)),
  beheaded: (bytes, chance) => bytes.subarray(chance.below(Math.min(bytes.length, 64) + 1)),
  partLost: (bytes, chance) => replaced(bytes, ...span(bytes, chance), Buffer.alloc(0)),
  partRepeated: (bytes, chance) => {
    const [from, to] = span(bytes, chance);
    return replaced(bytes, to, to, Buffer.concat(Array.from({ length: 1 + chance.below(500) }, () => bytes.subarray(from, to))));
  },
  textPutIn: (bytes, chance) => {
    const [from] = span(bytes, chance);
    return replaced(bytes, from, chance.below(2) === 0 ? from : Math.min(bytes.length, from + 4), Buffer.from(chance.of(texts)));
  },
  nestedDeep: (bytes, chance) => {
    const [from] = span(bytes, chance);
    return replaced(bytes, from, from, Buffer.from(chance.of(["[", "{\"a\":", "<a>", "\"", ",", "\n"]).repeat(1 + chance.below(20_000))));
  },
  partOfAnother: (bytes, chance, others) => {
    const other = chance.of(others).bytes;
    return replaced(bytes, ...span(bytes, chance), other.subarray(...span(other, chance)));
  },
  joined: (bytes, chance, others) => Buffer.concat([bytes, chance.of(others).bytes]),
};

/** A sound file with one to three things done to it: to the whole, or to one part of an archive that is then packed again. */
export function mutated(file: SoundFile, chance: Chance, all: readonly SoundFile[]): { readonly bytes: Buffer; readonly done: string } {
  const part = file.parts && chance.below(4) > 0 ? chance.of(Object.keys(file.parts)) : null;
  let bytes: Buffer = part === null ? file.bytes : Buffer.from(file.parts![part]!);
  const done: string[] = part === null ? [] : [part];
  for (let count = 1 + chance.below(3); count > 0; count -= 1) {
    const kind = chance.of(Object.keys(mutations));
    bytes = mutations[kind]!(bytes, chance, all);
    done.push(kind);
  }
  if (part === null) return { bytes, done: done.join(" ") };
  const name = chance.below(20) === 0 ? chance.of(["../x", "xl/workbook.xml", part.toUpperCase()]) : part;
  return { bytes: Buffer.from(zipSync({ ...Object.fromEntries(Object.entries(file.parts!).filter(([one]) => one !== part)), [name]: bytes }, { level: 1 })), done: done.join(" ") };
}
