/** What the embedded engine and its worker say to each other; everything survives a structured clone. */
export type EmbeddedRequest =
  | { id: number; kind: "query"; sql: string; parameters: (string | Uint8Array | null)[] }
  | { id: number; kind: "copy"; sql: string; text: string }
  | { id: number; kind: "dump" }
  | { id: number; kind: "close" };

export interface EmbeddedResult {
  rows: Record<string, unknown>[];
  command: string | undefined;
  count: number | undefined;
  /** Of `dump`: the data directory as a gzipped tar archive. */
  archive?: Uint8Array;
}

/** The fields of a PostgreSQL error that callers look at. */
export interface EmbeddedErrorFields {
  message: string;
  code?: string | undefined;
  severity?: string | undefined;
  detail?: string | undefined;
  hint?: string | undefined;
  constraint?: string | undefined;
  table?: string | undefined;
}

export type EmbeddedAnswer =
  | { kind: "ready" }
  | { kind: "failed"; error: EmbeddedErrorFields }
  | { kind: "broken"; error: EmbeddedErrorFields }
  | { kind: "done"; id: number; result: EmbeddedResult }
  | { kind: "refused"; id: number; error: EmbeddedErrorFields; broken: boolean };

export interface EmbeddedStart {
  /** Directory of the database files; without one the database lives in memory. */
  directory: string | undefined;
  /** Archive of a prepared data directory, to fill an empty one. */
  template: Uint8Array | undefined;
}
