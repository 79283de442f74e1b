import { sql, type Kysely } from "kysely";
import { recordAct } from "../acts/record.js";
import type { Tables, Tx } from "../db/tables.js";
import { rowJson } from "./compare.js";
import { columnsOf, onStoredKeys, tablesOf } from "./publish.js";
import type { Relation } from "./relations.js";
import { changeImport, type Import } from "./sql.js";
import { addSums, partsOfImport, sumReturns, touchCity, touchesReturns, withdrawYears } from "./summing.js";

/** A row that something else has changed since. */
export interface Changed { readonly table: string; readonly key: string; readonly importId: string | null }

/** Rows that are no longer as the import left them, the first of them, each with the later import that changed it if one did. */
export async function changedSince(handle: Kysely<Tables>, cityId: string, { id, kind }: Pick<Import, "id" | "kind">, most = 20): Promise<Changed[]> {
  const found: Changed[] = [];
  for (const relation of tablesOf(kind)) {
    if (found.length >= most) break;
    const { rows } = await sql<Changed>`
      select p.relation as "table", p.row_key as key, (select i.id from city.import i
        where i.city_id = p.city_id and i.state = 'committed' and exists (select from city.import_previous l where l.city_id = i.city_id and l.import_id = i.id and l.relation = p.relation and l.row_key = p.row_key)
          and i.committed_at > (select o.committed_at from city.import o where o.city_id = p.city_id and o.id = p.import_id)
        order by i.committed_at desc limit 1) as "importId"
      from city.import_previous p left join ${sql.raw(`city.${relation.table} t on ${onStoredKeys(relation)}`)}
      where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = ${relation.table} and md5(${sql.raw(rowJson(relation, "t"))}::text) is distinct from p.written
      limit ${most - found.length}`.execute(handle);
    found.push(...rows);
  }
  return found;
}

/** Puts back what was there before an import, in the transaction given. */
export async function undo(tx: Tx, cityId: string, found: Import): Promise<void> {
  const { id, kind } = found;
  await sql`select set_config('chengqi.city', ${cityId}, true)`.execute(tx);
  const changed = await changedSince(tx, cityId, found);
  if (changed.length > 0) throw new UndoRefused(changed);
  const sums = kind === "firms" || kind === "firm-years";
  if (sums) await addSums(tx, cityId, id, -1);
  if (sums) await partsOfImport(tx, cityId, id);
  const returns = sums && (await touchesReturns(tx, cityId, id));
  // Firms that are no more stand on no link of a chain.
  if (kind === "firms") {
    await sql`delete from city.firm_link l using city.import_previous p
      where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = 'firm' and p.previous is null and l.city_id = p.city_id and l.firm_id = p.key ->> 'id'`.execute(tx);
  }
  for (const relation of tablesOf(kind).toReversed()) await putBack(tx, cityId, id, relation);
  if (sums) await partsOfImport(tx, cityId, id);
  const fewer = kind === "firm-years" && (await withdrawYears(tx, cityId, await yearsOf(tx, cityId, id)));
  if (sums) await addSums(tx, cityId, fewer ? null : id, 1);
  if (returns) await sumReturns(tx, cityId);
  await touchCity(tx, cityId);
  await sql`delete from city.import_previous where city_id = ${cityId} and import_id = ${id}`.execute(tx);
  await sql`delete from city.dataset where city_id = ${cityId} and id = ${`import-${id}`}`.execute(tx);
  const act = await recordAct({ tx, actor: found.actor }, {
    kind: "import.undone", subject: { kind: "import", id }, reason: found.reason, bodyId: found.actor.bodyId, firmId: found.actor.firmId, data: { kind, file: found.fileName, committed: found.actSeq ?? 0 },
  });
  await changeImport(tx, cityId, id, ["undoing"], { state: "undone", undoSeq: act.seq });
}

export class UndoRefused extends Error {
  readonly changed: readonly Changed[];
  constructor(changed: readonly Changed[]) {
    super(`changed since: ${changed.map(({ table, key, importId }) => `${table} ${key}${importId === null ? "" : ` (import ${importId})`}`).join(", ")}`);
    this.name = "UndoRefused";
    this.changed = changed;
  }
}

async function putBack(tx: Kysely<Tables>, cityId: string, id: string, relation: Relation): Promise<void> {
  const table = sql.table(`city.${relation.table}`);
  const of = sql`p.city_id = ${cityId} and p.import_id = ${id} and p.relation = ${relation.table} and ${sql.raw(onStoredKeys(relation))}`;
  await sql`delete from ${table} t using city.import_previous p where ${of} and p.previous is null`.execute(tx);
  const keys = ["city_id", ...relation.keys.map(([column]) => column)];
  const columns = (await columnsOf(tx, relation.table)).filter((column) => !keys.includes(column));
  if (columns.length === 0) return;
  await sql`
    update ${table} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = s.${sql.ref(column)}`))}
    from (select x.* from city.import_previous p cross join lateral jsonb_populate_record(null::${table}, p.previous) x
      where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = ${relation.table} and p.previous is not null) as s
    where ${sql.join(keys.map((column) => sql`t.${sql.ref(column)} = s.${sql.ref(column)}`), sql` and `)}`.execute(tx);
}

async function yearsOf(tx: Kysely<Tables>, cityId: string, id: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct (p.key ->> 'year')::integer as year from city.import_previous p
    where p.city_id = ${cityId} and p.import_id = ${id} and p.relation in ('firm_year', 'firm_return') and p.previous is null`.execute(tx);
  return rows.map(({ year }) => year);
}
