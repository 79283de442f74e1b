import { firmCardSchema, firmPageSchema, firmSorts, type FirmListPage } from "@chengqi/domain/enterprises/firm";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { found } from "../errors.js";
import { daySchema, idSchema, problems } from "../http/answers.js";
import type { Visit, Visits } from "../http/visit.js";
import { cursorOf, fingerprint, positionOf } from "./cursor.js";
import { filterOf, firmQuery } from "./filter.js";
import { firmCard, firmRows } from "./rows.js";
import { firmPage, sortValue } from "./sql.js";
import { firmTotal } from "./total.js";

const listQuery = firmQuery.extend({
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
