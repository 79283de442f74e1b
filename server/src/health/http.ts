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
    const { city, firms } = await database.as({ role: "visitor", cityId }, async (tx) => {
      const row = await cityRow(tx, cityId);
      return { city: row, firms: row?.loaded_at ? await firmCount(tx, cityId) : 0 };
    });
    const complete = Boolean(city?.loaded_at);
    reply.code(complete ? 200 : 503).header("cache-control", "no-store");
    return {
      status: complete ? ("ok" as const) : ("loading" as const),
      city: cityId, firms, engine: database.engine, version,
      progress: complete ? null : (progress() ?? "not started"),
    };
  });
};
