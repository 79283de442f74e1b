import type { ImportOptions } from "./answers.js";
import { readCell, type CellValue, type RawCell } from "./cells.js";
import type { ColumnMapping } from "./headers.js";
import type { ImportField, ImportKind } from "./kinds.js";

/** What is wrong with a row: the column as the file calls it, what stands there, and what was expected. */
export interface RowFault {
  readonly field: string;
  readonly found: string;
  readonly expected: string;
  /** The row is taken all the same, without this value. */
  readonly mild: boolean;
}

/** Where the value of a field comes from: a column, and what it is where that says nothing. */
export interface FieldSource extends Omit<ColumnMapping, "column"> {
  /** Null: no column brings it. */
  readonly column: number | null;
  readonly otherwise?: string;
}

/** Columns with what holds where they are empty, and the values that no column brings. */
export function fieldSources(columns: readonly ColumnMapping[], otherwise: ImportOptions["otherwise"]): FieldSource[] {
  const values = new Map(otherwise.map(({ field, value }) => [field, value]));
  const mapped = new Set(columns.map(({ field }) => field));
  return [
    ...columns.map((one): FieldSource => ({ ...one, ...(values.has(one.field) && { otherwise: values.get(one.field)! }) })),
    ...otherwise.filter(({ field }) => !mapped.has(field)).map(({ field, value }): FieldSource => ({ column: null, field, scale: 1, otherwise: value })),
  ];
}

const plainCell = (cell: RawCell): string => String(cell ?? "").normalize("NFKC").trim().toLowerCase();

/** Whether a rule leaves the row out. */
export function exclusionOf(rules: ImportOptions["exclude"]): (cells: readonly RawCell[]) => boolean {
  const known = rules.map(({ column, values }) => ({ column, texts: new Set(values.map(plainCell)) }));
  return (cells) => known.some(({ column, texts }) => texts.has(plainCell(cells[column] ?? null)));
}

export interface ReadRow {
  readonly record: Readonly<Record<string, CellValue>>;
  readonly faults: readonly RowFault[];
}

/** Finds what a text of a file means; null where it is unknown. */
export interface Lookups {
  /** Code of a class of the city's classification, from its code or its name. */
  readonly industry: (text: string) => string | null;
  /** Code of a district, from its code or one of its names. */
  readonly district: (text: string) => string | null;
  /** Id of a zone, from its id or one of its names. */
  readonly zone: (text: string) => string | null;
}

const expectations: Readonly<Record<keyof Lookups, string>> = {
  industry: "a code or name of the city's classification of industries",
  district: "the code or name of a district of the city",
  zone: "the id or name of a zone of the city",
};
const looked = (key: string): key is keyof Lookups => key in expectations;

/**
 * Reads one row of a file into the fields of a kind. Codes and names are turned into the city's own ids. What cannot be read is
 * a fault: of a required field it keeps the row out, of another the row is taken without the value.
 */
export function readRow(cells: readonly RawCell[], mapping: readonly FieldSource[], kind: Pick<ImportKind, "fields" | "keys">, lookups: Lookups): ReadRow {
  const fields = new Map(kind.fields.map((field) => [field.key, field]));
  const record: Record<string, CellValue> = {};
  const faults: RowFault[] = [];
  for (const { column, field: key, scale, otherwise } of mapping) {
    const field = fields.get(key);
    if (!field) continue;
    const own = readCell(column === null ? null : (cells[column] ?? null), field.type, scale);
    const read = own.ok && own.value === null && otherwise !== undefined ? readCell(otherwise, field.type) : own;
    if (!read.ok) faults.push({ field: key, found: read.found, expected: read.expected, mild: field.required !== true });
    else if (looked(key) && read.value !== null) lookUp(record, faults, field, read.value, lookups[key], expectations[key]);
    else record[key] = read.value;
  }
  for (const { key, required } of kind.fields) {
    if (required === true && (record[key] ?? null) === null && !faults.some((fault) => fault.field === key)) faults.push({ field: key, found: "nothing", expected: "a value in every row", mild: false });
  }
  if (kind.keys.every((set) => set.some((key) => (record[key] ?? null) === null))) {
    faults.push({ field: kind.keys[0]?.[0] ?? "", found: "nothing", expected: `what tells the row from others: ${kind.keys.map((set) => set.join(" and ")).join(", or ")}`, mild: false });
  }
  return { record, faults };
}

function lookUp(record: Record<string, CellValue>, faults: RowFault[], field: ImportField, value: CellValue, find: (text: string) => string | null, expected: string): void {
  const texts = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  const found = texts.map((text) => find(text.trim()));
  const unknown = texts.filter((_, index) => found[index] === null);
  if (unknown.length > 0) faults.push({ field: field.key, found: unknown.join("、").slice(0, 60), expected, mild: field.required !== true });
  const known = found.filter((one) => one !== null);
  record[field.key] = Array.isArray(value) ? known : (known[0] ?? null);
}

/** What tells a row from others, from the first set of keys that it fills; null where none is filled. */
export function keyOf(record: Readonly<Record<string, CellValue>>, kind: Pick<ImportKind, "keys">): string | null {
  const set = kind.keys.find((one) => one.every((key) => (record[key] ?? null) !== null));
  return set ? JSON.stringify(set.map((key) => [key, String(record[key]).normalize("NFKC")])) : null;
}

/** Endings of companies' names: two names that differ only so mean one firm. */
const ending = /(?:(?:股份|责任|集团|有限)*公司|集团|厂|(?:pty)?(?:co)?ltd|limited|inc|llc)$/u;

/** A name without what registers write differently: blanks, signs, what stands in brackets, its ending, the size of letters. */
export function plainName(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase().replaceAll(/[([【][^)\]】]*[)\]】]/gu, "").replaceAll(/[\s·.,'’"“”&-]/gu, "");
  const short = folded.replace(ending, "");
  return short.length >= 2 ? short : folded;
}
