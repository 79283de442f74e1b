import { sql } from "kysely";
import type { Tx } from "../db/tables.js";
import type { Header } from "./archive.js";

export interface TableShape {
  readonly name: string;
  /** Columns that are stored, generated ones left out. */
  readonly columns: string[];
  readonly key: string[];
}

// Tables of extensions belong to them, and the migrations are remembered by the migrations themselves.
const ours = sql`n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'chengqi')
  and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

/** Every table that holds something of the city or of its people. */
export async function tableShapes(tx: Tx): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select n.nspname || '.' || c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.place) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} order by (n.nspname || '.' || c.relname) collate "C"`.execute(tx);
  return rows;
}

export async function sequences(tx: Tx): Promise<Header["sequences"]> {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${ours} order by (n.nspname || '.' || c.relname) collate "C"`.execute(tx);
  const values: Header["sequences"] = [];
  for (const { name } of rows) {
    const { rows: found } = await sql<{ value: number; called: boolean }>`select last_value as value, is_called as called from ${sql.table(name)}`.execute(tx);
    if (found[0]) values.push({ name, ...found[0] });
  }
  return values;
}
