import { indexOfFirm } from "@chengqi/domain/demonstration/demonstration";
import { sql } from "kysely";
import type { Database } from "../db/database.js";
import type { Tx } from "../db/tables.js";
import { withoutIndexes } from "./firms-indexes.js";
import { productsText } from "./firms-rows.js";
import { prepareFirms, syntheticDataset } from "./firms.js";
import { writeManifest } from "./manifest.js";

export interface UpgradeProductsOptions {
  readonly cityId: string;
  readonly packs: string;
  readonly manifestDirectory: string | undefined;
}

const batch = 20_000;

/**
 * Gives the synthetic firms of a city that an earlier version loaded their products, once; nothing else of a firm changes. A city that
 * is loading is left alone.
 * @returns whether anything was to be done
 */
export async function upgradeProducts(database: Database, options: UpgradeProductsOptions): Promise<boolean> {
  const { owner } = database;
  const { cityId, packs, manifestDirectory } = options;
  const city = await owner.selectFrom("city.city").select(["loaded_at", "seed"]).where("city_id", "=", cityId).executeTakeFirst();
  if (!city?.loaded_at || city.seed === null) return false;
  const own = owner.selectFrom("city.firm").where("city_id", "=", cityId).where("dataset_id", "=", syntheticDataset);
  if (await own.select("id").where(sql<boolean>`products <> '{}'`).limit(1).executeTakeFirst()) return false;
  const { count } = await own.select(sql<number>`count(*)::int`.as("count")).executeTakeFirstOrThrow();
  if (count === 0) return false;
  const made = await prepareFirms(owner, { cityId, packs, count, seed: city.seed });
  await owner.transaction().execute(async (tx) => {
    await withoutIndexes(tx, "city.firm", async () => {
      for (let after: string | null = ""; after !== null;) after = await giveProducts(tx, cityId, made, after);
    });
    // What was worked out or kept by browsers for the edition before no longer holds.
    await sql`update city.city set loaded_at = now(), firms_loaded_at = now() where city_id = ${cityId}`.execute(tx);
  });
  await sql`vacuum (analyze) city.firm`.execute(owner);
  if (manifestDirectory !== undefined) await writeManifest(manifestDirectory, made.manifest);
  return true;
}

/** Gives the next firms after an id their products; returns the last id, null when all have theirs. */
async function giveProducts(tx: Tx, cityId: string, made: Awaited<ReturnType<typeof prepareFirms>>, after: string): Promise<string | null> {
  const firms = await tx.selectFrom("city.firm").select(["id", "industry_code", "zone_id", "size"])
    .where("city_id", "=", cityId).where("dataset_id", "=", syntheticDataset).where("id", ">", after).orderBy("id").limit(batch).execute();
  const given = firms.flatMap(({ id, industry_code: industryCode, zone_id: zoneId, size }) => {
    const index = indexOfFirm(id);
    const products = index === null || industryCode === null || size === null ? [] : made.products(index, { industryCode, zoneId, size });
    return products.length === 0 ? [] : [{ id, products: productsText(products) }];
  });
  await sql`
    update city.firm as f set products = given.products::text[]
    from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ products }) => products)}::text[]) as given (id, products)
    where f.city_id = ${cityId} and f.id = given.id`.execute(tx);
  return firms.length < batch ? null : (firms.at(-1)?.id ?? null);
}
