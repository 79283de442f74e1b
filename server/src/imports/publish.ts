import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import { sql, type Kysely } from "kysely";
import type { ImportOptions } from "@chengqi/domain/imports/answers";
import { recordAct } from "../acts/record.js";
import type { Tables, Tx } from "../db/tables.js";
import { withoutIndexes } from "../packs/firms-indexes.js";
import { effective, onKeys, rowJson, same, wanted } from "./compare.js";
import { relations, type Relation } from "./relations.js";
import { changeImport, type Import } from "./sql.js";
import { addSums, extendYears, latestFigures, partsOfImport, sumReturns, touchCity, touchesReturns } from "./summing.js";

export interface Publishing {
  readonly cityId: string;
  readonly found: Import;
  readonly options: ImportOptions;
  readonly onStep: (step: "writing" | "summing", done: number, of: number) => void;
}

/** Publishes what was checked, in the transaction given: all of it or nothing; what was there is kept beside. */
export async function publish(tx: Tx, { cityId, found, options, onStep }: Publishing): Promise<void> {
  const { id, kind } = found;
  await sql`select set_config('chengqi.city', ${cityId}, true)`.execute(tx);
  await insertDataset(tx, cityId, found, options);
  const planned = relations[kind];
  for (const relation of planned) await keepPrevious(tx, { cityId, id, relation, existing: options.existing });
  if (kind === "firm-years") await keepFirms(tx, cityId, id);
  const sums = kind === "firms" || kind === "firm-years";
  if (sums) await partsOfImport(tx, cityId, id);
  const added = kind === "firm-years" ? await extendYears(tx, cityId, id) : [];
  // With another year every firm counts once more; otherwise only the firms that change.
  if (sums && added.length === 0) await addSums(tx, cityId, id, -1);
  for (const [place, relation] of planned.entries()) {
    onStep("writing", place, planned.length);
    await write(tx, { cityId, id, relation, existing: options.existing }, found.counts?.new ?? 0);
  }
  if (kind === "firm-years") await latestFigures(tx, cityId, id);
  if (kind === "zones") await centreZones(tx, cityId, id);
  if (sums) await partsOfImport(tx, cityId, id);
  onStep("summing", 0, 1);
  for (const relation of tablesOf(kind)) await noteWritten(tx, cityId, id, relation);
  if (sums) await addSums(tx, cityId, added.length === 0 ? id : null, 1);
  if (sums && await touchesReturns(tx, cityId, id)) await sumReturns(tx, cityId);
  await touchCity(tx, cityId);
  await sql`update city.dataset d set row_count = (select count(*) from city.import_row r where r.city_id = d.city_id and r.import_id = ${id} and r.state in ('new', 'changed'))
    where d.city_id = ${cityId} and d.id = ${`import-${id}`}`.execute(tx);
  const act = await recordAct({ tx, actor: found.actor }, {
    kind: "import.committed", subject: { kind: "import", id }, reason: found.reason, bodyId: found.actor.bodyId, firmId: found.actor.firmId,
    data: { kind, file: found.fileName, sha256: found.sha256, counts: { ...found.counts }, years: added },
  });
  await changeImport(tx, cityId, id, ["committing"], { state: "committed", actSeq: act.seq });
}

/** Tables whose rows an import of a kind writes. */
export const tablesOf = (kind: ImportKindId): Relation[] => [...relations[kind], ...(kind === "firm-years" ? relations.firms : [])];

interface Writing { readonly cityId: string; readonly id: string; readonly relation: Relation; readonly existing: ImportOptions["existing"] }

type Keys = Pick<Relation, "keys">;
const keyText = ({ keys }: Keys): string => keys.map(([, value]) => `(${value})::text`).join(" || '/' || ");
const keyJson = ({ keys }: Keys): string => `jsonb_build_object(${keys.map(([column, value]) => `'${column}', ${value}`).join(", ")})`;

