import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { idSchema } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { answer, at, geoJsonType, given, named, ogcRoot, tableOf, tags, titleOf, withQuery } from "./answer.js";
import { features, matched } from "./collections.js";
import { pageOf, type Link } from "./page.js";
import { itemsQuery, oneQuery, systemOf, wanted } from "./query.js";

/** Features of a layer, page by page, and each by its id. */
export const itemRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  app.get(`${ogcRoot}/collections/:collection/items`, {
    schema: { tags, summary: "Features of a layer", params: z.object({ collection: idSchema }), querystring: itemsQuery, response: answer(geoJsonType) },
  }, async (request, reply) => {
    const { query } = request;
    const one = named(request.params.collection);
    const { rows, total, next } = await visit(request.actor, undefined, async (opened) => {
      const asked = wanted(query, opened.asOf);
      const found = await features(opened, one, asked);
      const more = found.length > asked.limit;
      return { rows: found.slice(0, asked.limit), total: await matched(opened, one, asked), next: more ? (found[asked.limit - 1]?.id ?? null) : null };
    });
    const links: Link[] = [
      { href: at(request, request.url), rel: "self", type: "application/geo+json", title: "GeoJSON" },
      { href: withQuery(request, { f: "html" }), rel: "alternate", type: "text/html", title: "HTML" },
      { href: at(request, `${ogcRoot}/collections/${one.id}`), rel: "collection", type: "application/json", title: titleOf(one, query.lang) },
      ...(next === null ? [] : [{ href: withQuery(request, { after: next }), rel: "next", type: "application/geo+json", title: query.lang === "zh" ? "下一页" : "Next page" }]),
    ];
    const body = { type: "FeatureCollection", links, numberMatched: total, numberReturned: rows.length, features: rows };
    void reply.header("content-crs", `<${query.crs}>`);
    return given(request, reply, body, () => pageOf({ title: titleOf(one, query.lang), language: query.lang, ...tableOf(one, rows), links }), `${geoJsonType}; charset=utf-8`);
  });

  app.get(`${ogcRoot}/collections/:collection/items/:id`, {
    schema: { tags, summary: "One feature", params: z.object({ collection: idSchema, id: idSchema }), querystring: oneQuery, response: answer(geoJsonType) },
  }, async (request, reply) => {
    const { query, params } = request;
    const one = named(params.collection);
    const [feature] = await visit(request.actor, undefined, (opened) =>
      features(opened, one, { ...systemOf(query.crs), box: null, boxSrid: 4326, span: { from: null, to: null }, after: "", limit: 1, id: params.id }));
    if (!feature) throw new HttpError(404, "not-found", { field: "params.id", found: params.id, expected: `the id of a feature of ${one.id}` });
    const links: Link[] = [
      { href: at(request, request.url), rel: "self", type: "application/geo+json", title: "GeoJSON" }, { href: withQuery(request, { f: "html" }), rel: "alternate", type: "text/html", title: "HTML" },
      { href: at(request, `${ogcRoot}/collections/${one.id}`), rel: "collection", type: "application/json", title: titleOf(one, query.lang) },
    ];
    void reply.header("content-crs", `<${query.crs}>`);
    return given(request, reply, { ...feature, links }, () => pageOf({ title: params.id, language: query.lang, ...tableOf(one, [feature]), links }), `${geoJsonType}; charset=utf-8`);
  });
};
