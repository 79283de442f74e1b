import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { idSchema } from "../http/answers.js";
import type { Visits } from "../http/visit.js";
import { answer, at, description, given, named, ogcRoot, tags, titleOf } from "./answer.js";
import { collections, extent } from "./collections.js";
import { pageOf, type Link } from "./page.js";
import { plainQuery } from "./query.js";
import { referenceSystems } from "./reference-systems.js";

const conformance = [
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
  "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
  "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
];

/** The way in, what is conformed to, and which layers there are. */
export const layerRoutes = (visit: Visits): FastifyPluginAsyncZod => async (app) => {
  await app.register(entryRoutes);
  app.get(`${ogcRoot}/collections`, {
    schema: { tags, summary: "The layers", querystring: plainQuery, response: answer("application/json") },
  }, async (request, reply) => {
    const { lang } = request.query;
    const all = await visit(request.actor, undefined, async (opened) => {
      const described: object[] = [];
      for (const one of collections) described.push(description(request, one, lang, await extent(opened, one)));
      return described;
    });
    const links: Link[] = [{ href: at(request, `${ogcRoot}/collections`), rel: "self", type: "application/json", title: "JSON" }];
    return given(request, reply, { links, collections: all, crs: [...referenceSystems.keys()] }, () => pageOf({
      title: lang === "zh" ? "图层" : "Collections", language: lang, head: ["id", lang === "zh" ? "名称" : "Title"], links,
      rows: collections.map((one) => [{ text: one.id, href: `${ogcRoot}/collections/${one.id}?f=html` }, { text: titleOf(one, lang) }]),
    }));
  });

  app.get(`${ogcRoot}/collections/:collection`, {
    schema: { tags, summary: "One layer", params: z.object({ collection: idSchema }), querystring: plainQuery, response: answer("application/json") },
  }, async (request, reply) => {
    const { lang } = request.query;
    const one = named(request.params.collection);
    const described = await visit(request.actor, undefined, async (opened) => description(request, one, lang, await extent(opened, one)));
    return given(request, reply, described, () => pageOf({ title: titleOf(one, lang), language: lang, head: [], rows: [[{ text: one.description[lang] }]], links: described.links }));
  });
};

const entryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(ogcRoot, {
    schema: { tags, summary: "Where the layers of the city begin", querystring: plainQuery, response: answer("application/json") },
  }, async (request, reply) => {
    const { lang } = request.query;
    const links: Link[] = [
      { href: at(request, ogcRoot), rel: "self", type: "application/json", title: "JSON" }, { href: at(request, `${ogcRoot}?f=html`), rel: "alternate", type: "text/html", title: "HTML" },
      { href: at(request, "/api/openapi.json"), rel: "service-desc", type: "application/vnd.oai.openapi+json;version=3.0", title: "OpenAPI" },
      { href: at(request, "/api/docs"), rel: "service-doc", type: "text/html", title: lang === "zh" ? "接口文档" : "Documentation" },
      { href: at(request, `${ogcRoot}/conformance`), rel: "conformance", type: "application/json", title: lang === "zh" ? "符合的标准" : "Conformance" },
      { href: at(request, `${ogcRoot}/collections`), rel: "data", type: "application/json", title: lang === "zh" ? "图层" : "Collections" },
    ];
    const title = lang === "zh" ? "城棋图层" : "Layers of Chengqi";
    return given(request, reply, { title, description: title, links }, () => pageOf({ title, language: lang, head: [], rows: [], links }));
  });

  app.get(`${ogcRoot}/conformance`, {
    schema: { tags, summary: "The classes of the standard that are met", querystring: plainQuery, response: answer("application/json") },
  }, async (request, reply) => given(request, reply, { conformsTo: conformance }, () =>
    pageOf({ title: "Conformance", language: request.query.lang, head: ["URI"], rows: conformance.map((one) => [{ text: one }]), links: [] })));
};
