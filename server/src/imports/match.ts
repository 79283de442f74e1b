import type { Actor } from "@chengqi/domain/governance/actor";
import type { ImportOptions } from "@chengqi/domain/imports/answers";
import type { ImportKindId } from "@chengqi/domain/imports/kinds";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/tables.js";

export interface Matching {
  readonly cityId: string;
  readonly id: string;
  readonly kind: ImportKindId;
  readonly actor: Actor;
  readonly repeated: ImportOptions["repeated"];
}

/** Finds for every staged row what it is about, by visible rules: a row without a rule is about something new. */
export async function matchRows(handle: Kysely<Tables>, matching: Matching): Promise<void> {
  await finders[matching.kind](handle, matching);
  await refuseRepeated(handle, matching);
  await refuseForeign(handle, matching);
}

type Finder = (handle: Kysely<Tables>, matching: Matching) => Promise<void>;
const rows = ({ cityId, id }: Matching) => sql`r.city_id = ${cityId} and r.import_id = ${id} and r.state = 'new'`;

async function byCode(handle: Kysely<Tables>, matching: Matching): Promise<void> {
  await sql`update city.import_row r set target_id = f.id, rule = 'credit-code' from city.firm f
    where ${rows(matching)} and f.city_id = r.city_id and f.credit_code = r.code`.execute(handle);
}

/**
 * Firms of the same name: in the same district, or the only one of the name where one of the two has no district. Two credit codes
 * are two firms.
 */
async function byName(handle: Kysely<Tables>, matching: Matching): Promise<void> {
  const { rows: [left] } = await sql`select 1 from city.import_row r where ${rows(matching)} and r.rule is null and r.plain is not null limit 1`.execute(handle);
  if (left === undefined) return;
  await sql`
    with known as (select f.id, f.credit_code, f.district_code, city.plain_name(f.name_zh) as plain from city.firm f where f.city_id = ${matching.cityId}),
    pairs as (
      select r.line, k.id, case when r.district = k.district_code then 'name-and-place' else 'name' end as rule
      from city.import_row r join known k on k.plain = r.plain
      where ${rows(matching)} and r.rule is null and not r.content ? 'firm_id' and (r.code is null or k.credit_code is null)
        and (r.district is null or k.district_code is null or r.district = k.district_code)
    ),
    best as (select p.line, p.rule, min(p.id) as id, count(*) as firms from pairs p group by p.line, p.rule),
    chosen as (select distinct on (b.line) b.* from best b order by b.line, b.rule desc)
    update city.import_row r set
      target_id = case when c.firms = 1 then c.id else r.target_id end, rule = case when c.firms = 1 then c.rule end,
      state = case when c.firms > 1 and r.code is null then 'refused' else r.state end,
      faults = case when c.firms > 1 and r.code is null then coalesce(r.faults, '[]') || jsonb_build_array(jsonb_build_object('field', 'nameZh', 'found', c.firms || ' × ' || r.name, 'expected', 'a credit code: several firms bear the name', 'mild', false)) else r.faults end
    from chosen c where r.city_id = ${matching.cityId} and r.import_id = ${matching.id} and r.line = c.line`.execute(handle);
}

const byId = (table: string): Finder => async (handle, matching) => {
  await sql`update city.import_row r set target_id = t.id, rule = 'id' from ${sql.table(`city.${table}`)} t where ${rows(matching)} and t.city_id = r.city_id and t.id = r.code`.execute(handle);
};

/** Things without an id, by their names; `more` says what else must agree. */
const named = (table: string, more: string): Finder => async (handle, matching) => {
  await byId(table)(handle, matching);
  await sql`
    update city.import_row r set target_id = t.id, rule = 'name' from (
      select city.plain_name(n.name_zh) as plain, min(n.id) as id, count(*) as things ${sql.raw(more === "" ? "" : `, n.${more} as more`)}
      from ${sql.table(`city.${table}`)} n where n.city_id = ${matching.cityId} group by 1 ${sql.raw(more === "" ? "" : ", 4")}) as t
    where ${rows(matching)} and r.rule is null and r.code is null and t.things = 1 and t.plain = r.plain ${sql.raw(more === "" ? "" : `and t.more = r.content ->> '${more}'`)}`.execute(handle);
};

