import { isFact } from "./arithmetic.js";
import type { Value } from "./facts.js";

/** Truth of a row as a number, so that and is the least, or the largest, and not 2 − x. */
export const no = 0;
export const unknown = 1;
export const yes = 2;

/** Members of the lists of all rows, one row after the other. */
interface Lists {
  /** Where the members of each row begin, and at the end where those of the last row end. */
  readonly starts: Int32Array;
  /** 0 where the list itself is unknown. */
  readonly known: Uint8Array;
}

/** Values of one term for all rows. All of it may be shared between threads. */
export type Column =
  /** Numbers, and days since 1970-01-01; NaN is unknown. */
  | { readonly kind: "numbers"; readonly values: Float64Array }
  /** `no`, `unknown`, `yes`. */
  | { readonly kind: "truths"; readonly values: Uint8Array }
  /** Each row's place in `texts`; −1 is unknown. */
  | { readonly kind: "texts"; readonly codes: Int32Array; readonly texts: readonly string[] }
  | (Lists & { readonly kind: "number lists"; readonly values: Float64Array })
  | (Lists & { readonly kind: "text lists"; readonly codes: Int32Array; readonly texts: readonly string[] });

export type ListColumn = Extract<Column, { kind: "number lists" | "text lists" }>;
export type Columns = ReadonlyMap<string, Column>;

/** Numbers as columns take them: what is no fact is unknown. */
export function numberColumn(values: Iterable<number | null>, count: number): Column {
  const column = new Float64Array(count);
  let row = 0;
  for (const value of values) {
    column[row] = asNumber(value);
    row += 1;
  }
  return { kind: "numbers", values: column };
}

const asNumber = (value: number | null): number => (value !== null && isFact(value) ? value : Number.NaN);

/** Texts by their place in a list of different ones. */
export function textColumn(values: Iterable<string | null>, count: number): Column {
  const codes = new Int32Array(count);
  const codeOf = dictionary();
  let row = 0;
  for (const value of values) {
    codes[row] = value === null ? -1 : codeOf.code(value);
    row += 1;
  }
  return { kind: "texts", codes, texts: codeOf.texts };
}

/** Gives every different text a place. */
export function dictionary(): { readonly texts: readonly string[]; code(text: string): number } {
  const places = new Map<string, number>();
  const texts: string[] = [];
  const code = (text: string): number => {
    const place = places.get(text) ?? texts.push(text) - 1;
    places.set(text, place);
    return place;
  };
  return { texts, code };
}

type ListOf<T> = readonly (T | null)[] | null;

export function numberListColumn(values: readonly ListOf<number>[]): ListColumn {
  const members = values.flatMap((list) => list ?? []);
  return { kind: "number lists", ...listsOf(values), values: Float64Array.from(members, asNumber) };
}

export function textListColumn(values: readonly ListOf<string>[]): ListColumn {
  const members = values.flatMap((list) => list ?? []);
  const flat = textColumn(members, members.length) as Extract<Column, { kind: "texts" }>;
  return { ...flat, ...listsOf(values), kind: "text lists" };
}

function listsOf(values: readonly ListOf<unknown>[]): Lists {
  const starts = new Int32Array(values.length + 1);
  for (const [row, list] of values.entries()) starts[row + 1] = starts[row]! + (list?.length ?? 0);
  return { starts, known: Uint8Array.from(values, (list) => (list === null ? 0 : 1)) };
}

/** The members of all lists as one column. */
export const membersOf = (column: ListColumn): Column =>
  (column.kind === "number lists" ? { kind: "numbers", values: column.values } : { kind: "texts", codes: column.codes, texts: column.texts });

/** The value of one row, as the plain evaluator takes it. */
export function cellOf(column: Column, row: number): Value {
  switch (column.kind) {
    case "numbers": return Number.isNaN(column.values[row]) ? null : column.values[row]!;
    case "truths": return column.values[row] === unknown ? null : column.values[row] === yes;
    case "texts": return column.texts[column.codes[row]!] ?? null;
    default: {
      if (column.known[row] === 0) return null;
      const members = membersOf(column);
      const start = column.starts[row]!;
      return Array.from({ length: column.starts[row + 1]! - start }, (_, index) => cellOf(members, start + index) as number | string | null);
    }
  }
}
