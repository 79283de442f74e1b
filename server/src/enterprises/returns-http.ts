import { firmReturnsSchema } from "@chengqi/domain/enterprises/firm";
import { purposes } from "@chengqi/domain/governance/actor";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { found } from "../errors.js";
import { idSchema, problems } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { returnsOf } from "./rows.js";
import { firmById } from "./sql.js";

const purposeQuery = z.strictObject({ purpose: z.enum(purposes).describe("What they are looked at for; recorded") });

/** Returns of single firms: nobody sees them without saying what for, and every look is on the record. */
export const returnRoutes = (change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/firms/:id/returns", {
    schema: {
      tags: ["firms"], summary: "What a firm returned each year: value added, tax, land, energy, water, emissions, R&D",
      description: "For those who may see it and have said what for; the look is recorded, and the firm can read by whom and what for.",
      params: z.object({ id: idSchema }), querystring: purposeQuery, response: { 200: firmReturnsSchema, ...problems },
    },
  }, async ({ actor, params, query: { purpose } }, reply) => {
    reply.header("cache-control", "no-store");
    return change({ ...actor, purpose }, undefined, async (visit) => {
      const firm = found(await firmById(visit.tx, visit.city.city_id, params.id), "params.id", params.id, "the id of a firm");
      need(visit, "firm-return.read", { zoneId: firm.zone, firmId: firm.id });
      await recordAct(visit, {
        kind: "firm-return.read", subject: { kind: "firm", id: firm.id }, reason: null, data: { purpose }, zoneId: firm.zone, firmId: firm.id,
      });
      return { id: firm.id, purpose, years: await returnsOf(visit, firm.id, firm.synthetic) };
    });
  });
};
