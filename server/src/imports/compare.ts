import type { ImportOptions } from "@chengqi/domain/imports/answers";
import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables } from "../db/tables.js";
import { relations, type Relation } from "./relations.js";

/** The row of a table as jsonb, its shapes to the last bit. */
export const rowJson = ({ shapes = [] }: Relation, alias: string): string =>
  (shapes.length === 0 ? `to_jsonb(${alias})` : `(to_jsonb(${alias}) || jsonb_build_object(${shapes.map((column) => `'${column}', ${alias}.${column}::text`).join(", ")}))`);

export const onKeys = ({ keys }: Relation, alias: string): string => [`${alias}.city_id = r.city_id`, ...keys.map(([column, value]) => `${alias}.${column} = ${value}`)].join(" and ");

/** Values of a file as the rule about what is there has them: all of them, or those of empty columns. */
export const effective = (relation: Relation, alias: string, existing: ImportOptions["existing"]): string =>
  (existing === "fill"
    ? `coalesce((select jsonb_object_agg(c.key, c.value) from jsonb_each(${relation.content}) c where coalesce(${rowJson(relation, alias)} -> c.key, 'null') in ('null', '[]')), '{}')`
    : relation.content);

/** Whether a row of the table follows from the staged row at all. */
export const wanted = ({ always, content }: Relation): string => (always ? "true" : `${content} <> '{}'`);

/** Whether the table says already what the file says. */
export const same = (relation: Relation, alias: string, existing: ImportOptions["existing"]): string =>
  `(${rowJson(relation, alias)} || ${effective(relation, alias, existing)}) = ${rowJson(relation, alias)}`;

/** Says of every staged row that stands whether it is new, changes something, or is there already. */
export async function compareRows(handle: Kysely<Tables>, cityId: string, id: string, kind: ImportKindId, existing: ImportOptions["existing"]): Promise<void> {
  const parts = relations[kind].map((relation, place) => partOf(relation, { cityId, id, existing, first: place === 0 || kind === "firm-years" }));
  await sql`
    update city.import_row r set state = case when c.same then 'same' when ${existing === "keep"} then 'kept' else 'changed' end
    from (select p.line, coalesce(bool_or(p.there) filter (where p.first), false) as there, coalesce(bool_and(p.same), true) as same
      from (${sql.join(parts, sql` union all `)}) as p group by p.line) as c
    where r.city_id = ${cityId} and r.import_id = ${id} and r.line = c.line and c.there`.execute(handle);
}

interface Part { readonly cityId: string; readonly id: string; readonly existing: ImportOptions["existing"]; readonly first: boolean }

function partOf(relation: Relation, { cityId, id, existing, first }: Part): RawBuilder<unknown> {
  const { table, from = "" } = relation;
  return sql`select r.line, ${sql.raw(first ? "t.city_id is not null" : "false")} as there, ${sql.raw(String(first))} as first,
      ${sql.raw(`case when not (${wanted(relation)}) then true when t.city_id is null then false else ${same(relation, "t", existing)} end`)} as same
    from (select * from city.import_row i where i.city_id = ${cityId} and i.import_id = ${id} and i.state = 'new') as r ${sql.raw(from)} left join ${sql.raw(`city.${table} t on ${onKeys(relation, "t")}`)}`;
}
