import type { ExportCell } from "@chengqi/domain/exports/columns";
import { sql, type RawBuilder } from "kysely";
import type { FirmFilter } from "../enterprises/sql.js";
import type { Visit } from "../http/visit.js";

/** One row of an exported list: its cells by the keys of the columns, and its shape as GeoJSON text. */
export interface ExportRow {
  readonly cells: Readonly<Record<string, ExportCell>>;
  readonly geometry: string | null;
}

/** Where a page ended: the values that order the list. */
export type Place = readonly (string | number)[];

export interface ExportPage {
  readonly rows: readonly ExportRow[];
  /** Null: there is nothing after it. */
  readonly next: Place | null;
}

export interface PageQuery {
  readonly filter: FirmFilter | null;
  readonly after: Place | null;
  readonly limit: number;
}

/** A list page by page, each in a visit of its own, so that nobody waits for the whole. */
export type Source = (visit: Visit, query: PageQuery) => Promise<ExportPage>;

type Key = readonly [column: string, type: "text" | "integer"];

/** Pages of a query whose rows bear their order in the columns of `keys`, a shape in `geometry` where there is one. */
export const sqlSource = (keys: readonly Key[], select: (visit: Visit, query: PageQuery) => RawBuilder<unknown>): Source => async (visit, query) => {
  const { after, limit } = query;
  const columns = sql.join(keys.map(([column]) => sql.ref(`q.${column}`)));
  const past = after === null ? sql`` : sql`where (${columns}) > (${sql.join(after.map((value, index) => sql`${value}::${sql.raw(keys[index]?.[1] ?? "text")}`))})`;
  const { rows } = await sql<Record<string, ExportCell>>`select * from (${select(visit, query)}) q ${past} order by ${columns} limit ${limit}`.execute(visit.tx);
  return pageOf(rows, limit, (row) => keys.map(([column]) => row[column] as string | number));
};

function pageOf(rows: readonly Record<string, ExportCell>[], limit: number, placeOf: (row: Record<string, ExportCell>) => Place): ExportPage {
  const last = rows.at(-1);
  return {
    rows: rows.map((cells) => ({ cells, geometry: (cells["geometry"] ?? null) as string | null })),
    next: rows.length < limit || last === undefined ? null : placeOf(last),
  };
}

/** A list that is small enough to be gathered at once. */
export const wholeSource = (gather: (visit: Visit) => Promise<readonly Record<string, ExportCell>[]>): Source => async (visit) =>
  ({ rows: (await gather(visit)).map((cells) => ({ cells, geometry: null })), next: null });
