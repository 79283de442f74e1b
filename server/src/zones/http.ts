import { evidenceGrades, zoneFileSchema, zoneKinds, zoneSummarySchema } from "@chengqi/domain/zones/zone";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { datedQuery, geojson, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { zoneFile } from "./file.js";
import { zoneGeojson, zonesGeojson } from "./shapes.js";
import { zoneRows } from "./sql.js";
import { zoneSummaries } from "./summaries.js";

const filters = datedQuery.extend({
  ecosystem: idSchema.optional(), kind: z.enum(zoneKinds).optional(), evidence: z.enum(evidenceGrades).optional(),
});

export const zoneRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/zones", {
    schema: { tags: ["zones"], summary: "Zones that stand on the day", querystring: filters, response: { 200: rowsOf(zoneSummarySchema), ...problems } },
  }, async ({ actor, query }) => {
    const rows = await visit(actor, query.asOf, (opened) => zoneSummaries(opened));
    return {
      rows: rows.filter((zone) =>
        (query.kind === undefined || zone.kind === query.kind) &&
        (query.evidence === undefined || zone.evidence === query.evidence) &&
        (query.ecosystem === undefined || zone.ecosystems.some(({ ecosystemId }) => ecosystemId === query.ecosystem))),
    };
  });

  app.get("/api/v1/zones.geojson", {
    schema: { tags: ["zones"], summary: "Outlines (schematic) and start-up areas of the zones", querystring: datedQuery, response: { 200: geojson, ...problems } },
  }, async ({ actor, query }, reply) => {
    reply.type("application/geo+json");
    return visit(actor, query.asOf, zonesGeojson);
  });

  app.get("/api/v1/zones/:id", {
    schema: {
      tags: ["zones"], summary: "One zone, one file 一区一档", params: z.object({ id: idSchema }), querystring: datedQuery,
      response: { 200: zoneFileSchema, ...problems },
    },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => (await zoneFile(opened, params.id)) ?? refuse(opened, params.id)));

  app.get("/api/v1/zones/:id/shape.geojson", {
    schema: {
      tags: ["zones"], summary: "Outline, start-up area and communities of a zone", params: z.object({ id: idSchema }), querystring: datedQuery,
      response: { 200: geojson, ...problems },
    },
  }, async ({ actor, params, query }, reply) => {
    const shape = await visit(actor, query.asOf, async (opened) => (await zoneGeojson(opened, params.id)) ?? refuse(opened, params.id));
    reply.type("application/geo+json");
    return shape;
  });
};

/** Unknown, or known but not begun on the day asked for. */
async function refuse({ tx, city, asOf }: Visit, id: string): Promise<never> {
  const [row] = await zoneRows(tx, city.city_id, [id]);
  if (!row) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "the id of a zone" });
  throw new HttpError(404, "not-in-force", { field: "query.asOf", found: asOf, expected: `a day from ${row.validFrom ?? "its beginning"} on` });
}
