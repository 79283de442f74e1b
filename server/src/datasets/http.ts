import { assignDatasetSchema, datasetSchema } from "@chengqi/domain/datasets/dataset";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { assignDataset } from "./assign.js";
import { dataset, datasets } from "./sql.js";

export const datasetRoutes = (visit: Visits, change: Visits, today: () => string): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/datasets", {
    schema: { tags: ["data"], summary: "Every body of facts with its source, licence and age", response: { 200: rowsOf(datasetSchema), ...problems } },
  }, async ({ actor }) => ({ rows: await visit(actor, undefined, ({ tx, city }) => datasets(tx, city.city_id, today())) }));

  app.get("/api/v1/datasets/:id", {
    schema: { tags: ["data"], summary: "One body of facts", params: z.object({ id: idSchema }), response: { 200: datasetSchema, ...problems } },
  }, ({ actor, params }) =>
    visit(actor, undefined, async ({ tx, city }) =>
      found(await dataset(tx, city.city_id, params.id, today()), "params.id", params.id, "the id of a dataset")));

  app.put("/api/v1/datasets/:id/care", {
    schema: { tags: ["data"], summary: "Says who keeps a body of facts up to date, and how often", params: z.object({ id: idSchema }), body: assignDatasetSchema, response: { 200: datasetSchema, ...problems } },
  }, ({ actor, params: { id }, body }) => change(actor, undefined, async (opened) => {
    await assignDataset(opened, id, body, today());
    return found(await dataset(opened.tx, opened.city.city_id, id, today()), "params.id", id, "the id of a dataset");
  }));
};
