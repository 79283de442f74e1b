import { industrySchema } from "@chengqi/domain/industries/industry";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { industryTree } from "./sql.js";

export const industryRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/industries", {
    schema: {
      tags: ["data"],
      summary: "The whole industry classification of the city, flat, parents before children",
      response: { 200: rowsOf(industrySchema), ...problems },
    },
  }, async ({ actor }, reply) => {
    const rows = await visit(actor, undefined, ({ tx, city }) => industryTree(tx, city.classification));
    reply.header("cache-control", "public, max-age=3600");
    return { rows };
  });
};