const finders: Readonly<Record<ImportKindId, Finder>> = {
  firms: async (handle, matching) => {
    await byCode(handle, matching);
    // Whoever brings identifiers of a register means no other firm of the same name.
    await sql`update city.import_row r set target_id = f.id, rule = 'id' from city.firm f
      where ${rows(matching)} and r.rule is null and f.city_id = r.city_id and f.id = r.content ->> 'firm_id'`.execute(handle);
    await refuse(handle, matching, "r.content ->> 'firm_id' !~ '^[A-Za-z0-9:._-]{1,40}$'", "firmId", "r.content ->> 'firm_id'", "an identifier of letters, digits, : . - and _, at most 40");
    await byName(handle, matching);
  },
  "firm-years": async (handle, matching) => {
    await byCode(handle, matching);
    await byName(handle, matching);
    await refuse(handle, matching, "r.rule is null", "creditCode", "coalesce(r.code, r.name, '')", "a firm of the city, by credit code or name");
  },
  zones: async (handle, matching) => {
    await byId("zone")(handle, matching);
    await sql`update city.import_row r set target_id = n.zone_id, rule = 'name' from (
        select z.name_zh, min(z.zone_id) as zone_id from city.zone_name z where z.city_id = ${matching.cityId} group by 1 having count(distinct z.zone_id) = 1) as n
      where ${rows(matching)} and r.rule is null and r.code is null and n.name_zh = r.name`.execute(handle);
    await refuse(handle, matching, "r.rule is null and r.content ->> 'kind' is null", "kind", "''", "the kind of a new zone: manufacturing, services or agriculture");
    await refuse(handle, matching, "r.rule is null and r.code is not null and r.code !~ '^[A-Za-z0-9_-]{1,40}$'", "id", "r.code", "an id of letters, digits, - and _");
  },
  parcels: byId("parcel"),
  facilities: named("facility", "kind"),
  projects: named("project", ""),
  companies: named("outside_company", ""),
  observations: async (handle, matching) => {
    await sql`update city.import_row r set target_id = coalesce(
        (select d.id from city.dataset d where d.city_id = r.city_id and d.id = r.content ->> 'dataset_id'),
        (select min(o.dataset_id) from city.observation o where o.city_id = r.city_id and o.subject_kind = r.content ->> 'subject_kind' and o.subject_id = r.content ->> 'subject_id'
          and o.measure = r.content ->> 'measure' and o.period = r.content ->> 'period')), rule = 'id'
      where ${rows(matching)}`.execute(handle);
    await sql`update city.import_row r set target_id = ${`import-${matching.id}`}, rule = null where ${rows(matching)} and r.target_id is null`.execute(handle);
    await refuse(handle, matching, `r.content ->> 'unit' is null and not exists (select from city.observation o where o.city_id = r.city_id and o.subject_kind = r.content ->> 'subject_kind'
      and o.subject_id = r.content ->> 'subject_id' and o.measure = r.content ->> 'measure' and o.period = r.content ->> 'period' and o.dataset_id = r.target_id)`, "unit", "''", "the unit of the value");
  },
};

/** Refuses rows for a reason; all but the ids is SQL of our own. */
async function refuse(handle: Kysely<Tables>, matching: Matching, where: string, field: string, found: string, expected: string): Promise<void> {
  await sql`update city.import_row r set state = 'refused', faults = coalesce(r.faults, '[]')
      || jsonb_build_array(jsonb_build_object('field', ${field}::text, 'found', left(${sql.raw(found)}, 60), 'expected', ${expected}::text, 'mild', false))
    where ${rows(matching)} and ${sql.raw(where)}`.execute(handle);
}

/** Of several rows about one thing one counts. */
async function refuseRepeated(handle: Kysely<Tables>, matching: Matching): Promise<void> {
  const chosen = sql.raw(matching.repeated === "first" ? "min" : "max");
  await sql`
    update city.import_row r set state = 'repeated', other_line = k.chosen, rule = case when r.rule is null then 'same-key' else 'same-target' end
    from (
      select unnest(array_agg(q.line)) as line, ${chosen}(q.line) as chosen from (
        select r.line, coalesce(case when r.rule is not null then '=' || r.target_id end, '#' || r.code, '~' || r.plain || '/' || coalesce(r.district, '') || '/' || coalesce(r.content ->> 'kind', '')) || ' ' || coalesce(r.sub, '') as what
        from city.import_row r where ${rows(matching)}) as q
      where q.what is not null group by q.what having count(*) > 1
    ) as k
    where ${rows(matching)} and r.line = k.line and k.chosen <> k.line`.execute(handle);
}

const ownedTables: Partial<Readonly<Record<ImportKindId, string>>> = { firms: "firm", "firm-years": "firm", parcels: "parcel", facilities: "facility", projects: "project" };

/** Bodies of zones bring what is their zones', enterprises their own figures; what is somebody else's is refused row by row. */
async function refuseForeign(handle: Kysely<Tables>, matching: Matching): Promise<void> {
  const { actor, kind } = matching;
  if (actor.role === "city-office" || actor.role === "department") return;
  const table = ownedTables[kind];
  const own = actor.role === "enterprise" ? sql`t.id = ${actor.firmId ?? ""}` : sql`t.zone_id = any (string_to_array(${actor.zones.join(",")}, ','))`;
  const there = table === undefined ? sql`false` : sql`exists (select from ${sql.table(`city.${table}`)} t where t.city_id = r.city_id and t.id = r.target_id and ${own})`;
  const newOwn = sql`coalesce(r.zone = any (string_to_array(${actor.zones.join(",")}, ',')), false)`;
  const fresh = kind === "firm-years" || actor.role === "enterprise" ? sql`false` : sql`(r.rule is null and ${newOwn})`;
  await sql`update city.import_row r set state = 'refused', faults = coalesce(r.faults, '[]')
      || jsonb_build_array(jsonb_build_object('field', 'zone', 'found', coalesce(r.zone, ''), 'expected', 'what is one''s own', 'mild', false))
    where ${rows(matching)} and not ((${there} and (r.zone is null or ${newOwn})) or ${fresh})`.execute(handle);
}
