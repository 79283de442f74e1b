import { chainAnswerSchema, chainRowSchema, linkAnswerSchema, panoramaSchema, type ChainRow } from "@chengqi/domain/chains/answers";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { linkStatuses } from "@chengqi/domain/chains/link-status";
import { grouped } from "@chengqi/domain/lists/grouped";
import { inForce } from "@chengqi/domain/zones/period";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ecosystems } from "../ecosystems/sql.js";
import { HttpError } from "../errors.js";
import { daySchema, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { areaOf } from "./area.js";
import { chainAnswer, chosen } from "./chain-answer.js";
import { linkPage } from "./link-page.js";
import { documentsOf, runOf, type Documents } from "./results.js";
import { chainVersions, inForceOn, type StoredChain } from "./sql.js";
import { linkStates, presenceOrigins } from "./states.js";

const versioned = z.strictObject({ asOf: daySchema.optional(), version: z.coerce.number().int().min(1).optional() });
const areaText = z.string().max(120).optional().describe("`city` (default), `district:510107`, `zone:Z01`, `ecosystem:E01`");
const areaQuery = versioned.extend({ area: areaText });
const linkQuery = areaQuery.extend({ cursor: z.string().max(1000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

/** Chains, their links in an area, one link with all that speaks for it. */
export const chainRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/chains", {
    schema: { tags: ["chains"], summary: "Industry chains with how they stand in the city", querystring: z.strictObject({ asOf: daySchema.optional() }), response: { 200: rowsOf(chainRowSchema), ...problems } },
  }, ({ actor, query }) => visit(actor, query.asOf, async (opened) => ({ rows: await chainRows(opened) })));

  app.get("/api/v1/chains/:id", {
    schema: { tags: ["chains"], summary: "One chain: links, edges, versions, edges beside the national table", params: z.object({ id: idSchema }), querystring: versioned, response: { 200: chainAnswerSchema, ...problems } },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => chainAnswer(opened, await versionsOf(opened, params.id), query.version)));

  app.get("/api/v1/chains/:id/panorama", {
    schema: { tags: ["chains"], summary: "Panorama 产业链全景: every link in an area with presence, status and hosts", params: z.object({ id: idSchema }), querystring: areaQuery, response: { 200: panoramaSchema, ...problems } },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { chain } = chosen(await versionsOf(opened, params.id), opened.asOf, query.version);
      const area = await areaOf(opened, query.area);
      const run = await runOf(opened.tx, opened.city.city_id, opened.year);
      const year = opened.year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      const states = run && (await linkStates(opened, chain, area, year));
      const groups = grouping(chain.links);
      return {
        chain, area: { kind: area.kind, id: area.id, name: area.name }, year, asOf: opened.asOf,
        links: chain.links.map((link) => ({ ...link, group: groups.has(link.id), state: states?.get(link.id) ?? null })),
        edges: chain.edges, run, measures: run ? presenceOrigins(year, run.syntheticFirms > 0) : {},
      };
    }));

  app.get("/api/v1/chains/:id/links/:link", {
    schema: {
      tags: ["chains"], summary: "One link in an area: firms, zones, evidence, candidates, history", params: z.object({ id: idSchema, link: idSchema }), querystring: linkQuery,
      response: { 200: linkAnswerSchema, ...problems },
    },
  }, ({ actor, params, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { chain } = chosen(await versionsOf(opened, params.id), opened.asOf, query.version);
      return linkPage(opened, chain, params.link, await areaOf(opened, query.area), query);
    }));
};

/** @throws HttpError 404 for an id without versions */
export async function versionsOf({ tx, city }: Visit, id: string): Promise<StoredChain[]> {
  const versions = await chainVersions(tx, city.city_id, id);
  if (versions.length === 0) throw new HttpError(404, "not-found", { field: "params.id", found: id, expected: "the id of a chain" });
  return versions;
}

async function chainRows(visit: Visit): Promise<ChainRow[]> {
  const { tx, city, asOf, year } = visit;
  const byId = grouped(await chainVersions(tx, city.city_id), ({ chain }) => chain.id);
  const states = year === null ? new Map<string, Documents["states"]>() : await documentsOf(tx, city.city_id, "states", year);
  const circles = new Map((await ecosystems(tx, city.city_id)).filter((row) => inForce(row, asOf)).map((row) => [row.nameZh, row.id]));
  return [...byId.values()].map((versions) => {
    const now = inForceOn(versions, asOf);
    const { chain, origin } = now ?? versions.at(-1)!;
    const groups = grouping(chain.links);
    const concluded = now && states.get(`${chain.id}@${chain.version}`);
    return {
      id: chain.id, name: chain.name, version: now?.chain.version ?? null, versions: versions.length, origin, mark: chain.mark, author: chain.author, date: chain.date,
      ecosystems: chain.ecosystems.map((name) => ({ name, id: ecosystemNamed(circles, name) })),
      links: chain.links.length - groups.size, edges: chain.edges.length,
      firms: concluded?.firms ?? null, revenueCny: concluded?.revenueCny ?? null,
      statuses: concluded ? Object.fromEntries(linkStatuses.map((status) => [status, concluded.links.filter((link) => link.status === status).length])) as ChainRow["statuses"] : null,
    };
  });
}

/** Lists write 电子信息 for 电子信息产业生态圈 and for 电子信息. */
export const ecosystemNamed = (circles: ReadonlyMap<string, string>, name: string): string | null =>
  circles.get(name) ?? [...circles].find(([full]) => full.replace(/(?:产业)?(?:生态圈)?$/u, "") === name.replace(/(?:产业)?(?:生态圈)?$/u, ""))?.[1] ?? null;
