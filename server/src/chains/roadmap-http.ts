import { newRoadmapSchema, roadmapAnswerSchema, roadmapContentSchema, type Roadmap } from "@chengqi/domain/chains/targets";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { recordAct } from "../acts/record.js";
import { lockHead } from "../acts/sql.js";
import type { Tx } from "../db/tables.js";
import { found, HttpError } from "../errors.js";
import { bodies } from "../governance/sql.js";
import { idSchema, problems } from "../http/answers.js";
import { need, type Visits } from "../http/visit.js";
import { chainVersions } from "./sql.js";

const params = z.object({ id: idSchema });
const query = z.strictObject({ version: z.coerce.number().int().min(1).optional() });

/** 产业生态发展路径图: goals, key technologies and measures of a chain, version by version. */
export const roadmapRoutes = (visit: Visits, change: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/chains/:id/roadmap", {
    schema: { tags: ["chains"], summary: "Roadmap 产业生态发展路径图 of a chain: the last version or the one asked for", params, querystring: query, response: { 200: roadmapAnswerSchema, ...problems } },
  }, ({ actor, params: { id }, query: { version } }) =>
    visit(actor, undefined, async ({ tx, city }) => {
      await needChain(tx, city.city_id, id);
      const answer = await answerOf(tx, city.city_id, id, version);
      if (version !== undefined) found(answer.current, "query.version", String(version), `a version of ${answer.versions.map((one) => one.version).join(", ")}`);
      return answer;
    }));

  app.post("/api/v1/chains/:id/roadmap", {
    schema: {
      tags: ["chains"], summary: "Saves the next version of a chain's roadmap", description: "`base` is the version it was edited from; a later one meanwhile is a conflict.",
      params, body: newRoadmapSchema, response: { 200: roadmapAnswerSchema, ...problems },
    },
  }, ({ actor, params: { id }, body }) =>
    change(actor, undefined, async (opened) => {
      need(opened, "roadmap.save");
      const { tx, city } = opened;
      await needChain(tx, city.city_id, id);
      await needKnown(tx, city.city_id, id, body);
      await lockHead(tx, city.city_id);
      const last = (await versionsOf(tx, city.city_id, id)).at(0)?.version ?? 0;
      if (body.base !== last) throw new HttpError(409, "conflict", { field: "body.base", found: String(body.base), expected: `${last}, the last version` });
      const act = await recordAct(opened, { kind: "roadmap.saved", subject: { kind: "roadmap", id }, reason: body.change, data: { version: last + 1 } });
      await tx.insertInto("city.chain_roadmap").values({
        city_id: city.city_id, chain_id: id, version: last + 1, content: JSON.stringify(body.content), change: body.change, body_id: actor.bodyId, role: actor.role,
        saved_at: act.at, act_seq: act.seq,
      }).execute();
      return answerOf(tx, city.city_id, id);
    }));
};

const needChain = async (tx: Tx, cityId: string, id: string) => {
  if ((await chainVersions(tx, cityId, id)).length === 0) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "the id of a chain" });
};

/** Links and bodies that a roadmap names must be there. */
async function needKnown(tx: Tx, cityId: string, id: string, { content }: z.infer<typeof newRoadmapSchema>): Promise<void> {
  const links = new Set((await chainVersions(tx, cityId, id)).flatMap(({ chain }) => chain.links.map((link) => link.id)));
  const known = new Set((await bodies(tx, cityId)).map((body) => body.id));
  for (const [index, { link }] of content.technologies.entries()) {
    if (link !== undefined && !links.has(link)) throw new HttpError(422, "invalid-request", { field: `body.content.technologies.${index}.link`, found: link, expected: "the id of a link of the chain" });
  }
  for (const [index, { body }] of content.measures.entries()) {
    if (body !== undefined && !known.has(body)) throw new HttpError(422, "invalid-request", { field: `body.content.measures.${index}.body`, found: body, expected: "the id of a body" });
  }
}

async function versionsOf(tx: Tx, cityId: string, id: string): Promise<Roadmap[]> {
  const rows = await tx.selectFrom("city.chain_roadmap").selectAll().where("city_id", "=", cityId).where("chain_id", "=", id).orderBy("version", "desc").execute();
  return rows.map((row) => ({
    chain: row.chain_id, version: row.version, content: roadmapContentSchema.parse(row.content), change: row.change, body: row.body_id, role: row.role,
    savedAt: row.saved_at, act: row.act_seq, mark: "saved",
  }));
}

async function answerOf(tx: Tx, cityId: string, id: string, version?: number): Promise<z.infer<typeof roadmapAnswerSchema>> {
  const versions = await versionsOf(tx, cityId, id);
  const current = (version === undefined ? versions[0] : versions.find((one) => one.version === version)) ?? null;
  return { chain: id, current, versions: versions.map(({ content: _content, ...rest }) => rest) };
}
