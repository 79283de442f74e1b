import { visitorOf } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { insertSampleFirms } from "../testing/sample-firms.js";
import { afterPrefix } from "./prefix-range.js";
import type { Tx } from "./tables.js";
import { writable } from "./writable.js";

const visitor = visitorOf("510100");

const inIndex = (name: string, ...conditions: string[]) => ({ name, conditions });

/** The plan's lines as the application's role gets them. */
async function planOf(tx: Tx, query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<Record<"QUERY PLAN", string>>`explain (costs off) ${query}`.execute(tx);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** What the search function finds for the visitor. */
const named = async ({ database }: FreshDatabase, words: string) =>
  database.as(visitor, async (tx) =>
    idsOf((await sql<{ id: string }>`select firms_named as id from city.firms_named(${words}, 20)`.execute(tx)).rows));

/** The same, read the slow way by the owner. */
const holding = async ({ database }: FreshDatabase, words: string) =>
  idsOf((await sql<{ id: string }>`
    select id from city.firm where city_id = '510100' and strpos(name_zh, ${words}) > 0
    order by revenue_order desc, id desc limit 20`.execute(database.owner)).rows);

describe.each(engines)("row-level security on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    await insertSampleFirms(fresh.database, 20_000);
  });
  afterAll(() => fresh.drop());

  test("covers every table of the cities, and the application's role owns nothing", async () => {
    const { rows } = await sql<{ name: string; secured: boolean; policies: number; owner: string; texts: string[] }>`
      select c.relname as name, c.relrowsecurity as secured, count(p.polname) as policies, r.rolname as owner,
        array_agg(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) as texts
      from pg_class c join pg_roles r on r.oid = c.relowner left join pg_policy p on p.polrelid = c.oid
      where c.relnamespace = 'city'::regnamespace and c.relkind = 'r' group by 1, 2, 4 order by 1`.execute(fresh.database.owner);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(row).toMatchObject({ secured: true });
      expect(row.policies).toBeGreaterThan(0);
      expect(row.owner).not.toBe("chengqi_app");
      for (const text of row.texts) expect(text).toContain("city_id = current_setting('chengqi.city'");
    }
    const { rows: roles } = await sql`
      select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
        (select count(*) from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = 'chengqi_app'`.execute(fresh.database.owner);
    expect(roles).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  test("shows the city of the transaction and no other", async () => {
    for (const [cityId, rows] of [
      ["510100", [{ city: "510100", n: 18_000 }]],
      ["999999", [{ city: "999999", n: 2000 }]],
      ["110000", []],
    ] as const) {
      const seen = await fresh.database.as(visitorOf(cityId), (tx) =>
        sql`select city_id as city, count(*) as n from city.firm group by 1`.execute(tx));
      expect(seen.rows).toEqual(rows);
    }
  });

  test("shows nothing when no city is set", async () => {
    const seen = await fresh.database.owner.transaction().execute(async (tx) => {
      await sql.raw("set local role chengqi_app").execute(tx);
      const { rows } = await sql`
        select (select count(*) from city.firm) as firms, (select count(*) from city.firms_named('科技', 10)) as named`.execute(tx);
      return rows;
    });
    expect(seen).toEqual([{ firms: 0, named: 0 }]);
  });

  test("lets the application's role write what is listed and nothing else", async () => {
    const { rows } = await sql<{ name: string; reads: boolean; writes: string[]; never: boolean }>`
      select n.nspname || '.' || c.relname as name, has_any_column_privilege('chengqi_app', c.oid, 'select') as reads,
        array(select command from unnest(array['insert', 'update']) as command where has_any_column_privilege('chengqi_app', c.oid, command)
          union all select 'delete' where has_table_privilege('chengqi_app', c.oid, 'delete')) as writes,
        has_table_privilege('chengqi_app', c.oid, 'truncate, references, trigger') as never
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('city', 'national', 'governance') and c.relkind = 'r'`.execute(fresh.database.owner);
    expect(rows.filter(({ reads, never }) => !reads || never)).toEqual([]);
    expect(Object.fromEntries(rows.filter(({ writes }) => writes.length > 0).map(({ name, writes }) => [name, writes]))).toEqual(writable);
    const statements = ["delete from city.firm", "update city.firm set employees = 1", "truncate city.firm", "create table city.mine (id int)"];
    for (const statement of statements) {
      await expect(fresh.database.as(visitor, (tx) => sql.raw(statement).execute(tx))).rejects.toMatchObject({ code: "25006" });
      const writing = fresh.database.owner.transaction().execute(async (tx) => {
        await sql.raw("set local role chengqi_app; set local chengqi.city = '510100'").execute(tx);
        await sql.raw(statement).execute(tx);
      });
      await expect(writing).rejects.toMatchObject({ code: "42501" });
    }
  });

  test.each([
    ["the map, by a range of cells", sql`select id from city.firm where cell >= 1000 and cell < 2000`,
      inIndex("firm_by_cell", "cell >= ", "cell < ")],
    ["search by pinyin", sql`select id from city.firm where pinyin >= 'tianfu0a' and pinyin < ${afterPrefix("tianfu0a")} order by pinyin, id limit 20`,
      inIndex("firm_by_pinyin", "pinyin >= ", "pinyin < ")],
    ["search by initials", sql`select id from city.firm where initials >= 'tf0a' and initials < ${afterPrefix("tf0a")} order by initials, id limit 20`,
      inIndex("firm_by_initials", "initials >= ")],
    ["search by credit code", sql`select id from city.firm where credit_code >= 'F00000001' and credit_code < ${afterPrefix("F00000001")}`,
      inIndex("firm_by_credit_code", "credit_code >= ")],
    ["a firm's card", sql`select * from city.firm where id = 'F000000001'`, inIndex("firm_pkey", "id = ")],
    ["a card's years", sql`select * from city.firm_year where firm_id = 'F000000001'`, inIndex("firm_year_pkey", "firm_id = ")],
    ["the list of a zone and a trade", sql`
      select id from city.firm where zone_id = 'zone-7' and industry_code >= 'C' and industry_code < ${afterPrefix("C")}
      order by revenue_order desc, id desc limit 51`, inIndex("firm_by_zone", "zone_id = ", "industry_code >= ")],
    ["a later page by revenue", sql`
      select id from city.firm where (revenue_order, id) < (5000000, 'F') order by revenue_order desc, id desc limit 51`,
      inIndex("firm_by_revenue", "ROW(revenue_order, id) < ")],
    ["a later page by employees", sql`
      select id from city.firm where (employees_order, id) < (300, 'F') order by employees_order desc, id desc limit 51`,
      inIndex("firm_by_employees", "ROW(employees_order, id) < ")],
    ["a later page by founding year", sql`
      select id from city.firm where (founded_order, id) > (2000, 'F') order by founded_order, id limit 51`,
      inIndex("firm_by_founded", "ROW(founded_order, id) > ")],
    ["a later page by name", sql`select id from city.firm where (name_zh, id) > ('天府', 'F') order by name_zh, id limit 51`,
      inIndex("firm_by_name", "ROW(name_zh, id) > ")],
    ["the list of a section and a size", sql`
      select id from city.firm where section = 'C' and size = 'medium' order by name_zh, id limit 51`,
      inIndex("firm_by_section", "section = ", "size = ")],
    ["the list of a district and a trade", sql`
      select id from city.firm where district_code = '510107' and industry_code >= 'C' and industry_code < ${afterPrefix("C")}
      order by employees_order desc, id desc limit 51`, inIndex("firm_by_district", "district_code = ", "industry_code >= ")],
    ["the sums of a zone", sql`select * from city.firm_rollup where area_kind = 'zone' and area_id = 'zone-7' and year = 2020`,
      inIndex("firm_rollup_pkey", "area_kind = ", "area_id = ", "year = ")],
    ["the grid of the far map", sql`select * from city.firm_cell where zoom = 12 and cell >= 100 and cell < 200`,
      inIndex("firm_cell_pkey", "zoom = ", "cell >= ")],
  ])("keeps the index for %s", async (_, query, { name, conditions }) => {
    const plan = await fresh.database.as(visitor, (tx) => planOf(tx, query));
    const condition = plan.split("\n").find((line) => line.includes("Index Cond:")) ?? "";
    expect(plan).toContain(name);
    expect(plan).not.toContain("Seq Scan");
    expect(condition).toContain("city_id = current_setting('chengqi.city'");
    for (const part of conditions) expect(condition).toContain(part);
  });

  test("finds a page of a list within the index alone", async () => {
    const plan = await fresh.database.as(visitor, (tx) =>
      planOf(tx, sql`
        select id from city.firm where district_code > '5100' and founded_year <= 2020 and (closed_year is null or closed_year > 2020)
        order by revenue_order desc, id desc limit 51`));
    expect(plan).toContain("Index Only Scan Backward using firm_by_revenue");
  });

  test("finds names by two signs, the largest firms first, in this city only", async () => {
    for (const words of ["科技", "锦江", "一丁", "丁七机", "贸易有限公司", "%", "没有的名"]) {
      expect(await named(fresh, words)).toEqual(await holding(fresh, words));
    }
    expect(await named(fresh, "科技")).toHaveLength(20);
    expect(await named(fresh, "科")).toEqual([]);
  });

  test("has an index that serves the rarer names", async () => {
    const { rows } = await sql<Record<"QUERY PLAN", string>>`
      explain (costs off) select id from city.firm where city.bigrams(name_zh) @> city.bigrams('一丁机')`.execute(fresh.database.owner);
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("firm_by_bigrams");
  });
});
