import { bodyFileSchema, treeBodySchema, zoneGovernanceSchema, type BodyFile, type ZoneGovernance } from "@chengqi/domain/governance/body-answers";
import { bodyTypeNames } from "@chengqi/domain/governance/bodies";
import { leadsOn } from "@chengqi/domain/governance/leads";
import { nameOn } from "@chengqi/domain/zones/names";
import { inForce } from "@chengqi/domain/zones/period";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { datedQuery, idSchema, problems, rowsOf } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { zoneNames, zoneRows } from "../zones/sql.js";
import { branchOf, knownBodies, leadAnswer, listsOf, notOver, onDay, powerAnswer, refOf, treeOn, type Known } from "./answer.js";
import { forms, leads, powers, statements, zonesRun } from "./sql.js";

const listQuery = datedQuery.extend({
  type: z.enum(bodyTypeNames).optional(),
  district: idSchema.optional().describe("Code of a district, GB/T 2260"),
  zone: idSchema.optional().describe("Bodies that run this zone on the day"),
});
const params = z.object({ id: idSchema });

/** Bodies of the zone system, what each is and has, and how a zone is governed. */
export const bodyRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/bodies", {
    schema: { tags: ["governance"], summary: "Bodies on a day, each with the one it stands under and the zones it runs", querystring: listQuery, response: { 200: rowsOf(treeBodySchema), ...problems } },
  }, ({ actor, query }) => visit(actor, query.asOf, async ({ tx, city, asOf }) => {
    const tree = await treeOn(tx, city.city_id, await knownBodies(tx, city.city_id), asOf);
    return { rows: tree.filter(({ type, districtCode, zones }) =>
      (query.type === undefined || type === query.type) && (query.district === undefined || districtCode === query.district) && (query.zone === undefined || zones.includes(query.zone))) };
  }));

  app.get("/api/v1/bodies/:id", {
    schema: { tags: ["governance"], summary: "One body: where it stands, its zones, powers, duties and posts", description: "Lists hold what is not over on the day; standings, leads and powers also what is past.", params, querystring: datedQuery, response: { 200: bodyFileSchema, ...problems } },
  }, ({ actor, params: { id }, query }) => visit(actor, query.asOf, (opened) => bodyFile(opened, id)));

  app.get("/api/v1/zones/:id/governance", {
    schema: { tags: ["governance"], summary: "How a zone is governed: its body and all above it, three in one, powers, duties, posts", params, querystring: datedQuery, response: { 200: zoneGovernanceSchema, ...problems } },
  }, ({ actor, params: { id }, query }) => visit(actor, query.asOf, (opened) => zoneGovernance(opened, id)));
};

async function bodyFile({ tx, city, asOf }: Visit, id: string): Promise<BodyFile> {
  const cityId = city.city_id;
  const known = await knownBodies(tx, cityId);
  const { nameZh, nameEn, ...body } = found(known.byId.get(id), "params.id", id, "the id of a body");
  const run = await zonesRun(tx, cityId, asOf, id);
  const led = await leads(tx, cityId, { bodyId: id });
  const nameOf = await namesOn(tx, cityId, [...run.map((zone) => zone.id), ...led.map(({ zoneId }) => zoneId)], asOf);
  const all = (await powers(tx, cityId, { bodyIds: [id] })).map((power) => powerAnswer(known, power));
  return {
    ...body,
    name: { zh: nameZh, en: nameEn },
    zones: run.map((zone) => ({ id: zone.id, name: nameOf(zone.id), dataset: zone.dataset, validFrom: zone.validFrom, validTo: zone.validTo })),
    standings: known.standings.filter(({ bodyId }) => bodyId === id)
      .map(({ parentId, dataset, validFrom, validTo }) => ({ parent: refOf(known, parentId), dataset, validFrom, validTo })),
    under: below(known, id, asOf),
    leads: led.map(({ zoneId, kind, dataset, validFrom, validTo }) => ({ id: zoneId, name: nameOf(zoneId), kind, dataset, validFrom, validTo })),
    powersGiven: all.filter(({ giver }) => giver.id === id),
    powersReceived: all.filter(({ receiver }) => receiver.id === id),
    ...(await listsOf(tx, cityId, known, [id], notOver(asOf))),
    statements: await statements(tx, cityId, id),
  };
}

const below = (known: Known, id: string, day: string) =>
  known.standings.filter((one) => one.parentId === id && inForce(one, day)).map(({ bodyId }) => refOf(known, bodyId)).toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function namesOn(tx: Visit["tx"], cityId: string, ids: readonly string[], day: string) {
  const names = ids.length === 0 ? [] : await zoneNames(tx, cityId, [...new Set(ids)]);
  return (id: string) => {
    const name = nameOn(names.filter(({ zone }) => zone === id), day);
    return { zh: name?.nameZh ?? id, en: name?.nameEn ?? null };
  };
}

async function zoneGovernance({ tx, city, asOf }: Visit, zone: string): Promise<ZoneGovernance> {
  const cityId = city.city_id;
  found((await zoneRows(tx, cityId, [zone]))[0], "params.id", zone, "the id of a zone");
  const known = await knownBodies(tx, cityId);
  const own = await forms(tx, cityId, zone);
  const now = own.find((form) => inForce(form, asOf));
  const all = await leads(tx, cityId, { zoneId: zone });
  const ids = now ? [now.bodyId] : [];
  return {
    zone,
    body: now ? refOf(known, now.bodyId) : null,
    forms: own.map(({ bodyId, ...form }) => ({ ...form, body: refOf(known, bodyId) })),
    bodies: now ? branchOf(await treeOn(tx, cityId, known, asOf), now.bodyId) : [],
    leads: leadsOn(all, asOf).map((lead) => leadAnswer(known, lead)),
    leadHistory: all.map((lead) => leadAnswer(known, lead)),
    powers: (await powers(tx, cityId, { bodyIds: ids })).filter(({ receiverId }) => ids.includes(receiverId)).filter(onDay(asOf)).map((power) => powerAnswer(known, power)),
    ...(await listsOf(tx, cityId, known, ids, onDay(asOf))),
  };
}
