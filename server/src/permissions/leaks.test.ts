import { roles, type Actor } from "@chengqi/domain/governance/actor";
import { acts, may, permissions, type Act, type Target } from "@chengqi/domain/governance/permissions";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "../db/tables.js";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { kept, openTables } from "./kept-tables.js";

const own = { zoneId: "Z-own", bodyId: "B-own", firmId: "F-own", userId: "u-own" };
const other = { zoneId: "Z-other", bodyId: "B-other", firmId: "F-other", userId: "u-other" };
const scopes: readonly (readonly [name: string, target: Target])[] = [
  ["anything", {}],
  ["own zone", { zoneId: own.zoneId }], ["other zone", { zoneId: other.zoneId }],
  ["own body", { bodyId: own.bodyId }], ["other body", { bodyId: other.bodyId }],
  ["own firm", { firmId: own.firmId }], ["other firm", { firmId: other.firmId }],
  ["own person", { userId: own.userId }], ["other person", { userId: other.userId }],
];

const actorOf = (role: Actor["role"], purpose: Actor["purpose"], cityId = "510100"): Actor =>
  (role === "visitor"
    ? { role, cityId, userId: null, bodyId: null, zones: [], firmId: null, purpose }
    : { role, cityId, userId: own.userId, bodyId: own.bodyId, zones: [own.zoneId], firmId: own.firmId, purpose });
const actors = roles.flatMap((role) => [null, "audit" as const].map((purpose) => actorOf(role, purpose)));
const nameOf = ({ role, purpose }: Actor): string => `${role}${purpose === null ? "" : ` for ${purpose}`}`;

/** What the table alone says, read without the functions that answer from it. */
function expected(actor: Actor, act: Act, target: Target): boolean {
  const line = permissions.find((permission) => permission.act === act);
  const relation = line?.allow[actor.role];
  if (!line || relation === undefined || (line.purpose && actor.purpose === null)) return false;
  const isOwn = actor.role !== "visitor" && Object.entries(target).some(([key, id]) => id === own[key as keyof typeof own]);
  return relation === "any" || isOwn;
}

test("the server answers of every act, role and scope what the table says", () => {
  for (const actor of actors) {
    for (const act of acts) {
      for (const [scope, target] of scopes) expect(`${nameOf(actor)} ${act} ${scope} ${may(actor, act, target)}`).toBe(`${nameOf(actor)} ${act} ${scope} ${expected(actor, act, target)}`);
    }
  }
});

const cities = ["510100", "999999"] as const;
/** Firms of the two cities: the own one, one in the own zone, one elsewhere; in the other city of the same zone and name. */
const firms = [["F-own", "Z-elsewhere"], ["F-zone", "Z-own"], ["F-other", "Z-other"], ["F-none", null]] as const;

async function plant({ database: { owner } }: FreshDatabase): Promise<void> {
  for (const cityId of cities) {
    await owner.insertInto("city.city").values({
      city_id: cityId, name_zh: "试城", name_en: "Trial", classification: "GB/T 4754-2017", centre_lon: 104, centre_lat: 30.6,
      bbox: [103, 30, 105, 31], crs_note: "", default_as_of: "2020-12-31",
    }).execute();
    for (const [id, zone] of firms) {
      await sql`insert into city.firm (city_id, id, name_zh, pinyin, initials, synthetic, industry_code, zone_id, district_code, dataset_id)
        values (${cityId}, ${id}, ${id}, ${id}, ${id}, true, '3973', ${zone}, '510107', 'trial')`.execute(owner);
      await sql`insert into city.firm_return (city_id, firm_id, year, zone_id, tax_cny, value_added_cny, dataset_id)
        values (${cityId}, ${id}, 2020, ${zone}, 7, 11, 'trial')`.execute(owner);
    }
    await sql`select city.sum_returns(${cityId})`.execute(owner);
    await sql`update city.firm_total set shown = area_kind = 'district' where city_id = ${cityId}`.execute(owner);
    await plantActs(owner, cityId);
    await plantNotices(owner, cityId);
  }
}

/** An act on something of each scope, and one that anybody may read. */
async function plantActs(owner: FreshDatabase["database"]["owner"], cityId: string): Promise<void> {
  await sql`select city.lock_act_head(${cityId})`.execute(owner);
  for (const [index, [name, target]] of [...scopes, ["public", {}] as const].entries()) {
    const { zoneId = null, bodyId = null, firmId = null } = target;
    await sql`insert into city.act (city_id, seq, id, at, actor_role, kind, subject_kind, subject_id, scope_zone, scope_body, scope_firm, public, data, persons,
        previous_hash, hash)
      select ${cityId}, ${index + 1}, gen_random_uuid(), now(), 'city-office', 'rule.saved', 'trial', ${name}, ${zoneId}, ${bodyId}, ${firmId}, ${name === "public"},
        '{}', '{}', h.hash, ${String(index + 1).padStart(64, "0")} from city.act_head h where h.city_id = ${cityId}`.execute(owner);
  }
  for (const userId of [own.userId, other.userId]) {
    await sql`insert into city.person_key (city_id, reference, user_id, salt) values (${cityId}, ${`ref-${userId}`}, ${userId}, '\\x00')`.execute(owner);
  }
}