/** What is there before it changes. */
async function keepPrevious(tx: Kysely<Tables>, { cityId, id, relation, existing }: Writing): Promise<void> {
  const { table, from = "" } = relation;
  await sql`
    insert into city.import_previous (city_id, import_id, relation, row_key, line, key, previous, written)
    select r.city_id, r.import_id, ${table}, ${sql.raw(keyText(relation))}, r.line, ${sql.raw(keyJson(relation))}, ${sql.raw(rowJson(relation, "t"))}, ''
    from city.import_row r ${sql.raw(from)} join ${sql.raw(`city.${table} t on ${onKeys(relation, "t")}`)}
    where r.city_id = ${cityId} and r.import_id = ${id} and r.state in ('new', 'changed') and ${sql.raw(wanted(relation))} and not ${sql.raw(same(relation, "t", existing))}
    on conflict do nothing`.execute(tx);
}

/** The latest figures of a firm stand with the firm itself. */
async function keepFirms(tx: Kysely<Tables>, cityId: string, id: string): Promise<void> {
  await sql`
    insert into city.import_previous (city_id, import_id, relation, row_key, line, key, previous, written)
    select f.city_id, ${id}, 'firm', f.id, null, jsonb_build_object('id', f.id), to_jsonb(f), ''
    from city.firm f where f.city_id = ${cityId} and f.id in (
      select r.target_id from city.import_row r where r.city_id = ${cityId} and r.import_id = ${id} and r.state in ('new', 'changed'))`.execute(tx);
}

/** Columns of a table that can be written. */
export async function columnsOf(tx: Kysely<Tables>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'city' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(tx);
  return rows.map(({ name }) => name);
}

const flat = "coalesce(r.derived -> '', '{}')";
const following = (current: string): string => `coalesce((select jsonb_object_agg(k.key, k.value) from jsonb_each(r.derived) d cross join lateral jsonb_each(d.value) k
  where d.key <> '' and r.content ? d.key and ${current} -> d.key is distinct from r.content -> d.key), '{}')`;
const derives = new Set(["firm", "zone", "facility", "project"]);

/** From so many new rows on indexes are made anew over all rows, unless many more are there already. */
const manyRows = 20_000;

async function write(tx: Kysely<Tables>, writing: Writing, fresh: number): Promise<void> {
  const { cityId, id, relation: { table } } = writing;
  const { rows: [counts] } = await sql<{ changed: number; there: number }>`
    select count(*)::integer as changed, (select greatest(c.reltuples, 0)::integer from pg_class c where c.oid = ${`city.${table}`}::regclass) as there
    from city.import_previous where city_id = ${cityId} and import_id = ${id} and relation = ${table}`.execute(tx);
  const { changed = 0, there = 0 } = counts ?? {};
  if (changed > 0) await changeRows(tx, writing);
  if (fresh >= manyRows && fresh * 2 > there) await withoutIndexes(tx, `city.${table}` as keyof Tables, () => insertRows(tx, writing));
  else await insertRows(tx, writing);
}

const ofImport = ({ cityId, id }: Writing) => sql`r.city_id = ${cityId} and r.import_id = ${id} and r.state in ('new', 'changed')`;
const datasetOf = ({ id, relation: { ownDataset = false } }: Writing) => (ownDataset ? sql`'{}'::jsonb` : sql`jsonb_build_object('dataset_id', ${`import-${id}`}::text)`);

/** Rows that are not there yet, each noted as the import left it. */
async function insertRows(tx: Kysely<Tables>, writing: Writing): Promise<void> {
  const { cityId, id, relation } = writing;
  const { table, content, keys, from = "", base = "'{}'::jsonb" } = relation;
  const columns = await columnsOf(tx, table);
  const stored = { keys: keys.map(([column, , type]) => [column, `t.${column}`, type] as const) };
  await sql`
    with fresh as (
      insert into ${sql.table(`city.${table}`)} (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(columns.map((column) => sql.ref(`x.${column}`)))}
      from city.import_row r ${sql.raw(from)} left join ${sql.raw(`city.${table} g on ${onKeys(relation, "g")}`)}
        cross join lateral jsonb_populate_record(null::${sql.table(`city.${table}`)},
          ${sql.raw(`${base} || ${derives.has(table) ? flat : "'{}'"} || ${content} || ${keyJson(relation)}`)} || jsonb_build_object('city_id', r.city_id) || ${datasetOf(writing)}) x
      where ${ofImport(writing)} and ${sql.raw(wanted(relation))} and g.city_id is null
      on conflict (${sql.join(["city_id", ...keys.map(([column]) => column)].map((column) => sql.ref(column)))}) do nothing returning *
    )
    insert into city.import_previous (city_id, import_id, relation, row_key, line, key, previous, written)
    select ${cityId}, ${id}, ${table}, ${sql.raw(keyText(stored))}, null, ${sql.raw(keyJson(stored))}, null, md5(${sql.raw(rowJson(relation, "t"))}::text) from fresh t`.execute(tx);
}

