import { may } from "@chengqi/domain/governance/permissions";
import { firmRulesSchema } from "@chengqi/domain/rules/answers";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { firmById } from "../enterprises/sql.js";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { factsOfFirm, keptRules, outcomesOf } from "./firm-rules.js";
import { vocabularyNamed, type RuleFiles } from "./rule-files.js";
import { rulesOf } from "./sql.js";

/** How the rules come out for one firm. */
export const firmRuleRoutes = (visit: Visits, files: RuleFiles): FastifyPluginAsyncZod => async (app) => {
  const vocabulary = vocabularyNamed(files, "firm", "subject");
  const compiled = keptRules(vocabulary);

  app.get("/api/v1/firms/:id/rules", {
    schema: { tags: ["rules"], summary: "How every rule in force comes out for a firm, why, and which facts would decide it", params: z.object({ id: idSchema }), querystring: datedQuery, response: { 200: firmRulesSchema, ...problems } },
  }, ({ actor, params, query }, reply) => {
    reply.header("cache-control", "private, no-store");
    return visit(actor, query.asOf, async (opened) => {
      const { tx, city, year } = opened;
      const firm = found(await firmById(tx, city.city_id, params.id), "params.id", params.id, "the id of a firm");
      const raw = year === null ? {} : ((await factsOfFirm(tx, city.city_id, year, params.id, vocabulary)) ?? {});
      const sees = may(actor, "firm-return.read", { zoneId: firm.zone, firmId: firm.id });
      return { year, rows: outcomesOf(await rulesOf(tx, city.city_id), opened, raw, vocabulary, compiled, sees) };
    });
  });
};
