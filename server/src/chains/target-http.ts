import { newTargetStepSchema, targetStates } from "@chengqi/domain/chains/target-life";
import { fits, targetCounts } from "@chengqi/domain/chains/target-list";
import { newTargetSchema, targetAnswerSchema, targetSchema, targetsSchema } from "@chengqi/domain/chains/targets";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { datedQuery, daySchema, idSchema, problems } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import { documentOf, runOf } from "./results.js";
import { chainVersions, versionOfYear } from "./sql.js";
import { listed } from "./target-list.js";
import { targetPage } from "./target-page.js";
import { targetRows, type TargetContent } from "./target-sql.js";
import { takeStep } from "./target-steps.js";

const listQuery = z.strictObject({
  asOf: daySchema.optional(),
  chain: idSchema.optional(), link: idSchema.optional(), zone: idSchema.optional().describe("Zone meant to host it"), state: z.enum(targetStates).optional(),
  body: idSchema.optional().describe("Responsible body"), ecosystem: idSchema.optional(), late: z.stringbool().optional().describe("Past its day and still running"),
});
const params = z.object({ id: idSchema });

/** Targets: gaps that somebody took up. They name firms to call, so they are read by those who work on them. */
export const targetRoutes = (visit: Visits, change: Visits, today: () => string): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/targets", {
    schema: {
      tags: ["chains"], summary: "Targets the reader may see: whom to bring where, how far they are", description: "`counts` tells how many each choice of a filter would leave.",
      querystring: listQuery, response: { 200: targetsSchema, ...problems },
    },
  }, ({ actor, query }, reply) => {
    reply.header("cache-control", "no-store");
    return visit(actor, query.asOf, async (opened) => {
      const all = await listed(opened, await targetRows(opened.tx, opened.city.city_id), today());
      return { rows: all.filter((target) => fits(target, query)), counts: targetCounts(all, query) };
    });
  });

  app.get("/api/v1/targets/:id", {
    schema: { tags: ["chains"], summary: "A target: the gap then and now, whom to call, and all that was done", params, querystring: datedQuery, response: { 200: targetAnswerSchema, ...problems } },
  }, ({ actor, params: { id }, query }, reply) => {
    reply.header("cache-control", "no-store");
    return visit(actor, query.asOf, (opened) => targetPage(opened, id, today()));
  });

  app.post("/api/v1/targets/:id/steps", {
    schema: {
      tags: ["chains"], summary: "A step in the life of a target: responsible body, talk, settled, dropped, opened again, note",
      params, body: newTargetStepSchema, response: { 200: targetAnswerSchema, ...problems },
    },
  }, ({ actor, params: { id }, body }) =>
    change(actor, undefined, async (opened) => {
      await takeStep(opened, id, body, today());
      return targetPage(opened, id, today());
    }));

  app.post("/api/v1/targets", {
    schema: { tags: ["chains"], summary: "Makes a target of a gap, with the gap as it stands", querystring: datedQuery, body: newTargetSchema, response: { 200: targetSchema, ...problems } },
  }, ({ actor, query, body }) =>
    change(actor, query.asOf, async (opened) => {
      need(opened, "target.create", { zoneId: body.zone });
      const { tx, city } = opened;
      if (body.zone !== null && (await zoneRows(tx, city.city_id, [body.zone])).length === 0) throw new HttpError(404, "not-found", { field: "body.zone", found: body.zone, expected: "the id of a zone" });
      const content = { ...(await gapNow(opened, body.chain, body.link)), candidates: body.candidates, reason: body.reason };
      const id = uuidV7(Date.now());
      const act = await recordAct(opened, {
        kind: "target.created", subject: { kind: "target", id }, reason: body.reason, data: { chain: body.chain, link: body.link, zone: body.zone, candidates: body.candidates }, zoneId: body.zone,
      });
      await tx.insertInto("city.chain_target").values({
        city_id: city.city_id, id, chain_id: body.chain, link_id: body.link, zone_id: body.zone, content: JSON.stringify(content), body_id: actor.bodyId, role: actor.role,
        created_at: act.at, act_seq: act.seq,
      }).execute();
      const [made] = await listed(opened, await targetRows(tx, city.city_id, { id }), today());
      return found(made, "body", id, "the target just made");
    }));
};

/** The gap as the last work found it. */
async function gapNow({ tx, city, year, asOf }: Visit, chainId: string, linkId: string): Promise<Pick<TargetContent, "chainName" | "linkName" | "evidence">> {
  const inYear = found(year, "query.asOf", asOf, "a day with figures of firms");
  const { chain } = found(versionOfYear(await chainVersions(tx, city.city_id, chainId), inYear), "body.chain", chainId, "the id of a chain");
  const link = found(chain.links.find(({ id }) => id === linkId), "body.link", linkId, "the id of a link of the chain");
  const run = await runOf(tx, city.city_id, inYear);
  const states = await documentOf(tx, city.city_id, "states", `${chain.id}@${chain.version}`, inYear);
  const state = states?.links.find((one) => one.link === linkId);
  const evidence = (await documentOf(tx, city.city_id, "evidence", `${chain.id}@${chain.version}`, inYear))?.links.find((one) => one.link === linkId);
  if (!run || !state || !evidence) throw new HttpError(409, "conflict", { field: "body.link", found: "not worked out yet", expected: "a link whose presence is worked out" });
  return { chainName: chain.name, linkName: link.name, evidence: { year: inYear, run: run.id, status: state.status, parts: evidence.parts } };
}