/** Staged rows whose row of the table changes. */
const changedRows = (relation: Relation) => sql`city.import_row r ${sql.raw(relation.from ?? "")} join city.import_previous p
  on p.city_id = r.city_id and p.import_id = r.import_id and p.relation = ${relation.table} and p.row_key = ${sql.raw(keyText(relation))} and p.line = r.line`;

async function changeRows(tx: Kysely<Tables>, writing: Writing): Promise<void> {
  const { relation, existing } = writing;
  const { table } = relation;
  const values = `${derives.has(table) ? following(rowJson(relation, "g")) : "'{}'::jsonb"} || ${effective(relation, "g", existing)}`;
  const keys = ["city_id", ...relation.keys.map(([column]) => column)];
  const changing = (await columnsOf(tx, table)).filter((column) => !keys.includes(column));
  if (changing.length === 0) return;
  await sql`
    update ${sql.table(`city.${table}`)} t set ${sql.join(changing.map((column) => sql`${sql.ref(column)} = s.${sql.ref(column)}`))}
    from (select x.* from ${changedRows(relation)} join ${sql.raw(`city.${table} g on ${onKeys(relation, "g")}`)}
      cross join lateral jsonb_populate_record(g, ${sql.raw(values)} || ${datasetOf(writing)}) x
      where ${ofImport(writing)} and p.previous is not null) as s
    where ${sql.join(keys.map((column) => sql`t.${sql.ref(column)} = s.${sql.ref(column)}`), sql` and `)}`.execute(tx);
}

/** How an import left the rows that it found there, and zones, which get their centre last: whoever changes them later is seen by it. */
export async function noteWritten(tx: Kysely<Tables>, cityId: string, id: string, relation: Relation): Promise<void> {
  await sql`update city.import_previous p set written = md5(${sql.raw(rowJson(relation, "t"))}::text) from ${sql.raw(`city.${relation.table} t`)}
    where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = ${relation.table} and (p.previous is not null or p.relation = 'zone') and ${sql.raw(onStoredKeys(relation))}`.execute(tx);
}

/** The row of a table that a kept key names. */
export const onStoredKeys = ({ keys }: Relation): string => ["t.city_id = p.city_id", ...keys.map(([column, , type]) => `t.${column} = (p.key ->> '${column}')${type === "integer" ? "::integer" : ""}`)].join(" and ");

async function insertDataset(tx: Kysely<Tables>, cityId: string, { id, fileName, actor, kind }: Import, { source, licence, asOf }: ImportOptions): Promise<void> {
  await tx.insertInto("city.dataset").values({
    city_id: cityId, id: `import-${id}`, title_zh: `导入：${fileName}`, title_en: `Import: ${fileName}`, source, source_url: null, licence, as_of: asOf, owner: actor.bodyId ?? actor.role,
    refresh_days: null, synthetic: false, mark: "published", note_zh: kind, note_en: kind,
  }).execute();
}

async function centreZones(tx: Kysely<Tables>, cityId: string, id: string): Promise<void> {
  await sql`update city.zone z set centre_lon = st_x(st_centroid(z.geom)), centre_lat = st_y(st_centroid(z.geom))
    from city.import_previous p where p.city_id = ${cityId} and p.import_id = ${id} and p.relation = 'zone' and z.city_id = p.city_id and z.id = p.key ->> 'id' and z.geom is not null
      and (p.previous is null or p.previous ->> 'geom' is distinct from z.geom::text)`.execute(tx);
}
