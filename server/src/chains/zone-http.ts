import { zoneChainsSchema, zoneNextSchema, type ZoneChains } from "@chengqi/domain/chains/answers-supply";
import { grouping } from "@chengqi/domain/chains/chain-problems";
import { inForce } from "@chengqi/domain/zones/period";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { ecosystems } from "../ecosystems/sql.js";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { zoneRows } from "../zones/sql.js";
import { zonesOfEcosystem } from "../zones/summaries.js";
import { areaOf, namesOfZones } from "./area.js";
import { ecosystemNamed } from "./http.js";
import { documentOf, runOf } from "./results.js";
import { chainsOn } from "./sql.js";
import { presenceOrigins, statesOfChains } from "./states.js";
import { supplyOfZone } from "./zone-supply.js";

const params = z.object({ id: idSchema });

/** What a zone has of the chains, and what could come next. */
export const zoneChainRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/zones/:id/next", {
    schema: { tags: ["chains"], summary: "What could come next for a zone: classes and links within reach, each opened to its parts", params, querystring: datedQuery, response: { 200: zoneNextSchema, ...problems } },
  }, ({ actor, params: { id }, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { tx, city } = opened;
      const zone = await zoneNamed(opened, id);
      const run = await runOf(tx, city.city_id, opened.year);
      const year = opened.year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      return { zone, year, rows: (run && (await documentOf(tx, city.city_id, "next", id, year))?.rows) ?? [], run };
    }));

  app.get("/api/v1/zones/:id/chains", {
    schema: { tags: ["chains"], summary: "The chains a zone takes part in, with its links on each", params, querystring: datedQuery, response: { 200: zoneChainsSchema, ...problems } },
  }, ({ actor, params: { id }, query }) =>
    visit(actor, query.asOf, async (opened) => {
      const { tx, city } = opened;
      const zone = await zoneNamed(opened, id);
      const run = await runOf(tx, city.city_id, opened.year);
      const year = opened.year ?? run?.year ?? Number(opened.asOf.slice(0, 4));
      return { zone, year, chains: run ? await chainsOf(opened, id, year) : [], run, measures: run ? presenceOrigins(year, run.syntheticFirms > 0) : {} };
    }));
};

async function zoneNamed(visit: Visit, id: string) {
  found((await zoneRows(visit.tx, visit.city.city_id, [id]))[0], "params.id", id, "the id of a zone");
  return { id, name: (await namesOfZones(visit, [id]))(id) };
}

async function chainsOf(visit: Visit, zone: string, year: number): Promise<ZoneChains["chains"]> {
  const { tx, city, asOf } = visit;
  const area = await areaOf(visit, `zone:${zone}`);
  const circles = (await ecosystems(tx, city.city_id)).filter((row) => inForce(row, asOf));
  const own = new Set<string>();
  for (const { id } of circles) if ((await zonesOfEcosystem(visit, id)).includes(zone)) own.add(id);
  const byName = new Map(circles.map((row) => [row.nameZh, row.id]));
  const supply = await supplyOfZone(visit, zone, year);
  const chains: ZoneChains["chains"] = [];
  for (const [chain, states] of await statesOfChains(visit, await chainsOn(tx, city.city_id, asOf), area, year)) {
    const groups = grouping(chain.links);
    const links = chain.links.filter(({ id }) => !groups.has(id)).flatMap(({ id }) => states.get(id) ?? []);
    const ofEcosystem = chain.ecosystems.some((name) => own.has(ecosystemNamed(byName, name) ?? ""));
    const firms = links.reduce((sum, { presence }) => sum + presence.firms, 0);
    if (firms === 0 && !ofEcosystem) continue;
    chains.push({
      id: chain.id, name: chain.name, ofEcosystem, firms, revenueCny: links.reduce((sum, { presence }) => sum + presence.revenueCny, 0),
      supplyRatio: supply.find((row) => row.chain === chain.id && row.link === null)?.ratio ?? null, links: links.map(({ zones: _zones, ...link }) => link),
    });
  }
  return chains.toSorted((a, b) => Number(b.ofEcosystem) - Number(a.ofEcosystem) || b.revenueCny - a.revenueCny || (a.id < b.id ? -1 : 1));
}
