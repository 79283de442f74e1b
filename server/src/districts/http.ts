import { districtPageSchema, districtSummarySchema } from "@chengqi/domain/districts/district";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { datedQuery, geojson, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { geometryOf } from "../zones/shapes.js";
import { districtPage, districtSummaries } from "./page.js";
import { districtShapes } from "./sql.js";

export const districtRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/districts", {
    schema: { tags: ["city"], summary: "Districts and counties", querystring: datedQuery, response: { 200: rowsOf(districtSummarySchema), ...problems } },
  }, async ({ actor, query }) => ({ rows: await visit(actor, query.asOf, (opened) => districtSummaries(opened)) }));

  app.get("/api/v1/districts.geojson", {
    schema: { tags: ["city"], summary: "Outlines of the districts, generalised, not for survey", response: { 200: geojson, ...problems } },
  }, async ({ actor }, reply) => {
    const rows = await visit(actor, undefined, ({ tx, city }) => districtShapes(tx, city.city_id));
    reply.type("application/geo+json").header("cache-control", "public, max-age=3600");
    return {
      type: "FeatureCollection" as const,
      features: rows.map((row) => ({
        type: "Feature" as const, id: row.code, geometry: geometryOf(row.outline),
        properties: { code: row.code, nameZh: row.nameZh, nameEn: row.nameEn, lon: row.lon, lat: row.lat },
      })),
    };
  });

  app.get("/api/v1/districts/:code", {
    schema: {
      tags: ["city"], summary: "One district with its zones, population and industries", params: z.object({ code: idSchema }), querystring: datedQuery,
      response: { 200: districtPageSchema, ...problems },
    },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => found(await districtPage(opened, params.code), "params.code", params.code, "the GB/T 2260 code of a district")));
};