/** Notices to each kind of addressee, and what two people did with them. */
const notices = [
  ["own person", { to_user: own.userId }], ["other person", { to_user: other.userId }], ["own zone", { to_zone: own.zoneId }],
  ["other zone", { to_zone: other.zoneId }], ["role", { to_role: "zone" }], ["role of another body", { to_role: "zone", to_body: other.bodyId }],
] as const;

async function plantNotices(owner: FreshDatabase["database"]["owner"], cityId: string): Promise<void> {
  for (const [name, to] of notices) {
    const { to_user = null, to_zone = null, to_role = null, to_body = null } = to as Record<string, string>;
    const { rows: [notice] } = await sql<{ id: string }>`
      insert into city.notice (city_id, id, kind, "values", subject_kind, subject_id, link, to_user, to_zone, to_role, to_body)
      values (${cityId}, gen_random_uuid(), 'trial', '{}', 'trial', ${name}, '/', ${to_user}, ${to_zone}, ${to_role}, ${to_body}) returning id`.execute(owner);
    await sql`insert into city.delivery (city_id, id, notice_id, channel, recipient, state)
      values (${cityId}, gen_random_uuid(), ${notice?.id}, 'e-mail', ${name}, 'waiting')`.execute(owner);
    for (const user of [own.userId, other.userId]) await sql`insert into city.notice_reading (city_id, notice_id, user_id) values (${cityId}, ${notice?.id}, ${user})`.execute(owner);
  }
  for (const user of [own.userId, other.userId]) {
    await sql`insert into city.notice_preference (city_id, user_id, kind, channel, wanted) values (${cityId}, ${user}, 'trial', 'e-mail', true)`.execute(owner);
    await sql`insert into city.day_visit (city_id, user_id, role) values (${cityId}, ${user}, 'zone')`.execute(owner);
  }
}

function addressed(actor: Actor, name: (typeof notices)[number][0]): boolean {
  if (expected(actor, "delivery.read", {})) return true;
  return actor.userId !== null && (name === "own person" || name === "own zone" || (name === "role" && actor.role === "zone"));
}

const values = async (tx: Tx, query: ReturnType<typeof sql<{ v: string }>>): Promise<string[]> => (await query.execute(tx)).rows.map(({ v }) => v).toSorted();

