import { firmCardSchema, firmPageSchema, firmSizes, firmSorts, type FirmListPage } from "@chengqi/domain/enterprises/firm";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { daySchema, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { zonesOfEcosystem } from "../zones/summaries.js";
import { cursorOf, fingerprint, positionOf } from "./cursor.js";
import { nameFilter } from "./named.js";
import { firmCard, firmRows } from "./rows.js";
import { firmPage, sortValue, type FirmFilter } from "./sql.js";
import { firmTotal } from "./total.js";

const listQuery = z.strictObject({
  zone: idSchema.optional(),
  community: idSchema.optional().describe("Id of an industrial community; ids repeat between zones, so name the zone too"),
  district: idSchema.optional(),
  ecosystem: idSchema.optional().describe("Firms of the zones known to belong to it on the day"),
  industry: z.string().regex(/^([A-T]|\d{2,4})$/, "a section letter from A to T, or two to four digits of a class").optional(),
  size: z.enum(firmSizes).optional(),
  q: z.string().trim().min(2).max(60).optional().describe("Part of the name; or the beginning of the credit code, of the pinyin or of its initials"),
  synthetic: z.enum(["true", "false"]).optional(),
  sort: z.enum(firmSorts).default("revenue"),
  order: z.enum(["asc", "desc"]).optional().describe("Default: names ascending, figures descending"),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  asOf: daySchema.optional(),
});
type ListQuery = z.infer<typeof listQuery>;

export const firmRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get("/api/v1/firms", {
    schema: {
      tags: ["firms"], summary: "Firms in business on the day, page by page",
      description: "Rows without the value sorted by come last. Hand `nextCursor` back as `cursor` with the same filters for the next page.",
      querystring: listQuery, response: { 200: firmPageSchema, ...problems },
    },
  }, ({ actor, query }) => visit(actor, query.asOf, (opened) => listFirms(opened, query)));

  app.get("/api/v1/firms/:id", {
    schema: {
      tags: ["firms"], summary: "One firm with its figures of every year", params: z.object({ id: idSchema }),
      response: { 200: firmCardSchema, ...problems },
    },
  }, ({ actor, params }) =>
    visit(actor, undefined, async (opened) => found(await firmCard(opened, params.id), "params.id", params.id, "the id of a firm")));
};

async function listFirms(visit: Visit, query: ListQuery): Promise<FirmListPage> {
  const filter = await filterOf(visit, query);
  const order = { sort: query.sort, descending: (query.order ?? (query.sort === "name" ? "asc" : "desc")) === "desc" };
  const { cursor, limit, ...asked } = query;
  const list = fingerprint({ ...asked, ...order, asOf: visit.asOf });
  const after = cursor === undefined ? null : positionOf(list, cursor);
  const rows = await firmPage(visit.tx, filter, order, after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const complete = rows.length <= limit;
  const total = complete && after === null ? rows.length : await firmTotal(visit.tx, filter, visit.city.firm_years);
  return {
    rows: await firmRows(visit, page),
    nextCursor: complete || !last ? null : cursorOf(list, { value: sortValue(last, query.sort), id: last.id }),
    total,
  };
}

async function filterOf(visit: Visit, query: ListQuery): Promise<FirmFilter> {
  return {
    cityId: visit.city.city_id,
    year: visit.year ?? Number(visit.asOf.slice(0, 4)),
    zones: await zonesOf(visit, query),
    community: query.community,
    district: query.district,
    industry: query.industry,
    size: query.size,
    synthetic: query.synthetic === undefined ? undefined : query.synthetic === "true",
    named: query.q === undefined ? undefined : await nameFilter(visit.tx, visit.city.city_id, query.q),
  };
}

/** A zone, the zones of an ecosystem, or what both have in common. */
async function zonesOf(visit: Visit, { zone, ecosystem }: ListQuery): Promise<readonly string[] | undefined> {
  if (ecosystem === undefined) return zone === undefined ? undefined : [zone];
  const zones = await zonesOfEcosystem(visit, ecosystem);
  return zone === undefined ? zones : zones.filter((one) => one === zone);
}
