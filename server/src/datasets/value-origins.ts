import type { OriginField, OriginKind, ValueOrigin } from "@chengqi/domain/figures/value-origin";
import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

const relations: Record<OriginKind, string> = {
  zone: "zone", "zone-name": "zone_name", "leading-industry": "zone_industry", district: "admin_unit", body: "body", ecosystem: "ecosystem",
  statement: "statement",
};
const kinds = new Map(Object.entries(relations).map(([kind, relation]) => [relation, kind as OriginKind]));

const fields: Record<string, OriginField> = {
  geom: "outline", start_geom: "startOutline", centre_lon: "centre", kind: "kind", name_en: "nameEn", label_en: "nameEn", codes: "codes",
  note_en: "noteEn", text_en: "textEn",
};

/** Rows of a page, by what they are. */
export type OriginRows = Partial<Record<OriginKind, readonly string[]>>;

/** Origins of the values in these rows that do not come from their row's dataset, in order of rows and columns. */
export async function valueOrigins(tx: Tx, cityId: string, rows: OriginRows): Promise<ValueOrigin[]> {
  const asked = (Object.keys(rows) as OriginKind[]).filter((kind) => (rows[kind] ?? []).length > 0);
  if (asked.length === 0) return [];
  const found = await tx
    .selectFrom("city.value_source as v")
    .innerJoin("city.dataset as d", (join) => join.onRef("d.city_id", "=", "v.city_id").onRef("d.id", "=", "v.dataset_id"))
    .select([
      "v.relation", "v.row_id as row", "v.column_name as column", "d.id as dataset", "d.title_zh as zh", "d.title_en as en", "d.as_of as date",
      sql<ValueOrigin["mark"]>`coalesce(v.mark, d.mark)`.as("mark"), sql<string>`coalesce(v.source, d.source)`.as("source"),
    ])
    .where("v.city_id", "=", cityId)
    .where((where) => where.or(asked.map((kind) => where.and([where("v.relation", "=", relations[kind]), where("v.row_id", "in", [...(rows[kind] ?? [])])]))))
    .orderBy("v.relation").orderBy("v.row_id").orderBy("v.column_name")
    .execute();
  return found.map(({ relation, column, zh, en, ...one }) => ({ ...one, kind: known(kinds.get(relation), relation), field: known(fields[column], column), title: { zh, en } }));
}

/** @throws RangeError if the database holds an origin that the contract has no name for */
function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new RangeError(`value_source: expected a relation and column of the contract, found ${name}`);
  return value;
}
