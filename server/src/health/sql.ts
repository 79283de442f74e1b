import { sql } from "kysely";
import type { Tx } from "../db/tables.js";

/** Firms of the city: synthetic ones as their dataset counts them, so that a health check never counts millions, and real ones. */
export async function firmCount(tx: Tx, cityId: string): Promise<number> {
  const { rows } = await sql<{ firms: number }>`
    select (select coalesce(sum(row_count), 0) from city.dataset where city_id = ${cityId} and id = 'synthetic-firms')::bigint
      + (select count(*) from city.firm where city_id = ${cityId} and not synthetic) as firms`.execute(tx);
  return rows[0]?.firms ?? 0;
}
