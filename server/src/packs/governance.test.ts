import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { upgradeGovernance, governanceTables } from "./governance.js";
import { loadCity } from "./load-city.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const folder = `${packs}chengdu`;
const cityId = "510100";

describe.each(engines)("a city that an earlier version loaded, on the %s engine,", (engine) => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    await loadCity(fresh.database, { packs, city: "chengdu", firms: 0, seed: 1 });
    for (const table of governanceTables) await sql`delete from ${sql.table(table)} where city_id = ${cityId}`.execute(fresh.database.owner);
    await sql`delete from city.statement where dataset_id = 'governance-facts'`.execute(fresh.database.owner);
    await sql`delete from city.dataset where id in ('governance-facts', 'demonstration-governance')`.execute(fresh.database.owner);
  });
  afterAll(() => fresh.drop());

  const count = async (what: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(what)}`.execute(fresh.database.owner);
    return rows[0]?.n ?? -1;
  };

  test("gets what is published, and no invented body where it is no demonstration", async () => {
    expect(await upgradeGovernance(fresh.database.owner, cityId, folder)).toBe(true);
    expect([await count("city.body"), await count("city.power"), await count("city.statement where dataset_id = 'governance-facts'")]).toEqual([23, 0, 4]);
    expect(await upgradeGovernance(fresh.database.owner, cityId, folder)).toBe(false);
  });

  test("gets the bodies of the demonstration where it is one, counted with their datasets, once", async () => {
    const { owner } = fresh.database;
    await sql`delete from city.statement where dataset_id = 'governance-facts'`.execute(owner);
    await sql`delete from city.dataset where id in ('governance-facts', 'demonstration-governance')`.execute(owner);
    await sql`update city.city set seed = 1 where city_id = ${cityId}`.execute(owner);
    expect(await upgradeGovernance(owner, cityId, folder)).toBe(true);
    const rows = await Promise.all(["city.body where type <> 'town'", "city.body_standing", "city.zone_form", "city.power", "city.duty", "city.post", "city.appointment"].map(count));
    for (const n of rows) expect(n).toBeGreaterThan(60);
    for (const table of governanceTables) expect([table, await count(`${table} where dataset_id is distinct from 'demonstration-governance'`)]).toEqual([table, 0]);
    const { row_count } = await owner.selectFrom("city.dataset").select("row_count").where("id", "=", "demonstration-governance").executeTakeFirstOrThrow();
    const own = await Promise.all([...governanceTables, "city.body"].map((table) => count(`${table} where dataset_id = 'demonstration-governance'`)));
    expect(row_count).toBe(own.reduce((sum, n) => sum + n, 0));
    expect(await upgradeGovernance(owner, cityId, folder)).toBe(false);
  });

  test("is left alone while it loads", async () => {
    await sql`update city.city set loaded_at = null where city_id = ${cityId}`.execute(fresh.database.owner);
    await sql`delete from city.statement where dataset_id = 'governance-facts'`.execute(fresh.database.owner);
    expect(await upgradeGovernance(fresh.database.owner, cityId, folder)).toBe(false);
  });
});
