import { visitorOf } from "@chengqi/domain/governance/actor";
import { sql } from "kysely";
import type { Database } from "../db/database.js";
import { StartError } from "./start-error.js";

/**
 * Asks the database a few things whose answers are known. A PostGIS that is half loaded answers spatial
 * questions with nothing instead of an error, so it has to be asked.
 * @throws StartError if an answer is wrong
 */
export async function selfTest(database: Database): Promise<void> {
  // No city bears this id, so a role that sees any row sees too much.
  const answers = await database.as(visitorOf("self-test"), async (tx) => {
    const { rows } = await sql<{ role: string; inside: boolean; metres: number; rows: number; strangers: number }>`
      select current_user::text as role,
        st_contains(st_makeenvelope(104, 30, 105, 31, 4326), st_setsrid(st_point(104.06, 30.66), 4326)) as inside,
        round(st_distance(st_setsrid(st_point(104, 30), 4326)::geography, st_setsrid(st_point(104, 31), 4326)::geography))::float8 as metres,
        (select count(*) from generate_series(1, 3) as n where st_x(st_point(n, 0)) > 1) as rows,
        (select count(*) from city.city) as strangers`.execute(tx);
    return rows[0];
  });
  const failed = [
    answers?.role !== "chengqi_app" && "transactions do not run as chengqi_app",
    answers?.strangers !== 0 && "row-level security shows rows of another city",
    (answers?.inside !== true || answers.rows !== 2) && "PostGIS does not find what lies inside",
    Math.abs((answers?.metres ?? 0) - 110_863) > 20 && "PostGIS measures distances wrongly",
  ].filter((fault) => fault !== false);
  if (failed.length > 0) {
    throw new StartError(`The database failed its self-test: ${failed.join("; ")}; restore a backup or use another database.`);
  }
}
