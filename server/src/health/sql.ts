import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** Firms of the city as its datasets count them, so that a health check never counts millions of rows. */
export async function firmCount(tx: Tx, cityId: string): Promise<number> {
  const { firms } = await tx
    .selectFrom("city.dataset")
    .select(sql<number>`coalesce(sum(row_count), 0)::bigint`.as("firms"))
    .where("city_id", "=", cityId)
    .where("id", "in", ["synthetic-firms", "listed-companies"])
    .executeTakeFirstOrThrow();
  return firms;
}
