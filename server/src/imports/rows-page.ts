import type { importRowsSchema, RowState } from "@chengqi/domain/imports/answers";
import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../db/tables.js";

type Page = z.infer<typeof importRowsSchema>;

/** Staged rows in the order of their lines. */
export async function rowsPage(tx: Tx, cityId: string, id: string, { state, after, limit }: { state?: RowState | undefined; after: number; limit: number }): Promise<Page> {
  const { rows } = await sql<Omit<Page["rows"][number], "faults"> & { faults: Page["rows"][number]["faults"] | null }>`
    select line, state, name, target_id as "targetId", rule, other_line as "otherLine", content as values, faults from city.import_row
    where city_id = ${cityId} and import_id = ${id} and line > ${after} and state <> 'read' ${state === undefined ? sql`` : sql`and state = ${state}`}
    order by line limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  return { rows: page.map((row) => ({ ...row, faults: row.faults ?? [] })), next: rows.length > limit ? (page.at(-1)?.line ?? null) : null };
}
