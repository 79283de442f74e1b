import { visitorOf } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { copyFrom, copyRow } from "./database.js";

const visitor = visitorOf("510100");
const columns = ["classification", "code", "name_zh", "level", "parent_code", "section"] as const;

describe.each(engines)("the %s engine", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
  });
  afterAll(() => fresh.drop());

  test("reads every kind of column as the same JavaScript value", async () => {
    const { rows } = await sql`
      select count(*) as count, 9007199254740993::numeric as big, 1.50::numeric(5,2) as money, date '2020-12-31' as day,
        timestamptz '2020-12-31 10:00:00.123+08' as instant, array[1, 2]::bigint[] as ids, '{"a": [1]}'::jsonb as document,
        array['a,b', null, '"q"'] as texts, array[date '2020-01-01'] as days, 1.5::float8 as ratio, true as flag,
        '\\x00ff'::bytea as bytes, null::int as nothing
      from city.firm`.execute(fresh.database.owner);
    expect(rows[0]).toMatchObject({
      count: 0, big: "9007199254740993", money: "1.50", day: "2020-12-31", instant: "2020-12-31T02:00:00.123Z", ids: [1, 2],
      document: { a: [1] }, texts: ["a,b", null, '"q"'], days: ["2020-01-01"], ratio: 1.5, flag: true, nothing: null,
    });
    expect([...(rows[0] as { bytes: Uint8Array }).bytes]).toEqual([0, 255]);
  });

  test("takes every kind of parameter", async () => {
    const { rows } = await sql`
      select ${[1, 2]}::int[] as ids, ${"2020-01-01"}::date as day, ${true}::boolean as flag, ${new Date(0)}::timestamptz as instant,
        ${{ a: 1 }}::jsonb as document, ${"1.10"}::numeric as money, ${['x"y', "z,\\", null]}::text[] as texts,
        ${5}::bigint as id, ${null}::text as nothing`.execute(fresh.database.owner);
    expect(rows[0]).toEqual({
      ids: [1, 2], day: "2020-01-01", flag: true, instant: "1970-01-01T00:00:00.000Z", document: { a: 1 }, money: "1.10",
      texts: ['x"y', "z,\\", null], id: 5, nothing: null,
    });
  });

  test("copies rows in pieces, with escapes and nulls, and forgets them when the transaction fails", async () => {
    const { owner } = fresh.database;
    const names = ["制造业", "tab\there", "line\nbreak", "back\\slash", "\\N", "\\."];
    async function* pieces() {
      for (const [position, name] of names.entries()) {
        const row = copyRow(["copy", `C${position}`, name, "section", null, "C"]);
        yield row.slice(0, 5);
        yield row.slice(5);
      }
    }
    const failing = owner.transaction().execute(async (tx) => {
      expect(await copyFrom(tx, "national.industry", columns, pieces())).toBe(names.length);
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    const found = () =>
      owner.selectFrom("national.industry").select(["name_zh", "parent_code"]).where("classification", "=", "copy").orderBy("code").execute();
    expect(await found()).toEqual([]);
    await owner.transaction().execute((tx) => copyFrom(tx, "national.industry", columns, pieces()));
    expect(await found()).toEqual(names.map((name) => ({ name_zh: name, parent_code: null })));
  });

  test("copies a text longer than one piece", async () => {
    const { owner } = fresh.database;
    const rows = 50_000;
    const text = Array.from({ length: rows }, (_, n) => copyRow(["long", `${n}`, "一家名字很长的机构".repeat(20), "class", "C", "C"])).join("");
    expect(text.length).toBeGreaterThan(8 * 1024 * 1024);
    expect(await copyFrom(owner, "national.industry", columns, text)).toBe(rows);
    const count = await owner.selectFrom("national.industry").select((e) => e.fn.countAll<number>().as("n")).where("classification", "=", "long").executeTakeFirst();
    expect(count).toEqual({ n: rows });
  });

  test("refuses a query outside the open transaction instead of waiting for ever", async () => {
    const { database } = fresh;
    const outside = "A query was issued outside the transaction that is open here; use the transaction's handle.";
    await expect(database.as(visitor, () => database.owner.selectFrom("city.city").selectAll().execute())).rejects.toThrow(outside);
    await expect(database.as(visitor, () => database.as(visitor, () => Promise.resolve(1)))).rejects.toThrow(outside);
    await expect(
      database.owner.transaction().execute(() => sql`select 1`.execute(database.owner)),
    ).rejects.toThrow(outside);
    expect(await database.as(visitor, async (tx) => (await sql`select 1 as one`.execute(tx)).rows)).toEqual([{ one: 1 }]);
  });

  test("lets transactions of many callers follow each other", async () => {
    const sums = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        fresh.database.as(visitor, async (tx) => {
          await sql`select pg_sleep(0)`.execute(tx);
          const { rows } = await sql<{ sum: number }>`select ${n}::int + 1 as sum`.execute(tx);
          return rows[0]?.sum;
        }),
      ),
    );
    expect(sums).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  test("gives an error its SQLSTATE and goes on afterwards", async () => {
    const { database } = fresh;
    await expect(database.as(visitor, (tx) => sql`select 1 / 0`.execute(tx))).rejects.toMatchObject({ code: "22012" });
    await expect(sql`select nonsense`.execute(database.owner)).rejects.toMatchObject({ code: "42703" });
    expect((await sql`select 1 as one`.execute(database.owner)).rows).toEqual([{ one: 1 }]);
  });

  test("refuses a city id that could end the statement", async () => {
    const actor = visitorOf("1'; reset role; --");
    expect(() => fresh.database.as(actor, () => Promise.resolve())).toThrow(RangeError);
  });
});
