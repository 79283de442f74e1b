import { types } from "pg";

type Parse = (text: string) => unknown;

const day = (text: string) => text;
// The library's types list scalars only; 1009 is text[].
const parserOf = types.getTypeParser as (oid: number, format: "text") => Parse;
const parseTextArray = parserOf(1009, "text");

/** `2026-11-22 21:59:07.123456+00` as ISO 8601 in UTC; infinity stays as it is written. */
function instant(text: string): string {
  if (!/^\d/.test(text)) return text;
  const iso = text.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00");
  return new Date(iso).toISOString();
}

function eachOf(parse: Parse): Parse {
  const deep = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(deep) : typeof value === "string" ? parse(value) : null;
  return (text) => deep(parseTextArray(text));
}

const bytes: Parse = (text) => Uint8Array.from(Buffer.from(text.slice(2), "hex"));

/** [type, array of the type, parser], by the type's object identifier. What is not here stays text. */
const scalars: readonly [oid: number, arrayOid: number, parse: Parse][] = [
  [16, 1000, (text) => text === "t"],
  [17, 1001, bytes],
  [20, 1016, Number],
  [21, 1005, Number],
  [23, 1007, Number],
  [25, 1009, String],
  [26, 1028, Number],
  [114, 199, (text): unknown => JSON.parse(text)],
  [700, 1021, Number],
  [701, 1022, Number],
  [1043, 1015, String],
  [1082, 1182, day],
  [1114, 1115, (text) => text.replace(" ", "T")],
  [1184, 1185, instant],
  [1700, 1231, String],
  [2950, 2951, String],
  [3802, 3807, (text): unknown => JSON.parse(text)],
];

/** How the text of each column type is read, the same on both engines: counts are numbers, numeric and dates text. */
export const columnParsers: ReadonlyMap<number, Parse> = new Map(
  scalars.flatMap(([oid, arrayOid, parse]): [number, Parse][] => [[oid, parse], [arrayOid, eachOf(parse)]]),
);
