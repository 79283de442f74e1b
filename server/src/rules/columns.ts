import type { VocabularyFile } from "@chengqi/domain/rules/vocabulary-file";
import { dictionary, isFact, no, unknown, yes, type Column, type TermType } from "@chengqi/engines/rules";
import { sql } from "kysely";
import type { Database } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { firmFacts, firmTerms, inBusiness } from "./firm-terms.js";

/** The facts of all firms of a city in business in a year, one place of each column for each firm, in the order of their ids. */
export interface FirmColumns {
  readonly firms: number;
  /** 1 where the firm is synthetic. */
  readonly synthetic: Uint8Array;
  readonly columns: ReadonlyMap<string, Column>;
  readonly bytes: number;
}

const pageFirms = 20_000;

/**
 * Reads the columns page by page, each in a short transaction of the platform itself, so that nobody waits long for the one
 * connection of the embedded engine. What is read is shared between threads and never handed out row by row.
 */
export async function readFirmColumns(
  database: Database, { cityId, year, vocabulary, onProgress, signal }: {
    cityId: string; year: number; vocabulary: VocabularyFile; onProgress: (done: number, of: number) => void; signal: AbortSignal;
  },
): Promise<FirmColumns> {
  const terms = vocabulary.terms.map(({ name, type }) => ({ name, type, sql: sourceOf(name) }));
  const total = await database.statistics(cityId, (tx) => count(tx, cityId, year));
  const builders = terms.map(({ type }) => builderOf(type, total));
  const synthetic = new Uint8Array(shared(total));
  let [rows, after] = [0, ""];
  onProgress(0, total);
  for (;;) {
    signal.throwIfAborted();
    const page = await database.statistics(cityId, (tx) => factsAfter(tx, cityId, year, terms, after));
    for (const row of page) {
      if (rows === total) break;
      for (const [index, builder] of builders.entries()) builder.put(rows, row[`t${index}`] ?? null);
      synthetic[rows] = row["synthetic"] === true ? 1 : 0;
      rows += 1;
    }
    onProgress(rows, total);
    if (page.length < pageFirms || rows === total) break;
    after = String(page.at(-1)!["id"]);
  }
  const columns = new Map(terms.map(({ name }, index) => [name, builders[index]!.column(rows)]));
  const bytes = [...columns.values()].reduce((sum, column) => sum + bytesOf(column), synthetic.byteLength);
  return { firms: rows, synthetic: synthetic.subarray(0, rows), columns, bytes };
}

function sourceOf(name: string): string {
  const term = firmTerms[name];
  if (!term) throw new RangeError(`vocabulary: found ${name}, expected a term the database has a column for`);
  return term.sql;
}

async function count(tx: Tx, cityId: string, year: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from city.firm as f where ${sql.raw(inBusiness(cityId, year))}`.execute(tx);
  return rows[0]?.n ?? 0;
}

async function factsAfter(tx: Tx, cityId: string, year: number, terms: readonly { sql: string }[], after: string) {
  const wanted = terms.map((term, index) => `${term.sql} as t${index}`).join(", ");
  const { rows } = await sql<Record<string, unknown>>`
    select f.id, f.synthetic, ${sql.raw(wanted)} from ${sql.raw(firmFacts(cityId, year))}
    where ${sql.raw(inBusiness(cityId, year))} and f.id > ${after} order by f.id limit ${pageFirms}`.execute(tx);
  return rows;
}

interface Builder {
  put(row: number, value: unknown): void;
  column(rows: number): Column;
}

const dayMs = 86_400_000;
const shared = (bytes: number) => new SharedArrayBuffer(bytes);
const fact = (value: unknown): number => (typeof value === "number" && isFact(value) ? value : Number.NaN);

function builderOf(type: TermType, total: number): Builder {
  switch (type) {
    case "number": return numbers(total, fact);
    case "date": return numbers(total, (value) => (typeof value === "string" ? Date.parse(value) / dayMs : Number.NaN));
    case "boolean": return truths(total);
    case "string": return texts(total);
    case "numbers": return lists(total, fact);
    case "strings": return textLists(total);
  }
}

function numbers(total: number, numberOf: (value: unknown) => number): Builder {
  const values = new Float64Array(shared(8 * total));
  return { put: (row, value) => { values[row] = value === null ? Number.NaN : numberOf(value); }, column: (rows) => ({ kind: "numbers", values: values.subarray(0, rows) }) };
}

function truths(total: number): Builder {
  const values = new Uint8Array(shared(total));
  return { put: (row, value) => { values[row] = value === true ? yes : value === false ? no : unknown; }, column: (rows) => ({ kind: "truths", values: values.subarray(0, rows) }) };
}

function texts(total: number): Builder {
  const codes = new Int32Array(shared(4 * total));
  const found = dictionary();
  return {
    put: (row, value) => { codes[row] = typeof value === "string" ? found.code(value) : -1; },
    column: (rows) => ({ kind: "texts", codes: codes.subarray(0, rows), texts: found.texts }),
  };
}

/** Where the lists of the rows begin; what they hold grows as it comes. */
class Members<T extends Float64Array | Int32Array> {
  readonly #starts: Int32Array;
  readonly #known: Uint8Array;
  readonly #make: (length: number) => T;
  #values: T;
  #count = 0;

  constructor(total: number, make: (length: number) => T) {
    this.#starts = new Int32Array(shared(4 * (total + 1)));
    this.#known = new Uint8Array(shared(total));
    this.#make = make;
    this.#values = make(Math.max(16, total));
  }

  put(row: number, list: readonly number[] | null): void {
    this.#known[row] = list === null ? 0 : 1;
    for (const value of list ?? []) {
      if (this.#count === this.#values.length) {
        const longer = this.#make(2 * this.#count);
        longer.set(this.#values);
        this.#values = longer;
      }
      this.#values[this.#count] = value;
      this.#count += 1;
    }
    this.#starts[row + 1] = this.#count;
  }

  lists(rows: number) {
    return { starts: this.#starts.subarray(0, rows + 1), known: this.#known.subarray(0, rows), values: this.#values.subarray(0, this.#count) as T };
  }
}

function lists(total: number, numberOf: (value: unknown) => number): Builder {
  const members = new Members(total, (length) => new Float64Array(shared(8 * length)));
  return { put: (row, value) => members.put(row, Array.isArray(value) ? value.map(numberOf) : null), column: (rows) => ({ kind: "number lists", ...members.lists(rows) }) };
}

function textLists(total: number): Builder {
  const members = new Members(total, (length) => new Int32Array(shared(4 * length)));
  const found = dictionary();
  return {
    put: (row, value) => members.put(row, Array.isArray(value) ? value.map((text: unknown) => (typeof text === "string" ? found.code(text) : -1)) : null),
    column: (rows) => {
      const { values, ...of } = members.lists(rows);
      return { kind: "text lists", ...of, codes: values, texts: found.texts };
    },
  };
}

function bytesOf(column: Column): number {
  const arrays = Object.values(column).filter((value) => ArrayBuffer.isView(value));
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
