import { visitorOf } from "@chengqi/domain/governance/actor";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { cityRow } from "../city/sql.js";
import type { Database } from "../db/database.js";
import { firmCount } from "./sql.js";

const healthSchema = z.object({
  status: z.enum(["ok", "loading"]),
  city: z.string(),
  firms: z.number().int(),
  engine: z.enum(["embedded", "server"]),
  version: z.string(),
  progress: z.string().nullable().describe("What is being loaded; null when the city is complete"),
});

export interface HealthOptions {
  database: Database;
  cityId: string;
  version: string;
  /** Last step of a load that is under way. */
  progress: () => string | null;
}

/** Green only when the city is loaded to its end. */
export const healthRoutes = ({ database, cityId, version, progress }: HealthOptions): FastifyPluginAsyncZod => async (app) => {
  app.get("/healthz", {
    config: { rateLimit: false },
    logLevel: "warn",
    schema: { tags: ["data"], summary: "Whether the city is loaded and the database answers", response: { 200: healthSchema, 503: healthSchema } },
  }, async (_request, reply) => {
    const loading = progress();
    // While a load is under way the embedded engine is busy: the check must not wait for it.
    const { complete, firms } = loading === null ? await state(database, cityId) : { complete: false, firms: 0 };
    reply.code(complete ? 200 : 503).header("cache-control", "no-store");
    const status = complete ? ("ok" as const) : ("loading" as const);
    return { status, city: cityId, firms, engine: database.engine, version, progress: complete ? null : (loading ?? "not started") };
  });
};

const state = (database: Database, cityId: string): Promise<{ complete: boolean; firms: number }> =>
  database.as(visitorOf(cityId), async (tx) => {
    const complete = Boolean((await cityRow(tx, cityId))?.loaded_at);
    return { complete, firms: complete ? await firmCount(tx, cityId) : 0 };
  });
