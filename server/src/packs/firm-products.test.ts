import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines, freshDatabase, type FreshDatabase } from "../testing/fresh-database.js";
import { upgradeProducts } from "./firm-products.js";
import { loadCity } from "./load-city.js";

const packs = fileURLToPath(new URL("../../../data/", import.meta.url));
const cityId = "510100";

describe.each(engines)("synthetic firms that an earlier version loaded without products, on the %s engine,", (engine) => {
  let fresh: FreshDatabase;
  let directory: string;
  const firms = async () => (await sql<Record<string, unknown>>`select * from city.firm where synthetic order by id`.execute(fresh.database.owner)).rows;
  const edition = () => fresh.database.owner.selectFrom("city.city").select("loaded_at").executeTakeFirstOrThrow();
  const upgrade = () => upgradeProducts(fresh.database, { cityId, packs, manifestDirectory: directory });

  beforeAll(async () => {
    fresh = await freshDatabase(engine);
    directory = await mkdtemp(join(tmpdir(), "chengqi-products-"));
    await loadCity(fresh.database, { packs, city: "chengdu", firms: 3000, seed: 1 });
  }, 300_000);
  afterAll(async () => {
    await fresh.drop();
    await rm(directory, { recursive: true, force: true });
  });

  test("are left alone where they have some", async () => {
    expect(await upgrade()).toBe(false);
    expect(await readdir(directory)).toEqual([]);
  });

  test("get those that a new city gives them, in a new edition, with the indexes there were, and nothing else changes", async () => {
    const indexes = async () => (await sql`select indexdef from pg_indexes where schemaname = 'city' order by 1`.execute(fresh.database.owner)).rows;
    const due = await firms();
    expect(due.filter(({ products }) => (products as string[]).length > 0).length).toBeGreaterThan(1500);
    const before = [await edition(), await indexes()];
    await sql`update city.firm set products = '{}' where synthetic`.execute(fresh.database.owner);
    expect(await upgrade()).toBe(true);
    expect(await firms()).toEqual(due);
    expect(await indexes()).toEqual(before[1]);
    expect(await edition()).not.toEqual(before[0]);
    expect(await readdir(directory)).toEqual(["manifest-1.json"]);
    expect(await upgrade()).toBe(false);
  });

  test("are left alone while they load", async () => {
    await sql`update city.firm set products = '{}' where synthetic`.execute(fresh.database.owner);
    await sql`update city.city set loaded_at = null`.execute(fresh.database.owner);
    expect(await upgrade()).toBe(false);
  });
});
