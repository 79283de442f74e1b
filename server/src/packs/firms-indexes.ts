import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";

/**
 * Takes the secondary indexes of a table away while it is filled, and gives back how to make them again:
 * making them once over all rows is several times faster than keeping them up row by row.
 */
export async function withoutIndexes<T>(handle: Kysely<Tables>, table: keyof Tables, work: () => Promise<T>): Promise<T> {
  const [schema, name] = table.split(".");
  const { rows } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${name}
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by 1`.execute(handle);
  for (const index of rows) await sql`drop index ${sql.raw(index.name)}`.execute(handle);
  const result = await work();
  for (const index of rows) await sql.raw(index.definition).execute(handle);
  return result;
}
