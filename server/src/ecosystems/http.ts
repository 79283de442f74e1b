import { ecosystemPageSchema, ecosystemSummarySchema } from "@chengqi/domain/ecosystems/ecosystem";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { ecosystemPage, ecosystemSummaries } from "./page.js";

export const ecosystemRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/ecosystems", {
    schema: { tags: ["ecosystems"], summary: "Ecosystems in force on the day", querystring: datedQuery, response: { 200: rowsOf(ecosystemSummarySchema), ...problems } },
  }, async ({ actor, query }) => ({ rows: await visit(actor, query.asOf, ecosystemSummaries) }));

  app.get("/api/v1/ecosystems/:id", {
    schema: {
      tags: ["ecosystems"], summary: "One ecosystem with its zones, firms, history and elements", params: z.object({ id: idSchema }), querystring: datedQuery,
      response: { 200: ecosystemPageSchema, ...problems },
    },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => found(await ecosystemPage(opened, params.id), "params.id", params.id, "the id of an ecosystem")));
};
