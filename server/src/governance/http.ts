import { bodyPageSchema, bodySummarySchema, bodyTypeNames } from "@chengqi/domain/governance/bodies";
import { nameOn } from "@chengqi/domain/zones/names";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { zoneNames } from "../zones/sql.js";
import { bodies, zonesRun } from "./sql.js";

const listQuery = datedQuery.extend({ type: z.enum(bodyTypeNames).optional() });

/** Bodies that run zones, as sources name them. */
export const bodyRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/bodies", {
    schema: { tags: ["governance"], summary: "Bodies with the zones they run", querystring: listQuery, response: { 200: rowsOf(bodySummarySchema), ...problems } },
  }, ({ actor, query }) => visit(actor, query.asOf, async ({ tx, city, asOf }) => {
    const run = await zonesRun(tx, city.city_id, asOf);
    const rows = (await bodies(tx, city.city_id)).filter((body) => query.type === undefined || body.type === query.type);
    return { rows: rows.map((body) => ({ ...named(body), zones: run.filter((one) => one.body === body.id).map(({ id }) => id) })) };
  }));

  app.get("/api/v1/bodies/:id", {
    schema: { tags: ["governance"], summary: "One body with the zones it runs", params: z.object({ id: idSchema }), querystring: datedQuery, response: { 200: bodyPageSchema, ...problems } },
  }, ({ actor, params, query }) => visit(actor, query.asOf, async ({ tx, city, asOf }) => {
    const body = found((await bodies(tx, city.city_id, params.id))[0], "params.id", params.id, "the id of a body");
    const run = await zonesRun(tx, city.city_id, asOf, body.id);
    const names = run.length === 0 ? [] : await zoneNames(tx, city.city_id, run.map(({ id }) => id));
    return {
      ...named(body),
      zones: run.map(({ id, dataset, validFrom, validTo }) => {
        const name = nameOn(names.filter(({ zone }) => zone === id), asOf);
        return { id, name: { zh: name?.nameZh ?? id, en: name?.nameEn ?? null }, dataset, validFrom, validTo };
      }),
    };
  }));
};

const named = ({ nameZh, nameEn, ...body }: Awaited<ReturnType<typeof bodies>>[number]) => ({ ...body, name: { zh: nameZh, en: nameEn } });
