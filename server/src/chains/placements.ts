import { newPlacementSchema, placementDecisionSchema, type LinkDecision, type PlacementDecision } from "@chengqi/domain/chains/decisions";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { uuidV7 } from "../db/uuid-v7.js";
import { firmById } from "../enterprises/sql.js";
import { found, HttpError } from "../errors.js";
import { idSchema, problems, rowsOf } from "../http/answers.js";
import { need, type Visit, type Visits } from "../http/visit.js";
import { chainVersions } from "./sql.js";

/** Where a firm stands on the chains, as those decide who know it. `moved` hears of each decision. */
export const placementRoutes = (visit: Visits, change: Visits, moved: () => void): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/firms/:id/placements", {
    schema: {
      tags: ["chains"], summary: "What was decided of where a firm stands on the chains", params: z.object({ id: idSchema }), response: { 200: rowsOf(placementDecisionSchema), ...problems },
    },
  }, ({ actor, params: { id } }) =>
    visit(actor, undefined, async (opened) => {
      found(await firmById(opened.tx, opened.city.city_id, id), "params.id", id, "the id of a firm");
      return { rows: await placementsOf(opened, id) };
    }));

  app.post("/api/v1/chains/placements", {
    schema: {
      tags: ["chains"], summary: "Decides that a firm stands on a link of a chain, or does not", body: newPlacementSchema,
      response: { 200: z.object({ id: z.string(), act: z.number().int() }), ...problems },
    },
  }, async ({ actor, body }) => {
    const answer = await change(actor, undefined, async (opened) => {
      const { tx, city } = opened;
      const firm = found(await firmById(tx, city.city_id, body.firm), "body.firm", body.firm, "the id of a firm");
      need(opened, "placement.decide", { zoneId: firm.zone });
      await needSingle(opened, "body", body);
      if (body.insteadOf) await needSingle(opened, "body.insteadOf", body.insteadOf);
      const id = uuidV7(Date.now());
      const act = await recordAct(opened, {
        kind: "placement.decided", subject: { kind: "firm", id: body.firm }, reason: body.reason,
        data: { decision: id, chain: body.chain, link: body.link, on: body.on, ...(body.insteadOf && { insteadOf: `${body.insteadOf.chain}/${body.insteadOf.link}` }) },
        zoneId: firm.zone, firmId: body.firm,
      });
      const decided = { city_id: city.city_id, firm_id: body.firm, reason: body.reason, zone_id: firm.zone, body_id: actor.bodyId, role: actor.role, decided_at: act.at, act_seq: act.seq };
      await tx.insertInto("city.firm_link_decision").values([
        { ...decided, id, chain_id: body.chain, link_id: body.link, stands: body.on },
        ...(body.insteadOf ? [{ ...decided, id: uuidV7(Date.now()), chain_id: body.insteadOf.chain, link_id: body.insteadOf.link, stands: false }] : []),
      ]).execute();
      return { id, act: act.seq };
    });
    moved();
    return answer;
  });
};

/** @throws HttpError where a link is not there, or is made of others */
async function needSingle({ tx, city }: Visit, field: string, { chain: id, link }: { readonly chain: string; readonly link: string }): Promise<void> {
  const links = (await chainVersions(tx, city.city_id, id)).flatMap(({ chain }) => chain.links);
  if (!links.some((one) => one.id === link)) throw new HttpError(404, "not-found", { field: `${field}.link`, found: `${id}/${link}`, expected: "a link of a chain" });
  if (links.some(({ parents }) => parents.includes(link))) throw new HttpError(422, "invalid-request", { field: `${field}.link`, found: link, expected: "a link without parts" });
}

/** When the last finished work began; what was decided before is counted. */
async function countedUntil({ tx, city }: Visit): Promise<number> {
  const run = await tx.selectFrom("city.chain_run").select("started_at").where("city_id", "=", city.city_id).where("state", "=", "done").orderBy("finished_at", "desc").limit(1).executeTakeFirst();
  return run ? Date.parse(run.started_at) : -Infinity;
}

const mostDecisions = 50;

/** Firms that stand on some links of a chain, or do not, by decision: the last of each, the latest first; what was taken back is left out. */
export async function decisionsOn(visit: Visit, chain: string, links: readonly string[]): Promise<LinkDecision[]> {
  const { tx, city } = visit;
  const rows = await tx.selectFrom("city.firm_link_decision as d").innerJoin("city.firm as f", (join) => join.onRef("f.city_id", "=", "d.city_id").onRef("f.id", "=", "d.firm_id"))
    .select(["d.firm_id", "d.link_id", "d.stands", "d.reason", "d.role", "d.body_id", "d.decided_at", "d.act_seq", "f.name_zh", "f.name_en", "f.zone_id"])
    .where("d.city_id", "=", city.city_id).where("d.chain_id", "=", chain).where("d.link_id", "in", [...links]).orderBy("d.act_seq").execute();
  if (rows.length === 0) return [];
  const until = await countedUntil(visit);
  return [...new Map(rows.map((row) => [`${row.firm_id}/${row.link_id}`, row])).values()].filter(({ stands }) => stands !== null).toReversed().slice(0, mostDecisions).map((row) => ({
    firm: { id: row.firm_id, name: { zh: row.name_zh, en: row.name_en } }, zone: row.zone_id, on: row.stands, reason: row.reason, role: row.role, body: row.body_id, decidedAt: row.decided_at, act: row.act_seq,
    counted: until > Date.parse(row.decided_at),
  }));
}

/** What was decided last of a firm on each link, the latest first; what is still open to be counted says so. */
export async function placementsOf(visit: Visit, firm: string): Promise<PlacementDecision[]> {
  const { tx, city } = visit;
  const rows = await tx.selectFrom("city.firm_link_decision").selectAll().where("city_id", "=", city.city_id).where("firm_id", "=", firm).orderBy("act_seq", "desc").execute();
  if (rows.length === 0) return [];
  const until = await countedUntil(visit);
  const chains = new Map((await chainVersions(tx, city.city_id)).map(({ chain }) => [chain.id, chain]));
  const last = new Map(rows.toReversed().map((row) => [`${row.chain_id}/${row.link_id}`, row]));
  return [...last.values()].toSorted((a, b) => b.act_seq - a.act_seq).flatMap((row): PlacementDecision[] => {
    const chain = chains.get(row.chain_id);
    const link = chain?.links.find(({ id }) => id === row.link_id);
    if (!chain || !link) return [];
    return [{
      chain: chain.id, chainName: chain.name, link: link.id, linkName: link.name, on: row.stands, reason: row.reason, role: row.role, body: row.body_id, decidedAt: row.decided_at, act: row.act_seq,
      counted: until > Date.parse(row.decided_at),
    }];
  });
}
