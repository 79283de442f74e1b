import { newTargetSchema, targetSchema, type Target } from "@chengqi/domain/chains/targets";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import type { Tx } from "../db/tables.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { found, HttpError } from "../errors.js";
import { datedQuery, idSchema, problems, rowsOf } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import { documentOf, runOf } from "./results.js";
import { chainVersions, versionOfYear } from "./sql.js";

const listQuery = z.strictObject({ chain: idSchema.optional(), link: idSchema.optional(), zone: idSchema.optional() });
type Kept = Omit<Target, "id" | "chain" | "link" | "zone" | "body" | "createdAt" | "act">;

/** Targets: gaps that somebody took up. They name firms to call, so they are read by those who work on them. */
export const targetRoutes = (visit: Visits, change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/targets", {
    schema: { tags: ["chains"], summary: "Targets the reader may see: whom to bring where", querystring: listQuery, response: { 200: rowsOf(targetSchema), ...problems } },
  }, ({ actor, query }, reply) => {
    reply.header("cache-control", "no-store");
    return visit(actor, undefined, async ({ tx, city }) => ({ rows: await targets(tx, city.city_id, query) }));
  });

  app.post("/api/v1/targets", {
    schema: { tags: ["chains"], summary: "Makes a target of a gap, with the gap as it stands", querystring: datedQuery, body: newTargetSchema, response: { 200: targetSchema, ...problems } },
  }, ({ actor, query, body }) =>
    change(actor, query.asOf, async (opened) => {
      need(opened, "target.create", { zoneId: body.zone });
      const { tx, city } = opened;
      if (body.zone !== null && (await zoneRows(tx, city.city_id, [body.zone])).length === 0) throw new HttpError(404, "not-found", { field: "body.zone", found: body.zone, expected: "the id of a zone" });
      const content = { ...(await gapNow(opened, body.chain, body.link)), candidates: body.candidates, reason: body.reason, status: "open" as const };
      const id = uuidV7(Date.now());
      const act = await recordAct(opened, {
        kind: "target.created", subject: { kind: "target", id }, reason: body.reason, data: { chain: body.chain, link: body.link, zone: body.zone, candidates: body.candidates }, zoneId: body.zone,
      });
      await tx.insertInto("city.chain_target").values({
        city_id: city.city_id, id, chain_id: body.chain, link_id: body.link, zone_id: body.zone, content: JSON.stringify(content), body_id: actor.bodyId, role: actor.role,
        created_at: act.at, act_seq: act.seq,
      }).execute();
      const [made] = await targets(tx, city.city_id, { id });
      return found(made, "body", id, "the target just made");
    }));
};

/** The gap as the last work found it. */
async function gapNow({ tx, city, year, asOf }: Visit, chainId: string, linkId: string): Promise<Pick<Kept, "chainName" | "linkName" | "evidence">> {
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

/** Targets the reader may see, the latest first. */
export async function targets(tx: Tx, cityId: string, of: { id?: string; chain?: string | undefined; link?: string | undefined; zone?: string | undefined }): Promise<Target[]> {
  let query = tx.selectFrom("city.chain_target").selectAll().where("city_id", "=", cityId);
  if (of.id !== undefined) query = query.where("id", "=", of.id);
  if (of.chain !== undefined) query = query.where("chain_id", "=", of.chain);
  if (of.link !== undefined) query = query.where("link_id", "=", of.link);
  if (of.zone !== undefined) query = query.where("zone_id", "=", of.zone);
  return (await query.orderBy("act_seq", "desc").limit(500).execute()).map((row) => ({
    ...(row.content as Kept), id: row.id, chain: row.chain_id, link: row.link_id, zone: row.zone_id, body: row.body_id, createdAt: row.created_at, act: row.act_seq,
  }));
}