describe.each(engines)("on the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    await plant(fresh);
  });
  afterAll(() => fresh.drop());

  test("the database answers of every act, role and scope what the table says", async () => {
    for (const actor of actors) {
      const { rows } = await fresh.database.as(actor, (tx) => sql<{ act: string; scope: string; allowed: boolean }>`
        select a.act, s.scope, governance.may(a.act, s.zone, s.body, s.firm, s.person) as allowed
        from unnest(${[...acts]}::text[]) as a(act), jsonb_to_recordset(${JSON.stringify(scopes.map(([scope, { zoneId, bodyId, firmId, userId }]) =>
          ({ scope, zone: zoneId, body: bodyId, firm: firmId, person: userId })))}::jsonb) as s(scope text, zone text, body text, firm text, person text)`.execute(tx));
      expect(rows).toHaveLength(acts.length * scopes.length);
      for (const { act, scope, allowed } of rows) {
        const target = scopes.find(([name]) => name === scope)?.[1] ?? {};
        expect(`${nameOf(actor)} ${act} ${scope} ${allowed}`).toBe(`${nameOf(actor)} ${act} ${scope} ${expected(actor, act as Act, target)}`);
      }
    }
  });

  test("each actor reads the returns, sums, acts, persons and notices the table gives it, of its city alone", async () => {
    for (const cityId of cities) {
      for (const actor of actors.map((one) => ({ ...one, cityId }))) {
        const allowed = (act: Act, target: Target) => expected(actor, act, target);
        const seen = await fresh.database.as(actor, async (tx) => ({
          returns: await values(tx, sql<{ v: string }>`select city_id || ' ' || firm_id as v from city.firm_return`),
          totals: await values(tx, sql<{ v: string }>`select distinct area_kind || ' ' || area_id as v from city.firm_total`),
          acts: await values(tx, sql<{ v: string }>`select city_id || ' ' || subject_id as v from city.act`),
          persons: await values(tx, sql<{ v: string }>`select city_id || ' ' || reference as v from city.person_key`),
          notices: await values(tx, sql<{ v: string }>`select city_id || ' ' || subject_id as v from city.notice`),
          deliveries: await values(tx, sql<{ v: string }>`select city_id || ' ' || recipient as v from city.delivery`),
          ownWays: await values(tx, sql<{ v: string }>`
            select distinct city_id || ' ' || user_id as v from city.notice_reading union select city_id || ' ' || user_id from city.notice_preference
            union select city_id || ' ' || user_id from city.day_visit`),
        }));
        const due = {
          returns: firms.filter(([firmId, zoneId]) => allowed("firm-return.read", { firmId, zoneId })).map(([id]) => `${cityId} ${id}`),
          totals: ["district 510107", ...[...firms.map(([, zone]) => zone ?? ""), null].flatMap((zoneId) => {
            if (!allowed("firm-aggregate.read-small", { zoneId })) return [];
            return zoneId === null ? [`city ${cityId}`] : [`zone ${zoneId}`, ...(zoneId === "" ? [] : [`community ${zoneId}/`])];
          })],
          acts: [...scopes.filter(([, { zoneId, bodyId, firmId }]) => allowed("act.read", { zoneId, bodyId, firmId } as Target)).map(([name]) => name), "public"].map((name) => `${cityId} ${name}`),
          persons: [own.userId, other.userId].filter((id) => id === actor.userId || allowed("person.read", {})).map((id) => `${cityId} ref-${id}`),
          notices: notices.filter(([name]) => addressed(actor, name)).map(([name]) => `${cityId} ${name}`),
          deliveries: allowed("delivery.read", {}) ? notices.map(([name]) => `${cityId} ${name}`) : [],
          ownWays: actor.userId === null ? [] : [`${cityId} ${actor.userId}`],
        };
        for (const key of Object.keys(due) as (keyof typeof due)[]) expect([nameOf(actor), key, seen[key]]).toEqual([nameOf(actor), key, due[key].toSorted()]);
      }
    }
  });

  test("nobody reads the largest firm's part of a sum, and the platform itself reads all returns of its city", async () => {
    for (const actor of actors) {
      await expect(fresh.database.as(actor, (tx) => sql`select largest from city.firm_total`.execute(tx))).rejects.toMatchObject({ code: "42501" });
    }
    const all = await fresh.database.statistics("510100", (tx) => values(tx, sql<{ v: string }>`select city_id || ' ' || firm_id as v from city.firm_return`));
    expect(all).toEqual(firms.map(([id]) => `510100 ${id}`).toSorted());
  });

  test("returns follow a firm to its new zone", async () => {
    const zones = () => fresh.database.owner.selectFrom("city.firm_return").select("zone_id").where("city_id", "=", "510100").where("firm_id", "=", "F-none").execute();
    await fresh.database.owner.updateTable("city.firm").set({ zone_id: "Z-new" }).where("city_id", "=", "510100").where("id", "=", "F-none").execute();
    expect(await zones()).toEqual([{ zone_id: "Z-new" }]);
    await fresh.database.owner.updateTable("city.firm").set({ zone_id: null }).where("city_id", "=", "510100").where("id", "=", "F-none").execute();
    expect(await zones()).toEqual([{ zone_id: null }]);
  });

  test("every table the application's role may read is either public or listed here as kept, with the act that opens it", async () => {
    const { rows } = await sql<{ name: string; policies: string[] }>`
      select n.nspname || '.' || c.relname as name,
        array(select pg_get_expr(p.polqual, p.polrelid) from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*') order by 1) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and has_schema_privilege('chengqi_app', n.oid, 'usage') and has_any_column_privilege('chengqi_app', c.oid, 'select')
        and n.nspname in ('city', 'governance', 'national') order by 1`.execute(fresh.database.owner);
    const anybodys = "(city_id = current_setting('chengqi.city'::text, true))";
    const guarded = rows.filter(({ policies }) => policies.some((policy) => policy !== anybodys));
    expect(guarded.map(({ name }) => name)).toEqual(Object.keys(kept).toSorted());
    expect(rows.map(({ name }) => name).filter((name) => !Object.hasOwn(kept, name))).toEqual(openTables);
    for (const { name, policies } of guarded) {
      for (const act of kept[name]?.acts ?? []) expect(`${name}: ${policies.join(" ")}`).toContain(`'${act}'`);
    }
  });

  test("a firm's returns and a zone's sums are found by their index, whoever asks", async () => {
    const planOf = (actor: Actor, query: ReturnType<typeof sql>) => fresh.database.as(actor, async (tx) => {
      await sql.raw("set local enable_seqscan = off").execute(tx);
      const { rows } = await sql<Record<"QUERY PLAN", string>>`explain (costs off) ${query}`.execute(tx);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    for (const actor of actors) {
      const one = await planOf(actor, sql`select * from city.firm_return where firm_id = 'F-own'`);
      expect(one).toMatch(/firm_return_pkey[\s\S]*Index Cond: .*city_id[\s\S]*firm_id = /);
      const sums = await planOf(actor, sql`select value from city.firm_total where area_kind = 'zone' and area_id = 'Z-own' and year = 2020 and industry_code = ''`);
      expect(sums).toMatch(/firm_total_pkey[\s\S]*Index Cond: .*area_id = /);
    }
  });
});
