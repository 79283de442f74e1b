/** One connection to PostgreSQL, whichever engine is behind it. */
export interface Session {
  /** Runs one statement with parameters, or several without; the answer is the last statement's. */
  run(sql: string, parameters: readonly unknown[]): Promise<SessionResult>;
  /** Feeds `COPY … FROM STDIN` text into a table; returns the rows copied. */
  copy(target: CopyTarget, chunks: CopySource): Promise<number>;
  release(): void;
}

export interface SessionResult {
  rows: Record<string, unknown>[];
  command: string | undefined;
  count: number | undefined;
}

export interface CopyTarget {
  schema: string;
  table: string;
  columns: readonly string[];
}

/** Rows in COPY's text format: values separated by tabs, rows ended by newlines. */
export type CopySource = string | Iterable<string> | AsyncIterable<string>;

export interface Engine {
  connect(): Promise<Session>;
  close(): Promise<void>;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The COPY statement that fills `target` from `source`, which is STDIN or a quoted file. */
export const copyStatement = (target: CopyTarget, source: string) =>
  `copy ${quoted(target.schema)}.${quoted(target.table)} (${target.columns.map(quoted).join(", ")}) from ${source}`;

/** Regroups the text into pieces of about `length` characters, each ending where a row ends. */
export async function* wholeRows(source: CopySource, length: number): AsyncGenerator<string> {
  let rest = "";
  for await (const text of typeof source === "string" ? [source] : source) {
    rest += text;
    while (rest.length >= length) {
      const end = rest.indexOf("\n", length - 1) + 1;
      if (end === 0) break;
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
  }
  if (rest !== "") yield rest;
}
